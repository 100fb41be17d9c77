package dev.lastword.page;

import dev.lastword.talk.Ending;
import java.util.Locale;

/// The little picture that stands for an ending. It borrows shape and hue of the class of messages
/// that brings the ending about; a cap has an arrow, because it is no end.
public enum Mark {
  /// Both closed.
  CLOSING("close"),
  /// Only acting was left.
  STAGE("stage"),
  /// Bliss or symbols.
  CHANT("stage"),
  /// Each said what the other said.
  ECHO("again"),
  /// The same again.
  REPETITION("again"),
  /// The sides declined.
  REFUSAL("refuse"),
  /// Blank messages.
  EMPTY("void"),
  /// A token, phrase or pattern that asks for the end.
  TOKEN("void"),
  /// A cap.
  CAP("ink"),
  /// Somebody or something outside.
  OUTSIDE("ink"),
  /// It broke.
  BROKEN("refuse");

  private final String family;

  Mark(String family) {
    this.family = family;
  }

  /// The picture of an ending.
  ///
  /// @param code the code of the ending
  /// @return for a code we do not know, that of something outside
  public static Mark of(String code) {
    return Ending.of(code).map(Mark::of).orElse(OUTSIDE);
  }

  private static Mark of(Ending ending) {
    return switch (ending) {
      case MUTUAL_CLOSING -> CLOSING;
      case STAGE_DIRECTIONS -> STAGE;
      case REPEATED_REFUSALS -> REFUSAL;
      case ECHO -> ECHO;
      case CYCLE, STUCK -> REPETITION;
      case CHANT -> CHANT;
      case SILENCE -> EMPTY;
      case STOP_TOKEN, PHRASE, PATTERN -> TOKEN;
      case MESSAGES, TOKENS, COST, TIME -> CAP;
      case OPERATOR, BUDGET, KILL_SWITCH, SCRIPT_END -> OUTSIDE;
      case MODEL_CHANGED, CONTEXT, ERROR -> BROKEN;
    };
  }

  /// The name of its drawing on the page.
  ///
  /// @return such as `k-closing`
  public String symbol() {
    return "k-" + name().toLowerCase(Locale.ROOT);
  }

  /// The family of its hue.
  ///
  /// @return such as `close`
  public String family() {
    return family;
  }
}
