package dev.lastword.detect;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// When a conversation is to be ended: a policy, and what the user adds to it.
///
/// A conversation ends when the expression holds, or a phrase is said, or a pattern matches.
/// Phrases, patterns and tokens end nothing in a message that was cut off. Immutable, and safe to
/// share between detectors and threads; patterns and phrases run in linear time (RE2).
///
/// @param policy how readily the judge ends a conversation
/// @param expression when to end it, in the language of `--stop`; null for `policy` alone
/// @param phrases words that end it wherever they are said, in upper or lower case
/// @param patterns RE2 patterns that end it where they match at least one character
/// @param tokens what the speakers were told to write to ask for the end, beside the usual ones
///   such as `[END]`: evidence for a stop, never a stop by itself
public record StopRules(
    Policy policy,
    @Nullable String expression,
    List<String> phrases,
    List<String> patterns,
    List<String> tokens) {
  /// Refuses blank phrases, patterns that are malformed or match empty text, and malformed
  /// expressions.
  ///
  /// @throws StopSyntaxException where the expression is malformed
  /// @throws IllegalArgumentException where a phrase or pattern is refused
  public StopRules {
    Objects.requireNonNull(policy);
    phrases = List.copyOf(phrases);
    patterns = List.copyOf(patterns);
    tokens = List.copyOf(tokens);
    if (tokens.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("a stop token must not be blank");
    }
    phrases.forEach(StopRules::checkPhrase);
    patterns.forEach(StopRules::compilePattern);
    if (expression != null) {
      StopExpression.parse(expression);
    }
  }

  /// Rules without tokens of the speakers' own.
  ///
  /// @param policy how readily the judge ends a conversation
  /// @param expression when to end it; null for `policy` alone
  /// @param phrases words that end it wherever they are said
  /// @param patterns RE2 patterns that end it where they match
  public StopRules(
      Policy policy, @Nullable String expression, List<String> phrases, List<String> patterns) {
    this(policy, expression, phrases, patterns, List.of());
  }

  /// A policy and nothing else.
  ///
  /// @param policy how readily the judge ends a conversation
  /// @return the rules
  public static StopRules of(Policy policy) {
    return new StopRules(policy, null, List.of(), List.of());
  }

  /// The expression, parsed.
  StopExpression parsed() {
    return expression == null ? new StopExpression.ByPolicy() : StopExpression.parse(expression);
  }

  /// The phrases, ready to look for.
  List<Pattern> compiledPhrases() {
    return phrases.stream()
        .map(phrase -> Pattern.compile(Pattern.quote(phrase), Pattern.CASE_INSENSITIVE))
        .toList();
  }

  /// The patterns, ready to look for.
  List<Pattern> compiledPatterns() {
    return patterns.stream().map(StopRules::compilePattern).toList();
  }

  private static void checkPhrase(String phrase) {
    if (phrase.isBlank()) {
      throw new IllegalArgumentException("a stop phrase must not be blank");
    }
  }

  private static Pattern compilePattern(String pattern) {
    try {
      var compiled = Pattern.compile(pattern);
      if (compiled.matcher("").find()) {
        throw new IllegalArgumentException(
            "stop pattern \"" + pattern + "\" matches empty text; it would end any conversation");
      }
      return compiled;
    } catch (PatternSyntaxException malformed) {
      throw new IllegalArgumentException(
          "stop pattern \"" + pattern + "\" is malformed: " + malformed.getDescription(),
          malformed);
    }
  }
}
