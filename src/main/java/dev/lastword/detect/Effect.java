package dev.lastword.detect;

/// What a character does to the line it stands in.
enum Effect {
  /// It may open or close something.
  ACTS,
  /// A sentence may begin behind it.
  BEGINS,
  /// A sentence has begun.
  SPEAKS,
  /// Nothing.
  NONE;

  private static final String MARKS = "`\"()[]<>#*_";
  private static final Effect[] LISTED = list();

  /// The effect of a character; beyond ASCII any may open or close something.
  static Effect of(char c) {
    return c < LISTED.length ? LISTED[c] : ACTS;
  }

  /// The effect on where sentences begin.
  static Effect onSentence(char c) {
    return switch (Letters.kind(c)) {
      case STOP, PICTURE -> BEGINS;
      case WORD, SIGN -> SPEAKS;
      case JOINER, GAP -> NONE;
    };
  }

  private static Effect[] list() {
    var list = new Effect[0x80];
    for (char c = 0; c < list.length; c++) {
      list[c] = MARKS.indexOf(c) >= 0 ? ACTS : onSentence(c);
    }
    return list;
  }
}
