package dev.lastword.detect;

/// What a stretch of a message is: only speech can close a conversation, but anything may add to
/// it.
enum Section {
  /// Said.
  SPEECH,
  /// Program text, fenced or between backticks.
  CODE,
  /// Somebody else's words: in quotation marks, or on a line that begins with `>`.
  QUOTE,
  /// Acted: `*waves*`, `(silence)`.
  STAGE,
  /// A token that asks for the end: `[END]`.
  TOKEN,
  /// Not text of the message: a label before it, markup, an entity.
  SKIP
}
