package dev.lastword.cli;

import dev.lastword.talk.Ending;

/// What the program tells the shell.
enum ExitCode {
  DONE(0),
  SOME_FAILED(1),
  USAGE(2),
  KILLED(3),
  PROVIDER(4),
  INTEGRITY(5),
  INCOMPLETE(6),
  FAIL_ON(7),
  OUR_MISTAKE(70),
  DISK(74),
  INTERRUPTED(130),
  TERMINATED(143);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  /// Whether something went wrong that nobody at this machine asked for; said even where little is.
  boolean isTrouble() {
    return switch (this) {
      case KILLED, PROVIDER, INTEGRITY -> true;
      case DONE,
          SOME_FAILED,
          USAGE,
          INCOMPLETE,
          FAIL_ON,
          OUR_MISTAKE,
          DISK,
          INTERRUPTED,
          TERMINATED ->
          false;
    };
  }

  /// What a conversation's ending means to the shell.
  static ExitCode of(Ending ending) {
    return switch (ending) {
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
          DONE;
      case BUDGET, KILL_SWITCH -> KILLED;
      case ERROR, CONTEXT -> PROVIDER;
      case MODEL_CHANGED -> INTEGRITY;
      case OPERATOR -> INTERRUPTED;
    };
  }
}
