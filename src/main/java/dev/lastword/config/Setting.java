package dev.lastword.config;

import java.util.Locale;

/// Everything about a run that can be said by a flag, by the environment or in a configuration
/// file.
public enum Setting {
  /// Who speaks on side a: a persona or a model.
  A("-a"),
  /// Who speaks on side b.
  B("-b"),
  /// The persona of side a, where `-a` names a model.
  PERSONA_A("--persona-a"),
  /// The persona of side b.
  PERSONA_B("--persona-b"),
  /// The system prompt of side a, or `@` and its file.
  SYSTEM_A("--system-a"),
  /// The system prompt of side b.
  SYSTEM_B("--system-b"),
  /// The opener, `@` and its file, or `-` for the standard input.
  OPENER("--opener"),
  /// Who says the opener: `a` or `user`.
  OPENER_AS("--opener-as"),
  /// The side that starts.
  FIRST("--first"),
  /// A variable for the prompts, `name=value`; several.
  VAR("--var"),
  /// The cap on messages.
  MAX_MESSAGES("--max-messages"),
  /// The cap on tokens of both directions.
  MAX_TOTAL_TOKENS("--max-total-tokens"),
  /// The cap on cost, in United States dollars.
  MAX_COST("--max-cost"),
  /// The cap on time.
  MAX_TIME("--max-time"),
  /// The longest reply in tokens.
  REPLY_TOKENS("--reply-tokens"),
  /// The temperature of side a.
  TEMP_A("--temp-a"),
  /// The temperature of side b.
  TEMP_B("--temp-b"),
  /// How readily the judge ends it.
  POLICY("--policy"),
  /// The stop expression.
  STOP("--stop"),
  /// A phrase that ends it; several.
  STOP_PHRASE("--stop-phrase"),
  /// A pattern that ends it; several.
  STOP_PATTERN("--stop-pattern"),
  /// What is done at a stop.
  STOP_ACTION("--stop-action"),
  /// What makes the program exit with code 7; several.
  FAIL_ON("--fail-on"),
  /// Whether the log carries receipts and latencies.
  TELEMETRY("--telemetry"),
  /// Whether the journal keeps requests and replies byte for byte.
  KEEP_BYTES("--keep-bytes"),
  /// Whether the journal is signed at the end of the run.
  SIGN("--sign"),
  /// The folder for this run, in place of the archive.
  OUTPUT("-o"),
  /// The archive.
  ARCHIVE("--archive"),
  /// What must have happened before a byte is sent: `power` or `process`.
  DURABILITY("--durability"),
  /// Which other model may answer: `off`, `any` or `exact`.
  STRICT_MODEL("--strict-model"),
  /// Whether providers are told where their prompt cache pays.
  PROMPT_CACHE("--no-prompt-cache"),
  /// What is done where a provider is shut by its kill switch: `stop` or `wait`.
  ON_KILL("--on-kill"),
  /// How much of a long talk a model is sent: `full`, `last:N` or `tokens:N`.
  CONTEXT("--context"),
  /// A word of the operator's before a message, `N:a=text` or `N:a=@file`; several.
  INJECT("--inject");

  private final String flag;

  Setting(String flag) {
    this.flag = flag;
  }

  /// The flag that says it.
  ///
  /// @return with its hyphens
  public String flag() {
    return flag;
  }

  /// The variable of the environment that says it.
  ///
  /// @return such as `LASTWORD_MAX_MESSAGES`
  public String variable() {
    return "LASTWORD_" + name();
  }

  /// The key of a configuration file that says it.
  ///
  /// @return such as `max_messages`
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
