package dev.lastword.engine;

/// The message that was asked for last, and how often, the attempts before the run broke off among
/// them.
///
/// @param message its number; 0: none was
/// @param attempts how often
record Asked(int message, int attempts) {
  static final Asked NOTHING = new Asked(0, 0);

  /// After one more attempt.
  Asked again(int next) {
    return new Asked(next, message == next ? attempts + 1 : 1);
  }
}
