package dev.lastword.detect;

import java.util.List;

/// Names the rule under which a closing score reached its threshold, from what the closing was made
/// of.
final class RuleNames {
  private static final int LOOK_BACK = 6;

  private RuleNames() {}

  /// The rule for a closing made of these readings, oldest first.
  static Rule of(List<Reading> closing) {
    var last = closing.subList(Math.max(0, closing.size() - LOOK_BACK), closing.size());
    int half = (last.size() + 1) / 2;
    if (last.size() >= 2
        && isToken(last.getLast())
        && isToken(last.get(last.size() - 2))
        && count(last, MessageClass.STOP_TOKEN) >= half) {
      return Rule.STOP_TOKEN;
    }
    if (count(last, MessageClass.REFUSAL) >= 2
        && count(last, MessageClass.REFUSAL) * 3 >= last.size()) {
      return Rule.REPEATED_REFUSALS;
    }
    for (var rule : List.of(Rule.STAGE_DIRECTIONS, Rule.CHANT, Rule.SILENCE, Rule.ECHO)) {
      if (count(last, kind(rule)) > last.size() / 2) {
        return rule;
      }
    }
    return Rule.MUTUAL_CLOSING;
  }

  /// The rule for one side that is stuck in messages of a class.
  static Rule ofStuck(MessageClass kind) {
    return switch (kind) {
      case EMPTY -> Rule.SILENCE;
      case CHANT -> Rule.CHANT;
      case REFUSAL -> Rule.REPEATED_REFUSALS;
      case ECHO -> Rule.ECHO;
      default -> Rule.STUCK;
    };
  }

  private static MessageClass kind(Rule rule) {
    return switch (rule) {
      case STAGE_DIRECTIONS -> MessageClass.STAGE_DIRECTION;
      case CHANT -> MessageClass.CHANT;
      case SILENCE -> MessageClass.EMPTY;
      default -> MessageClass.ECHO;
    };
  }

  private static boolean isToken(Reading reading) {
    return reading.kind() == MessageClass.STOP_TOKEN;
  }

  private static int count(List<Reading> readings, MessageClass kind) {
    return (int) readings.stream().filter(reading -> counts(reading.kind(), kind)).count();
  }

  private static boolean counts(MessageClass read, MessageClass asked) {
    boolean old = read == MessageClass.REPETITION && asked == MessageClass.ECHO;
    return read == asked || old;
  }
}
