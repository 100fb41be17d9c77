package dev.lastword.detect;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/// Cuts the evidence for a class out of a message, in code points of the message as it was written.
final class Quotes {
  private static final int MOST = 6;
  private static final int MOST_WORDS = 16;
  private static final int LONGEST = 160;

  private final String text;
  private final Segments segments;
  private final MessageClass kind;
  private final boolean telling;
  private final Deque<Cut> own = new ArrayDeque<>();
  private final Deque<Cut> other = new ArrayDeque<>();

  /// A stretch of the message, in characters.
  private record Cut(MessageClass kind, int from, int to) {}

  private Quotes(String text, Segments segments, MessageClass kind, boolean telling) {
    this.text = text;
    this.segments = segments;
    this.kind = kind;
    this.telling = telling;
  }

  /// The evidence, in the order of the text. Where there is more than can be kept, what speaks for
  /// the message's class is, and of that the end.
  ///
  /// @param telling whether the message testifies for an ending
  static List<Span> of(
      String text, Segments segments, Traits traits, MessageClass kind, boolean telling) {
    var quotes = new Quotes(text, segments, kind, telling);
    if (segments.tokens().size() == 0) {
      quotes.whole();
    }
    traits.sentences().forEach(quotes::sentence);
    return quotes.spans();
  }

  private List<Span> spans() {
    while (own.size() + other.size() > MOST) {
      other.removeFirst();
    }
    var cuts = new ArrayList<Cut>(own);
    cuts.addAll(other);
    cuts.sort(Comparator.comparingInt(Cut::from));
    var spans = new ArrayList<Span>(cuts.size());
    int unit = 0;
    int point = 0;
    for (var cut : cuts) {
      if (cut.from() >= unit) {
        point += text.codePointCount(unit, cut.from());
        int length = text.codePointCount(cut.from(), cut.to());
        spans.add(
            new Span(cut.kind(), point, point + length, text.substring(cut.from(), cut.to())));
        point += length;
        unit = cut.to();
      }
    }
    return spans;
  }

  private void whole() {
    int from = 0;
    int to = text.length();
    while (from < to && text.charAt(from) <= ' ') {
      from++;
    }
    while (to > from && text.charAt(to - 1) <= ' ') {
      to--;
    }
    if (from < to) {
      add(kind, from, to);
    }
  }

  private void sentence(Sentence sentence) {
    var section = sentence.segment().section();
    switch (section) {
      case TOKEN -> bracketed(sentence, MessageClass.STOP_TOKEN);
      case STAGE -> {
        if (!isLive() || sentence.hears(Cue.ENDING) || sentence.tag().isRitual()) {
          bracketed(sentence, MessageClass.STAGE_DIRECTION);
        }
      }
      case SPEECH -> {
        if (testifies(sentence)) {
          var own = Classifier.of(sentence.tag());
          spoken(sentence, own == MessageClass.SUBSTANTIVE ? kind : own);
        }
      }
      default -> {}
    }
  }

  /// Of a message only what speaks for its class is quoted.
  private boolean testifies(Sentence sentence) {
    var tag = sentence.tag();
    return switch (kind) {
      case FAREWELL, CLOSING, GRATITUDE, PRE_CLOSING, ACKNOWLEDGEMENT ->
          tag.isRitual() || tag == Tag.MIXED || tag == Tag.REFUSAL;
      case QUESTION -> tag == Tag.QUESTION || sentence.hears(Cue.REQUEST) || hints(tag);
      case SUBSTANTIVE -> hints(tag);
      case REFUSAL -> tag == Tag.REFUSAL;
      case ECHO, REPETITION, CHANT -> tag == Tag.STALE;
      default -> false;
    };
  }

  /// In a live message a closing phrase is worth quoting only where it told.
  private boolean hints(Tag tag) {
    return telling && (tag.isRitual() || tag == Tag.MIXED);
  }

  private boolean isLive() {
    return kind == MessageClass.SUBSTANTIVE || kind == MessageClass.QUESTION;
  }

  private void spoken(Sentence sentence, MessageClass as) {
    var tokens = segments.tokens();
    var segment = sentence.segment();
    int first = segment.from();
    if (segment.to() - first > MOST_WORDS) {
      first = Math.min(sentence.phrase(), segment.to() - 1);
    }
    int last = Math.min(segment.to(), first + MOST_WORDS) - 1;
    int to = tokens.to(last);
    while (last == segment.to() - 1 && to < text.length() && isMark(text.codePointAt(to))) {
      to++;
    }
    add(as, tokens.from(first), to);
  }

  private static boolean isMark(int point) {
    return Letters.kind(point) == Letters.Kind.STOP;
  }

  /// A stage direction or token with its brackets.
  private void bracketed(Sentence sentence, MessageClass as) {
    var tokens = segments.tokens();
    var section = sentence.segment().section();
    int from = tokens.from(sentence.segment().from());
    int to = tokens.to(sentence.segment().to() - 1);
    var sections = segments.sections();
    while (from > 0 && sections.at(from - 1) == section && isEdge(text.charAt(from - 1))) {
      from--;
    }
    while (to < text.length() && sections.at(to) == section && isEdge(text.charAt(to))) {
      to++;
    }
    add(as, from, to);
  }

  private static boolean isEdge(char c) {
    return c > ' ' && !Character.isLetterOrDigit(c);
  }

  private void add(MessageClass as, int from, int to) {
    var kept = as == kind ? own : other;
    if (!kept.isEmpty() && from < kept.getLast().to()) {
      return;
    }
    int end = Math.min(to, from + LONGEST);
    if (end < text.length() && Character.isLowSurrogate(text.charAt(end))) {
      end--;
    }
    if (kept.size() == MOST) {
      kept.removeFirst();
    }
    kept.addLast(new Cut(as, from, end));
  }
}
