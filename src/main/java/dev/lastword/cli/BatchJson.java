package dev.lastword.cli;

import dev.lastword.batch.Progress;
import dev.lastword.batch.Task;
import dev.lastword.talk.Event;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A batch in lines of `--json`: one for each conversation that ended, and a last one for all.
final class BatchJson {
  private BatchJson() {}

  /// One that ended.
  ///
  /// @param shown a file as the user would name it
  static String ended(Task task, Event.Ended ended, Function<Path, String> shown) {
    var facts = ended.summary();
    var log = facts.log();
    var line =
        JsonLine.of()
            .number("v", 1)
            .text("kind", "conversation")
            .text("id", task.id())
            .text("pair", task.pair().id())
            .text("opener", task.opening().id())
            .number("n", task.n())
            .text("ending", ended.ending().code())
            .number("messages", facts.messages());
    var onset = facts.onset();
    return line.maybeNumber("onset", onset == null ? null : Long.valueOf(onset))
        .maybeNumber("tokens", facts.tokens())
        .maybe("cost_usd", dollars(facts.cost()))
        .number("took_ms", facts.took().toMillis())
        .text("detail", facts.detail())
        .maybe("file", log == null ? null : shown.apply(log))
        .end();
  }

  /// All of it.
  ///
  /// @param report its report; null: there is none
  static String batch(Progress progress, @Nullable String report) {
    var counts = progress.counts();
    var sums = progress.sums();
    return JsonLine.of()
        .number("v", 1)
        .text("kind", "batch")
        .text("name", progress.name())
        .number("conversations", counts.all())
        .number("done", counts.done())
        .number("failed", counts.failed())
        .number("broken", counts.broken())
        .number("waiting", counts.waiting() + counts.running())
        .number("earlier", counts.earlier())
        .number("capped", sums.capped())
        .number("messages", sums.messages())
        .number("messages_not_needed", sums.spared())
        .number("retries", sums.retries())
        .number("flagged", sums.flagged())
        .number("cut", sums.cut())
        .text("spent_usd", Figures.exact(progress.spending().spent()))
        .number("calls_of_unknown_cost", progress.spending().unknown())
        .number("took_ms", progress.took().toMillis())
        .maybe("report", report)
        .end();
  }

  private static @Nullable String dollars(@Nullable BigDecimal dollars) {
    return dollars == null ? null : dollars.toPlainString();
  }
}
