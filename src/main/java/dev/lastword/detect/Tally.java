package dev.lastword.detect;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// Counts since the last reset, for stop expressions.
final class Tally implements StopExpression.Facts {
  private final Map<MessageClass, Integer> classes = new EnumMap<>(MessageClass.class);
  private final Set<Rule> rules = EnumSet.noneOf(Rule.class);
  private Rule latest = Rule.PATTERN;
  private int messages;

  /// Counts a message.
  void add(MessageClass kind) {
    messages++;
    classes.merge(kind, 1, Integer::sum);
  }

  /// Notes that a rule holds.
  void add(Rule rule) {
    rules.add(rule);
    latest = rule;
  }

  /// Forgets all but how many messages were heard.
  void reset() {
    classes.clear();
    rules.clear();
  }

  /// The rule that held last; where none did, the user's own expression is the pattern that was
  /// met.
  Rule rule() {
    return latest;
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
