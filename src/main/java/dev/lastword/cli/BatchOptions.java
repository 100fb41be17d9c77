package dev.lastword.cli;

import dev.lastword.config.Spec;
import dev.lastword.engine.OnUnknown;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How a plan is carried out, beside what the plan says.
final class BatchOptions {
  @Option(
      names = "--dry-run",
      description = "Say what it would take: conversations, calls, tokens, cost, time.")
  boolean dryRun;

  @Option(
      names = "--yes",
      description =
          "Go without a budget, though more than $$10 or a million unpriced calls is possible.")
  boolean yes;

  @Option(names = "--probe", description = "Ask each endpoint once before, with a word.")
  boolean probe;

  @Option(names = "--retry-failed", description = "Go on with those that failed, too.")
  boolean retryFailed;

  @Option(
      names = "--on-unknown",
      paramLabel = "resend|stop|skip",
      description =
          "A call that may have been billed and brought no reply: make it again, once a run"
              + " (default), leave its talk alone, or end it there.")
  private @Nullable String onUnknown;

  @Option(
      names = "--on-kill",
      paramLabel = "stop|wait",
      description = "Where a provider is shut by its kill switch (default: stop).")
  private @Nullable String onKill;

  @Option(
      names = "--durability",
      paramLabel = "power|process",
      description = "What a record survives before the next byte is sent (default: power).")
  private @Nullable String durability;

  @Option(
      names = "--on-end",
      paramLabel = "COMMAND",
      description = "What the shell does at the end; LASTWORD_… tell it what came of it.")
  @Nullable String onEnd;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "Where the batch's folder is made (default: the archive).")
  @Nullable String output;

  @Option(
      names = "--archive",
      paramLabel = "DIR",
      description = "The archive (default: ./transcripts).")
  @Nullable String archive;

  OnUnknown onUnknown() {
    return one("--on-unknown", onUnknown, OnUnknown.values(), OnUnknown.RESEND);
  }

  Spec.OnKill onKill() {
    return one("--on-kill", onKill, Spec.OnKill.values(), Spec.OnKill.STOP);
  }

  Spec.Durability durability() {
    return one("--durability", durability, Spec.Durability.values(), Spec.Durability.POWER);
  }

  private static <T extends Enum<T>> T one(
      String option, @Nullable String word, T[] all, T otherwise) {
    return word == null ? otherwise : OneOf.of(option, word, all);
  }
}
