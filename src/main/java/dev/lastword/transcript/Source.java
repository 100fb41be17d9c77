package dev.lastword.transcript;

/// The text of a file and what to call it.
///
/// @param file its name, for errors
/// @param id the id of what it holds, where the text itself names none
/// @param text its text
record Source(String file, String id, String text) {
  NotATranscriptException bad(int line, String what) {
    return new NotATranscriptException(file, String.valueOf(line), what);
  }

  NotATranscriptException bad(String what) {
    return new NotATranscriptException(file, "", what);
  }
}
