package dev.lastword.detect;

/// What a stretch of a message is: only speech can close a conversation, but anything may add to
/// it.
enum Section {
  /// Said.
  SPEECH(0),
  /// Program text, fenced or between backticks.
  CODE(1),
  /// Somebody else's words: in quotation marks, or on a line that begins with `>`.
  QUOTE(2),
  /// Acted: `*waves*`, `(silence)`.
  STAGE(3),
  /// A token that asks for the end: `[END]`.
  TOKEN(4),
  /// Not text of the message: a label before it, markup, an entity.
  SKIP(5);

  private final byte mark;

  Section(int mark) {
    this.mark = (byte) mark;
  }

  /// The byte that stands for the section in a column.
  byte mark() {
    return mark;
  }

  /// The section a byte stands for.
  static Section of(byte mark) {
    return switch (mark) {
      case 1 -> CODE;
      case 2 -> QUOTE;
      case 3 -> STAGE;
      case 4 -> TOKEN;
      case 5 -> SKIP;
      default -> SPEECH;
    };
  }
}
