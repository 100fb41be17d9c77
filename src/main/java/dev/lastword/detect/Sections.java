package dev.lastword.detect;

import java.util.Arrays;
import java.util.List;

/// Says for each character of a message which section it belongs to.
///
/// One pass, line by line; nothing opened on a line reaches beyond it, except fenced code.
final class Sections {
  private static final int LONGEST_LABEL = 24;

  private final String text;
  private final char[] letters;
  private final byte[] marks;
  private int begin;
  private boolean quotes;
  private boolean cited;
  private boolean fenced;
  private boolean controlled;

  private Sections(String text) {
    this.text = text;
    this.letters = text.toCharArray();
    this.marks = new byte[text.length()];
  }

  /// Divides a message.
  ///
  /// @param tokens what the speakers were told to ask for the end with, beside the usual tokens
  static Sections of(String text, List<String> tokens) {
    var sections = new Sections(text);
    sections.markLines();
    sections.readControlAlone();
    sections.liftWholeQuotation();
    tokens.forEach(sections::markToken);
    return sections;
  }

  private void markToken(String token) {
    for (int at = text.indexOf(token); at >= 0; at = text.indexOf(token, at + token.length())) {
      mark(at, at + token.length(), Section.TOKEN);
    }
  }

  /// The text as an array, which is quicker to read.
  char[] letters() {
    return letters;
  }

  /// The section of the character at this index.
  Section at(int index) {
    return Section.of(marks[index]);
  }

  /// Where the section of the character at this index ends.
  int end(int index) {
    byte mark = marks[index];
    int end = index + 1;
    while (end < marks.length && marks[end] == mark) {
      end++;
    }
    return end;
  }

  /// Marks a stretch.
  void mark(int from, int to, Section section) {
    quotes |= section == Section.QUOTE;
    Arrays.fill(marks, from, to, section.mark());
  }

  private void markLines() {
    begin = label();
    int from = begin;
    int length = text.length();
    while (from < length) {
      int to = text.indexOf('\n', from);
      to = to < 0 ? length : to;
      markLine(from, to);
      from = to + 1;
    }
  }

  private void markLine(int from, int to) {
    int first = from;
    while (first < to && letters[first] <= ' ') {
      first++;
    }
    if (isFence(first, to)) {
      mark(from, to, Section.CODE);
      fenced = !fenced;
    } else if (fenced) {
      mark(from, to, Section.CODE);
    } else if (first < to && letters[first] == '>') {
      mark(from, to, Section.QUOTE);
      cited = true;
    } else if (StopTokens.isBareLine(text, first, to)) {
      mark(first, to, Section.TOKEN);
    } else if (ControlLines.isControl(text, first, to)) {
      mark(first, to, Section.SKIP);
      controlled = true;
    } else {
      new LineSections(this, text, letters, first, to).mark();
    }
  }

  private boolean isFence(int from, int to) {
    return to - from >= 3 && (text.startsWith("```", from) || text.startsWith("~~~", from));
  }

  /// Some recorders write the speaker before the text: `[AI 1]: …`.
  private int label() {
    int from = 0;
    while (from < text.length() && letters[from] <= ' ') {
      from++;
    }
    if (from >= text.length() || letters[from] != '[') {
      return 0;
    }
    int end = text.substring(from, Math.min(text.length(), from + LONGEST_LABEL)).indexOf("]:");
    if (end < 0 || text.substring(from, from + end).indexOf('\n') >= 0) {
      return 0;
    }
    end += from;
    mark(0, end + 2, Section.SKIP);
    return end + 2;
  }

  /// Where nothing else is said, the lines that pose as something else are what is said.
  private void readControlAlone() {
    if (controlled && !speaksOtherwise()) {
      mark(begin, text.length(), Section.SPEECH);
    }
  }

  private boolean speaksOtherwise() {
    for (int i = begin; i < marks.length; i++) {
      if (marks[i] != Section.SKIP.mark()) {
        switch (Letters.kind(text.codePointAt(i))) {
          case WORD, SIGN, PICTURE -> {
            return true;
          }
          default -> {}
        }
      }
    }
    return false;
  }

  /// A message that is one quotation from end to end is its speaker's own word.
  private void liftWholeQuotation() {
    if (!quotes || cited) {
      return;
    }
    for (int i = 0; i < marks.length; i++) {
      if (marks[i] == Section.SPEECH.mark() && Character.isLetterOrDigit(letters[i])) {
        return;
      }
    }
    for (int i = 0; i < marks.length; i++) {
      if (marks[i] == Section.QUOTE.mark()) {
        marks[i] = Section.SPEECH.mark();
      }
    }
  }
}
