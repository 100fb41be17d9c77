package dev.lastword.config;

import dev.lastword.detect.Policy;
import dev.lastword.detect.StopRules;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// When a run is ended and what then happens.
///
/// @param policy how readily the judge ends it
/// @param expression the stop expression; null: the policy's own
/// @param phrases words that end it where they are said, never blank
/// @param patterns RE2 patterns that end it where they match, none matches empty text
/// @param tokens tokens by which a persona asks for the end, never blank
/// @param action what is done at a stop
public record StopSettings(
    Policy policy,
    @Nullable String expression,
    List<String> phrases,
    List<String> patterns,
    List<String> tokens,
    Action action) {
  /// What is done when the judge says stop.
  public enum Action {
    /// End the run.
    STOP,
    /// Say so once a closing, and go on.
    WARN,
    /// Ask the user; without a terminal: end the run.
    ASK,
    /// Join an operator line to the next request, once a run.
    NUDGE,
    /// Give each side one last message.
    CODA;

    /// The name in files and flags.
    ///
    /// @return lower case
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// The balanced policy alone.
  public static final StopSettings DEFAULT =
      new StopSettings(Policy.BALANCED, null, List.of(), List.of(), List.of(), Action.STOP);

  /// Copies the lists.
  public StopSettings {
    Objects.requireNonNull(policy);
    Objects.requireNonNull(action);
    phrases = List.copyOf(phrases);
    patterns = List.copyOf(patterns);
    tokens = List.copyOf(tokens);
  }

  /// The judge's rules as these settings ask for them.
  ///
  /// @return the rules
  /// @throws IllegalArgumentException where an expression or a pattern cannot be read
  public StopRules rules() {
    return new StopRules(policy, expression, phrases, patterns, tokens);
  }
}
