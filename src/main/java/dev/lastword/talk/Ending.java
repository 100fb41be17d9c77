package dev.lastword.talk;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Why a conversation ended. The first group is the judge's, the second the caps', the third comes
/// from outside the talk.
public enum Ending {
  /// Both sides closed, with nothing open between them.
  MUTUAL_CLOSING(Kind.JUDGED),
  /// Only stage directions were left.
  STAGE_DIRECTIONS(Kind.JUDGED),
  /// The sides kept declining.
  REPEATED_REFUSALS(Kind.JUDGED),
  /// Each said what the other said.
  ECHO(Kind.JUDGED),
  /// The same messages came round again.
  CYCLE(Kind.JUDGED),
  /// Bliss, emoji or symbols were left.
  CHANT(Kind.JUDGED),
  /// Blank messages were left.
  SILENCE(Kind.JUDGED),
  /// One side no longer added anything.
  STUCK(Kind.JUDGED),
  /// Tokens asked for the end.
  STOP_TOKEN(Kind.JUDGED),
  /// A phrase the user named was said.
  PHRASE(Kind.JUDGED),
  /// A pattern the user named matched.
  PATTERN(Kind.JUDGED),
  /// The cap on messages was reached.
  MESSAGES(Kind.CAP),
  /// The cap on tokens was reached.
  TOKENS(Kind.CAP),
  /// The cap on cost was reached.
  COST(Kind.CAP),
  /// The cap on time was reached.
  TIME(Kind.CAP),
  /// Somebody stopped it.
  OPERATOR(Kind.OUTSIDE),
  /// The plan's budget was spent.
  BUDGET(Kind.OUTSIDE),
  /// The provider was shut by its kill switch.
  KILL_SWITCH(Kind.OUTSIDE),
  /// Another model answered than the one asked.
  MODEL_CHANGED(Kind.OUTSIDE),
  /// The history no longer fitted the model's window.
  CONTEXT(Kind.OUTSIDE),
  /// A script or recording had no further line.
  SCRIPT_END(Kind.OUTSIDE),
  /// A speaker could not answer.
  ERROR(Kind.OUTSIDE);

  /// Who decided.
  public enum Kind {
    /// The judge.
    JUDGED,
    /// A cap.
    CAP,
    /// Something outside the talk.
    OUTSIDE
  }

  private final Kind kind;

  Ending(Kind kind) {
    this.kind = kind;
  }

  /// Who decided.
  ///
  /// @return the judge, a cap, or something outside
  public Kind kind() {
    return kind;
  }

  /// What an ending leaves of a talk.
  public enum Outcome {
    /// It came to its end.
    COMPLETE,
    /// It was stopped from outside, and can go on where it was.
    STOPPED,
    /// It could not go on.
    FAILED
  }

  /// What is left of the talk.
  ///
  /// @return whether it is complete, was stopped or failed
  public Outcome outcome() {
    return switch (this) {
      case MUTUAL_CLOSING,
          STAGE_DIRECTIONS,
          REPEATED_REFUSALS,
          ECHO,
          CYCLE,
          CHANT,
          SILENCE,
          STUCK,
          STOP_TOKEN,
          PHRASE,
          PATTERN,
          MESSAGES,
          TOKENS,
          COST,
          TIME,
          SCRIPT_END ->
          Outcome.COMPLETE;
      case OPERATOR, BUDGET, KILL_SWITCH -> Outcome.STOPPED;
      case MODEL_CHANGED, CONTEXT, ERROR -> Outcome.FAILED;
    };
  }

  /// The name in files and on screens.
  ///
  /// @return lower case, words joined by hyphens: `mutual-closing`
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Reads what [#code()] wrote.
  ///
  /// @param code the name in a file
  /// @return the ending, or nothing for a name we do not know
  public static Optional<Ending> of(String code) {
    return Arrays.stream(values()).filter(ending -> ending.code().equals(code)).findFirst();
  }
}
