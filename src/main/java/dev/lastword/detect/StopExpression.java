package dev.lastword.detect;

import java.util.EnumSet;
import java.util.Set;

/// When to end a conversation, as the user wrote it: `mutual-closing and messages(20) or policy`.
sealed interface StopExpression {
  /// What an expression may ask about.
  interface Facts {
    /// The rules that hold since the last reset.
    Set<Rule> rules();

    /// How many messages since the last reset carry a class.
    int count(MessageClass kind);

    /// How many messages were heard in all.
    int messages();
  }

  /// Whether it holds.
  boolean holds(Facts facts);

  /// The classes it counts.
  default Set<MessageClass> kinds() {
    return switch (this) {
      case ByPolicy _, ByRule _, ByMessages _ -> Set.of();
      case ByClass(var kind, _) -> Set.of(kind);
      case And(var left, var right) -> union(left, right);
      case Or(var left, var right) -> union(left, right);
    };
  }

  private static Set<MessageClass> union(StopExpression left, StopExpression right) {
    var all = EnumSet.noneOf(MessageClass.class);
    all.addAll(left.kinds());
    all.addAll(right.kinds());
    return all;
  }

  /// Any rule of the judge.
  record ByPolicy() implements StopExpression {
    @Override
    public boolean holds(Facts facts) {
      return !facts.rules().isEmpty();
    }
  }

  /// One rule of the judge.
  ///
  /// @param rule the rule
  record ByRule(Rule rule) implements StopExpression {
    @Override
    public boolean holds(Facts facts) {
      return facts.rules().contains(rule);
    }
  }

  /// At least so many messages of a class since the last reset.
  ///
  /// @param kind the class
  /// @param least how many
  record ByClass(MessageClass kind, int least) implements StopExpression {
    @Override
    public boolean holds(Facts facts) {
      return facts.count(kind) >= least;
    }
  }

  /// At least so many messages in all.
  ///
  /// @param least how many
  record ByMessages(int least) implements StopExpression {
    @Override
    public boolean holds(Facts facts) {
      return facts.messages() >= least;
    }
  }

  /// Both.
  ///
  /// @param left the one
  /// @param right the other
  record And(StopExpression left, StopExpression right) implements StopExpression {
    @Override
    public boolean holds(Facts facts) {
      return left.holds(facts) && right.holds(facts);
    }
  }

  /// Either.
  ///
  /// @param left the one
  /// @param right the other
  record Or(StopExpression left, StopExpression right) implements StopExpression {
    @Override
    public boolean holds(Facts facts) {
      return left.holds(facts) || right.holds(facts);
    }
  }

  /// Reads an expression.
  ///
  /// @throws StopSyntaxException where it is malformed
  static StopExpression parse(String text) {
    return new StopExpressionParser(text).parse();
  }
}
