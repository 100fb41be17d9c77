package dev.lastword.config;

/// How much of a long talk a model is sent.
public sealed interface ContextPolicy {
  /// All of it.
  record Full() implements ContextPolicy {}

  /// The last messages.
  ///
  /// @param messages how many, of both sides together; at least 1
  record Last(int messages) implements ContextPolicy {
    /// Refuses a window without a message.
    public Last {
      require(messages);
    }
  }

  /// As many of the last messages as fit into a number of tokens, by estimate, the system prompt
  /// counted. The last message is always sent.
  ///
  /// @param tokens how many, at least 1
  record Tokens(long tokens) implements ContextPolicy {
    /// Refuses a window without a token.
    public Tokens {
      require(tokens);
    }
  }

  /// The policy in files and flags.
  ///
  /// @return `full`, `last:20` or `tokens:8000`
  default String code() {
    return switch (this) {
      case Full() -> "full";
      case Last(var messages) -> "last:" + messages;
      case Tokens(var tokens) -> "tokens:" + tokens;
    };
  }

  /// All of it.
  ///
  /// @return the policy of a run that says nothing of it
  static ContextPolicy full() {
    return new Full();
  }

  /// Reads what [#code()] wrote.
  ///
  /// @param text as it was typed
  /// @return the policy
  /// @throws IllegalArgumentException for anything else; its message says what would be right
  static ContextPolicy of(String text) {
    var word = text.strip();
    if (word.equals("full")) {
      return full();
    }
    if (word.startsWith("last:")) {
      return new Last((int) Amounts.count(word.substring("last:".length()), 1_000_000));
    }
    if (word.startsWith("tokens:")) {
      return new Tokens(Amounts.count(word.substring("tokens:".length()), 1_000_000_000));
    }
    throw new IllegalArgumentException("full, last:20 or tokens:8000");
  }

  private static void require(long size) {
    if (size < 1) {
      throw new IllegalArgumentException("a context holds at least 1, not " + size);
    }
  }
}
