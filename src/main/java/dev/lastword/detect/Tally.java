package dev.lastword.detect;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Counts since the last reset, for stop expressions.
final class Tally implements StopExpression.Facts {
  /// A rule of the judge that holds, whether or not it ends the talk already.
  ///
  /// @param rule the rule
  /// @param finding what the judge found
  /// @param message after which message
  /// @param account why, for a reader
  record Found(Rule rule, Bench.Finding finding, int message, Account account) {}

  private final Map<MessageClass, Integer> classes = new EnumMap<>(MessageClass.class);
  private final Set<Rule> rules = EnumSet.noneOf(Rule.class);
  private @Nullable Found found;
  private int messages;
  private int since = 1;

  /// Counts a message.
  void add(MessageClass kind) {
    messages++;
    classes.merge(kind, 1, Integer::sum);
  }

  /// Notes that a rule holds.
  void add(Found rule) {
    rules.add(rule.rule());
    found = rule;
  }

  /// Forgets all but how many messages were heard.
  ///
  /// @param message the first that counts again
  void reset(int message) {
    classes.clear();
    rules.clear();
    found = null;
    since = message;
  }

  /// The finding that held last, or null; where there is none, the user's own expression is the
  /// pattern that was met.
  @Nullable Found found() {
    return found;
  }

  /// The first message that counts.
  int since() {
    return since;
  }

  @Override
  public Set<Rule> rules() {
    return rules;
  }

  @Override
  public int count(MessageClass kind) {
    return classes.getOrDefault(kind, 0);
  }

  @Override
  public int messages() {
    return messages;
  }
}
