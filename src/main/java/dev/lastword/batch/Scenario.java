package dev.lastword.batch;

/// How the conversations of a batch may go. The figures are assumptions, and are named as such
/// wherever an estimate is shown.
enum Scenario {
  /// The judge ends every talk early, and replies are terse.
  LEAST(6, 60),
  /// Talks close about where real ones do; replies are as long as those of the corpus, 895
  /// characters.
  LIKELY(24, 220),
  /// Every talk runs to its cap, every reply to its length limit.
  MOST(Integer.MAX_VALUE, Integer.MAX_VALUE);

  /// The longest reply of a model that nobody limits.
  static final int UNLIMITED_REPLY = 4_096;

  /// Seconds until a reply begins, and its tokens a second then.
  static final double FIRST_TOKEN = 1.0;

  static final double TOKENS_A_SECOND = 60;

  /// What a message costs beside its text, in tokens.
  static final long PER_MESSAGE = 4;

  private final int messages;
  private final int replyTokens;

  Scenario(int messages, int replyTokens) {
    this.messages = messages;
    this.replyTokens = replyTokens;
  }

  /// How many messages a talk has.
  int messages(int cap) {
    return Math.min(messages, cap);
  }

  /// How many tokens a reply has.
  int replyTokens(int limit) {
    return Math.min(replyTokens, limit);
  }
}
