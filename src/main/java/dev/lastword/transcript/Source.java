package dev.lastword.transcript;

/// The text of a file and what to call it.
///
/// @param file its name, for errors
/// @param id the id of what it holds, where the text itself names none
/// @param text its text
/// @param manner how to read it
record Source(String file, String id, String text, Manner manner) {
  Source(String file, String id, String text) {
    this(file, id, text, Manner.PLAIN);
  }

  Source with(String other) {
    return new Source(file, id, other, manner);
  }

  NotATranscriptException bad(int line, String what) {
    return new NotATranscriptException(file, String.valueOf(line), what);
  }

  NotATranscriptException bad(String what) {
    return new NotATranscriptException(file, "", what);
  }
}
