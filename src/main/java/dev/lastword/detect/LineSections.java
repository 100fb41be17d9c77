package dev.lastword.detect;

/// Marks quotations, inline code, stage directions and stop tokens within one line.
final class LineSections {
  private static final int LONGEST = 400;
  private static final char NONE = 0;

  private final Sections sections;
  private final String text;
  private final char[] letters;
  private final int from;
  private final int to;

  private char quoteEnd = NONE;
  private int quoteFrom;
  private char bracketEnd = NONE;
  private int bracketFrom;
  private boolean bracketOpensSentence;
  private int tickFrom = -1;
  private boolean sentenceStart = true;

  LineSections(Sections sections, String text, char[] letters, int from, int to) {
    this.sections = sections;
    this.text = text;
    this.letters = letters;
    this.from = from;
    this.to = to;
  }

  void mark() {
    if (isDashed()) {
      sections.mark(from, to, Section.STAGE);
      return;
    }
    for (int i = from; i < to; ) {
      char c = letters[i];
      var effect = Effect.of(c);
      if (effect == Effect.ACTS || (tickFrom >= 0 && !isPlain(c))) {
        i = step(i, c);
      } else {
        sentenceStart = effect == Effect.BEGINS || (sentenceStart && effect == Effect.NONE);
        i++;
      }
    }
  }

  /// Whether a character stands for itself within code too.
  private static boolean isPlain(char c) {
    return c == ' ' || (c >= 'a' && c <= 'z');
  }

  /// Reads the character at an index; answers the index to go on from.
  private int step(int i, char c) {
    if (tickFrom >= 0) {
      if (c == '`') {
        sections.mark(tickFrom, i + 1, Section.CODE);
        tickFrom = -1;
      } else if (i - tickFrom > LONGEST) {
        tickFrom = -1;
      }
      return i + 1;
    }
    int run = run(i, c);
    if (quoteEnd != NONE && c == quoteEnd) {
      closeQuote(i);
    } else if (c == bracketEnd && bracketEnd != NONE) {
      closeBracket(i, i + run);
    } else {
      open(i, c, run);
    }
    follow(c);
    return i + run;
  }

  private void open(int i, char c, int run) {
    switch (c) {
      case '`' -> tickFrom = i;
      case '“', '„' -> openQuote(i, c == '„' ? '“' : '”');
      case '«' -> openQuote(i, '»');
      case '「' -> openQuote(i, '」');
      case '『' -> openQuote(i, '』');
      case '"' -> {
        if (quoteEnd == NONE && (i == from || !Character.isLetterOrDigit(letters[i - 1]))) {
          openQuote(i, '"');
        }
      }
      case '(' -> openBracket(i, ')');
      case '[' -> openBracket(i, ']');
      case '<' -> openBracket(i, '>');
      case '（' -> openBracket(i, '）');
      case '【' -> openBracket(i, '】');
      case '#' -> {
        if (run >= 2 && i + run < to && Character.isLetter(letters[i + run])) {
          openBracket(i, '#');
        }
      }
      case '*', '_' -> {
        if (run != 2 && bracketEnd == NONE && i + run < to) {
          boolean tight = letters[i + run] > ' ';
          if ((tight && sentenceStart) || (run >= 3 && i == from)) {
            openBracket(i, c);
          }
        }
      }
      default -> {}
    }
  }

  private void openQuote(int i, char end) {
    if (quoteEnd == NONE) {
      quoteEnd = end;
      quoteFrom = i;
    }
  }

  private void openBracket(int i, char end) {
    if (bracketEnd == NONE || end == ']') {
      bracketEnd = end;
      bracketFrom = i;
      bracketOpensSentence = sentenceStart;
    }
  }

  private void closeQuote(int i) {
    quoteEnd = NONE;
    if (i - quoteFrom <= LONGEST) {
      sections.mark(quoteFrom, i + 1, Section.QUOTE);
    }
  }

  private void closeBracket(int i, int after) {
    char end = bracketEnd;
    bracketEnd = NONE;
    if (i - bracketFrom > LONGEST || i - bracketFrom < 2) {
      return;
    }
    if (StopTokens.isToken(text, bracketFrom, i)) {
      sections.mark(bracketFrom, after, Section.TOKEN);
      sentenceStart = true;
    } else if (isStage(end, i, after)) {
      sections.mark(bracketFrom, after, Section.STAGE);
      sentenceStart = true;
    }
  }

  /// Emphasis within a sentence is speech; an action stands alone or before a new sentence.
  private boolean isStage(char end, int i, int after) {
    if (!bracketOpensSentence || end == '>' || end == '#') {
      return false;
    }
    int next = after;
    while (next < to && letters[next] <= ' ') {
      next++;
    }
    boolean last = next >= to;
    if (end == ']' && !last && letters[after] == '(') {
      return false; // a link
    }
    if (last || !Character.isLetterOrDigit(letters[next])) {
      return true;
    }
    boolean several = text.substring(bracketFrom, i).indexOf(' ') >= 0;
    return several || Character.isUpperCase(letters[next]) || isSign(next);
  }

  private boolean isSign(int index) {
    return Letters.kind(text.codePointAt(index)) == Letters.Kind.SIGN;
  }

  /// Keeps track of where a sentence may begin.
  private void follow(char c) {
    var effect = Effect.onSentence(c);
    sentenceStart = effect == Effect.BEGINS || (sentenceStart && effect == Effect.NONE);
  }

  /// `—the line is closed—`.
  private boolean isDashed() {
    int last = to - 1;
    while (last > from && letters[last] <= ' ') {
      last--;
    }
    return last - from > 4
        && last - from < LONGEST
        && isDash(letters[from])
        && isDash(letters[last])
        && Character.isLetter(letters[from + 1]);
  }

  private static boolean isDash(char c) {
    return c == '—' || c == '–';
  }

  private int run(int i, char c) {
    if (c != '*' && c != '_' && c != '#') {
      return 1;
    }
    int end = i + 1;
    while (end < to && letters[end] == c) {
      end++;
    }
    return end - i;
  }
}
