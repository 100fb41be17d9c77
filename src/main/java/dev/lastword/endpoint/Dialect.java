package dev.lastword.endpoint;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// A way of asking that several providers share.
public enum Dialect {
  /// OpenAI's chat completions, spoken by most routers and local servers.
  OPENAI,
  /// Anthropic's Messages.
  ANTHROPIC,
  /// Google's Gemini.
  GEMINI;

  /// Finds a dialect by its name.
  ///
  /// @param name `openai`, `anthropic` or `gemini`
  /// @return the dialect
  /// @throws SetupException where there is none of that name
  public static Dialect of(String name) {
    return Arrays.stream(values())
        .filter(dialect -> dialect.word().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new SetupException(
                "unknown dialect " + ErrorText.quote(name) + "; there are " + words()));
  }

  /// The dialect's name in tables, files and receipts.
  ///
  /// @return lower case
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  Wire wire() {
    return switch (this) {
      case OPENAI -> new OpenAiWire();
      case ANTHROPIC -> new AnthropicWire();
      case GEMINI -> new GeminiWire();
    };
  }

  private static String words() {
    return Arrays.stream(values()).map(Dialect::word).collect(Collectors.joining(", "));
  }
}
