package dev.lastword.config;

/// That no persona goes by a word.
final class UnknownPersonaException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String what;
  private final String hint;

  UnknownPersonaException(String what, String hint) {
    super(what + "; " + hint);
    this.what = what;
    this.hint = hint;
  }

  String what() {
    return what;
  }

  String hint() {
    return hint;
  }
}
