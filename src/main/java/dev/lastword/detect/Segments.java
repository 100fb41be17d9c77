package dev.lastword.detect;

import java.util.ArrayList;
import java.util.List;

/// Cuts a message into words and segments: sentences, or what stands for them.
final class Segments {
  /// A segment: words that belong together.
  ///
  /// @param section where they stand
  /// @param from the first word
  /// @param to the word after the last
  /// @param asks whether a question mark follows
  record Segment(Section section, int from, int to, boolean asks) {}

  /// A segment this long without a stop is cut: some models forget punctuation altogether.
  private static final int LONGEST = 40;

  private static final int CUT = 20;

  private final String text;
  private final char[] letters;
  private final Sections sections;
  private final Tokens tokens;
  private final List<Segment> segments = new ArrayList<>();
  private int segmentFrom;
  private Section section = Section.SPEECH;
  private int pictures;
  private boolean asks;
  private long fingerprint;

  private Segments(String text, List<String> stopTokens) {
    this.text = text;
    this.sections = Sections.of(text, stopTokens);
    this.letters = sections.letters();
    this.tokens = new Tokens(text.length());
  }

  /// Reads a message.
  static Segments of(String text) {
    return of(text, List.of());
  }

  /// Reads a message of speakers who have stop tokens of their own.
  static Segments of(String text, List<String> stopTokens) {
    var segments = new Segments(text, stopTokens);
    segments.read();
    segments.sign();
    return segments;
  }

  Tokens tokens() {
    return tokens;
  }

  List<Segment> list() {
    return segments;
  }

  Sections sections() {
    return sections;
  }

  /// The fingerprint of the words, whatever their case and punctuation; where there are none, of
  /// the text.
  long fingerprint() {
    return fingerprint;
  }

  /// How many pictures and symbols stand in it.
  int pictures() {
    return pictures;
  }

  /// Whether it is a question mark and no words.
  boolean asksWithoutWords() {
    return tokens.size() == 0 && asks;
  }

  private void read() {
    int length = text.length();
    for (int i = 0; i < length; ) {
      if (sections.at(i) != section) {
        end(false);
        section = sections.at(i);
      }
      int to = sections.end(i);
      i = section == Section.SKIP ? to : read(i, to);
    }
    end(false);
  }

  private void sign() {
    int words = tokens.size();
    fingerprint = words == 0 ? Hash.pair(Hash.EMPTY, text.strip().hashCode()) : Hash.EMPTY;
    for (int i = 0; i < words; i++) {
      fingerprint = Hash.pair(fingerprint, tokens.hash(i));
    }
  }

  /// Reads what stands in one section; answers the index to go on from.
  private int read(int from, int to) {
    int i = from;
    while (i < to) {
      i = letters[i] == ' ' ? i + 1 : step(i, to);
    }
    return i;
  }

  private int step(int i, int to) {
    int point = point(i);
    int next = i + Character.charCount(point);
    switch (Letters.kind(point)) {
      case WORD -> {
        return word(i, to);
      }
      case SIGN -> tokens.addSign(i, next, point, isGlued(i));
      case STOP -> stop(i, point);
      case PICTURE -> {
        pictures++;
        end(false);
      }
      default -> gap(i, point);
    }
    return next;
  }

  /// The code point at an index; nearly all of them have one half.
  private int point(int at) {
    char letter = letters[at];
    return Character.isHighSurrogate(letter) ? Character.codePointAt(letters, at) : letter;
  }

  private int word(int from, int to) {
    tokens.open(from, isGlued(from), Character.isUpperCase(letters[from]));
    int end = from;
    for (int i = from; i < to; ) {
      char letter = Letters.part(letters[i]);
      if (letter != 0 && !tokens.isFull()) {
        tokens.append(letter);
        i++;
        end = i;
        continue;
      }
      int point = point(i);
      var kind = Letters.kind(point);
      if (kind == Letters.Kind.WORD && !tokens.isFull()) {
        i = letter(i, point);
        end = i;
      } else if (kind == Letters.Kind.JOINER) {
        i += Character.charCount(point);
      } else {
        break;
      }
    }
    tokens.close(end);
    return end;
  }

  /// Appends a letter of a rare alphabet; answers the index behind it.
  private int letter(int at, int point) {
    int next = at + Character.charCount(point);
    for (int k = at; k < next; k++) {
      tokens.append(Letters.fold(letters[k]));
    }
    return next;
  }

  private boolean isGlued(int at) {
    int last = tokens.size() - 1;
    return last >= 0 && tokens.to(last) == at;
  }

  private void stop(int at, int point) {
    if (point == '.' && continues(at)) {
      return;
    }
    boolean question = point == '?' || point == '？' || point == '؟';
    asks |= question;
    end(question);
  }

  /// A full stop within `3.17`, `e.g.` or `file.txt` ends nothing.
  private boolean continues(int at) {
    if (at + 1 >= text.length()) {
      return false;
    }
    char next = letters[at + 1];
    return Character.isLowerCase(next) || Character.isDigit(next);
  }

  private void gap(int at, int point) {
    boolean ends =
        switch (point) {
          case '\n', '—', '|', '•', '\u2028', '\u2029' -> true;
          case '-', '–' -> isBlank(at - 1) && isBlank(at + 1);
          case '，', '、', '；', '：' -> true;
          case ',', ';', ':' -> followsSign(at) && !tokens.isHangul(tokens.size() - 1);
          case '~', '～', '〜' -> followsSign(at);
          default -> false;
        };
    if (ends) {
      end(false);
    }
  }

  private boolean followsSign(int at) {
    int last = tokens.size() - 1;
    return last >= 0 && tokens.to(last) == at && tokens.isSign(last);
  }

  private boolean isBlank(int at) {
    return at < 0 || at >= text.length() || letters[at] <= ' ';
  }

  private void end(boolean asks) {
    int to = tokens.size();
    int from = segmentFrom;
    segmentFrom = to;
    if (from == to) {
      askLast(asks);
      return;
    }
    if (to - from > LONGEST) {
      int cut = tokens.isSign(from) ? LONGEST : CUT;
      for (; to - from > cut * 3 / 2; from += cut) {
        segments.add(new Segment(section, from, from + cut, false));
      }
    }
    segments.add(new Segment(section, from, to, asks));
  }

  /// `Really…?` and `“Really”?` ask although the mark stands apart.
  private void askLast(boolean asks) {
    if (asks && !segments.isEmpty()) {
      var last = segments.removeLast();
      segments.add(new Segment(last.section(), last.from(), last.to(), true));
    }
  }
}
