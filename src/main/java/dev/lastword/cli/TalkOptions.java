package dev.lastword.cli;

import dev.lastword.config.RunFlags;
import dev.lastword.config.Setting;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say how a conversation goes, as they were typed: `config` makes sense of them.
final class TalkOptions {
  @Option(
      names = "-a",
      paramLabel = "WHO",
      description =
          "Side a: provider:model, URL#name, a persona, script:FILE, replay:FILE#NAME or human:.")
  @Nullable String a;

  @Option(names = "-b", paramLabel = "WHO", description = "Side b, likewise.")
  @Nullable String b;

  @Option(
      names = "--persona-a",
      paramLabel = "NAME|FILE",
      description = "The persona of side a, where -a names a model.")
  @Nullable String personaA;

  @Option(names = "--persona-b", paramLabel = "NAME|FILE", description = "The persona of side b.")
  @Nullable String personaB;

  @Option(
      names = "--system-a",
      paramLabel = "TEXT|@FILE",
      description = "The system prompt of side a.")
  @Nullable String systemA;

  @Option(
      names = "--system-b",
      paramLabel = "TEXT|@FILE",
      description = "The system prompt of side b.")
  @Nullable String systemB;

  @Option(
      names = "--var",
      paramLabel = "NAME=TEXT",
      description = "Replaces $${NAME} in the prompts; may be repeated.")
  List<String> vars = List.of();

  @Option(
      names = "--opener",
      paramLabel = "TEXT|@FILE|-",
      description = "What is said first; - reads stdin.")
  @Nullable String opener;

  @Option(
      names = "--opener-as",
      paramLabel = "a|user",
      description =
          "a: message 1, said by the side that starts (default). user: said to both, uncounted.")
  @Nullable String openerAs;

  @Option(names = "--first", paramLabel = "a|b", description = "Who starts (default: a).")
  @Nullable String first;

  @Option(
      names = {"-n", "--max-messages"},
      paramLabel = "N",
      description = "Most messages (default: 50).")
  @Nullable String maxMessages;

  @Option(
      names = "--max-total-tokens",
      paramLabel = "N",
      description = "Most tokens of all calls together, both directions.")
  @Nullable String maxTotalTokens;

  @Option(
      names = "--max-cost",
      paramLabel = "USD",
      description = "Most dollars of all calls together.")
  @Nullable String maxCost;

  @Option(
      names = "--max-time",
      paramLabel = "TIME",
      description = "Most time, such as 90s, 30m or 1h30m.")
  @Nullable String maxTime;

  @Option(names = "--reply-tokens", paramLabel = "N", description = "The longest reply, in tokens.")
  @Nullable String replyTokens;

  @Option(names = "--temp-a", paramLabel = "T", description = "The temperature of side a.")
  @Nullable String tempA;

  @Option(names = "--temp-b", paramLabel = "T", description = "The temperature of side b.")
  @Nullable String tempB;

  @Option(
      names = "--policy",
      paramLabel = "NAME",
      description =
          "How readily the judge ends it: careful, balanced (default), eager, terse or off.")
  @Nullable String policy;

  @Option(
      names = "--stop",
      paramLabel = "EXPR",
      description =
          "When to stop, in place of the policy: such as \"policy or farewell(3) and messages(10)\".")
  @Nullable String stop;

  @Option(
      names = "--stop-phrase",
      paramLabel = "TEXT",
      description = "Stop where this is said; may be repeated.")
  List<String> phrases = List.of();

  @Option(
      names = "--stop-pattern",
      paramLabel = "RE2",
      description = "Stop where this pattern matches; may be repeated.")
  List<String> patterns = List.of();

  @Option(
      names = "--stop-action",
      paramLabel = "ACTION",
      description = "At a stop: stop (default), warn, ask, nudge or coda.")
  @Nullable String action;

  @Option(
      names = "--fail-on",
      paramLabel = "WHAT",
      split = ",",
      description = "Exit with 7 on stop or anomaly.")
  List<String> failOn = List.of();

  @Option(
      names = "--strict-model",
      arity = "0..1",
      fallbackValue = "any",
      paramLabel = "any|exact",
      description =
          "End the run where another model answers; exact: where the name is not equal to the letter.")
  @Nullable String strictModel;

  @Option(
      names = "--no-prompt-cache",
      description = "Do not tell providers where their prompt cache pays.")
  boolean noPromptCache;

  @Option(
      names = "--on-kill",
      paramLabel = "stop|wait",
      description = "Where a provider is shut by its kill switch (default: stop).")
  @Nullable String onKill;

  @Option(names = "--telemetry", description = "Write receipts and latencies into the log.")
  boolean telemetry;

  @Option(
      names = "--context",
      paramLabel = "full|last:N|tokens:N",
      description =
          "How much of a long talk a model is sent: all (default), the last N messages, or what fits"
              + " into N tokens by estimate.")
  @Nullable String context;

  @Option(
      names = "--inject",
      paramLabel = "N:a=TEXT|@FILE",
      description =
          "Your word before message N, seen by a (or b) alone, by both without a side; may be"
              + " repeated.")
  List<String> injects = List.of();

  @Option(
      names = "--keep-bytes",
      description = "Keep every request and reply in the journal, byte for byte.")
  boolean keepBytes;

  @Option(
      names = "--sign",
      description = "Sign the journal at the end, with the key of lastword key new.")
  boolean sign;

  @Option(
      names = "--durability",
      paramLabel = "power|process",
      description = "What a written record survives (default: power).")
  @Nullable String durability;

  @Option(
      names = "-o",
      paramLabel = "DIR",
      description = "Write log and journal here, in place of the archive.")
  @Nullable String output;

  @Option(
      names = "--archive",
      paramLabel = "DIR",
      description = "The archive (default: ./transcripts).")
  @Nullable String archive;

  /// What was typed, for `config`.
  RunFlags flags() {
    return RunFlags.NONE
        .with(Setting.A, a)
        .with(Setting.B, b)
        .with(Setting.PERSONA_A, personaA)
        .with(Setting.PERSONA_B, personaB)
        .with(Setting.SYSTEM_A, systemA)
        .with(Setting.SYSTEM_B, systemB)
        .with(Setting.VAR, vars)
        .with(Setting.OPENER, opener)
        .with(Setting.OPENER_AS, openerAs)
        .with(Setting.FIRST, first)
        .with(Setting.MAX_MESSAGES, maxMessages)
        .with(Setting.MAX_TOTAL_TOKENS, maxTotalTokens)
        .with(Setting.MAX_COST, maxCost)
        .with(Setting.MAX_TIME, maxTime)
        .with(Setting.REPLY_TOKENS, replyTokens)
        .with(Setting.TEMP_A, tempA)
        .with(Setting.TEMP_B, tempB)
        .with(Setting.POLICY, policy)
        .with(Setting.STOP, stop)
        .with(Setting.STOP_PHRASE, phrases)
        .with(Setting.STOP_PATTERN, patterns)
        .with(Setting.STOP_ACTION, action)
        .with(Setting.FAIL_ON, failOn)
        .with(Setting.STRICT_MODEL, strictModel)
        .with(Setting.PROMPT_CACHE, noPromptCache ? "false" : null)
        .with(Setting.ON_KILL, onKill)
        .with(Setting.TELEMETRY, telemetry)
        .with(Setting.KEEP_BYTES, keepBytes)
        .with(Setting.SIGN, sign)
        .with(Setting.CONTEXT, context)
        .with(Setting.INJECT, injects)
        .with(Setting.DURABILITY, durability)
        .with(Setting.OUTPUT, output)
        .with(Setting.ARCHIVE, archive);
  }
}
