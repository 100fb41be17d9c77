package dev.lastword.cli;

import dev.lastword.batch.Progress;
import dev.lastword.batch.Task;
import dev.lastword.talk.Ending;
import dev.lastword.talk.Event;
import dev.lastword.talk.Summary;
import dev.lastword.text.Neutral;
import dev.lastword.text.Width;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// A running batch as lines that stay: each ending, what a careful reader must know, waits, and now
/// and then how far it is. At most one line in ten seconds about a conversation that goes on and
/// about one cause of waiting. Safe for use by several threads.
final class BatchLines {
  private static final long PACE = TimeUnit.SECONDS.toNanos(10);

  /// Where nothing changes, a line this often says that it still runs.
  private static final long STILL = TimeUnit.MINUTES.toNanos(5);

  private static final int LONGEST = 200;
  private static final int MOST_CAUSES = 200;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private final Consumer<String> out;
  private final Clock clock;
  private final LongSupplier nanos;
  private final Map<String, Long> talks = new HashMap<>();
  private final Map<String, Long> causes = new HashMap<>();
  private long summed;
  private String summary = "";

  /// Says nothing yet.
  ///
  /// @param out prints a line
  /// @param clock the local time
  /// @param nanos a monotonic clock
  BatchLines(Consumer<String> out, Clock clock, LongSupplier nanos) {
    this.out = out;
    this.clock = clock;
    this.nanos = nanos;
    this.summed = nanos.getAsLong();
  }

  /// Hears an event once the board has counted it.
  synchronized void hear(Task task, Event event) {
    switch (event) {
      case Event.Ended ended -> {
        talks.remove(task.id());
        line(task.id() + " " + over(ended.ending(), ended.summary()));
      }
      case Event.Flagged flagged ->
          pacedTalk(task.id(), "note: message " + flagged.number() + ": " + flagged.what());
      case Event.Retrying retrying -> {
        var when = BatchProviders.seconds(retrying.delay());
        pacedTalk(
            task.id(),
            "message " + retrying.number() + ": " + retrying.why() + ", again in " + when);
      }
      case Event.Cut cut ->
          pacedTalk(task.id(), "message " + cut.number() + " was cut; it is not part of the talk");
      case Event.Held held -> waits(held);
      case Event.Warned warned ->
          pacedTalk(task.id(), "would end after " + warned.number() + ": " + warned.rule());
      case Event.Started _,
          Event.Asked _,
          Event.Streamed _,
          Event.Reasoned _,
          Event.Spoke _,
          Event.Judged _,
          Event.Paused _,
          Event.Operator _ -> {}
    }
  }

  /// Hundreds of talks may wait for one cause, which is said once.
  private void waits(Event.Held held) {
    var span = held.span() == null ? Duration.ZERO : held.span();
    var words = "held back by " + held.why();
    if (due(causes, cause(held.why()))) {
      line(words + (span.isZero() ? "" : ", waiting " + BatchProviders.seconds(span)));
    }
  }

  /// The words without their figures, which change while the cause stays.
  private static String cause(String why) {
    var out = new StringBuilder();
    why.chars().filter(c -> c < '0' || c > '9').forEach(c -> out.append((char) c));
    return out.toString();
  }

  private void pacedTalk(String id, String what) {
    if (due(talks, id)) {
      line(id + " " + what);
    }
  }

  private boolean due(Map<String, Long> said, String about) {
    var now = nanos.getAsLong();
    var last = said.get(about);
    if (last != null && now - last < PACE) {
      return false;
    }
    if (said.size() >= MOST_CAUSES) {
      said.values().removeIf(at -> now - at >= PACE);
    }
    said.put(about, now);
    return true;
  }

  /// Whether it is time for a summary.
  synchronized boolean summaryDue() {
    return nanos.getAsLong() - summed >= PACE;
  }

  /// Says how far it is, unless nothing has changed for a while.
  synchronized void sum(Progress progress) {
    var now = nanos.getAsLong();
    var words = summary(progress);
    if (now - summed < PACE || (words.equals(summary) && now - summed < STILL)) {
      return;
    }
    summed = now;
    summary = words;
    line(words);
  }

  /// How far it is, in a line.
  static String summary(Progress progress) {
    var counts = progress.counts();
    var parts = new ArrayList<String>();
    parts.add("%d/%d done".formatted(counts.done(), counts.all()));
    parts.add(counts.running() + " running");
    if (counts.failed() > 0) {
      parts.add(counts.failed() + " failed");
    }
    if (counts.broken() > 0) {
      parts.add(counts.broken() + " broken off");
    }
    parts.add(BatchHead.spent(progress));
    var left = BatchHead.left(progress);
    if (!left.isEmpty()) {
      parts.add(left);
    }
    switch (progress.phase()) {
      case RUNNING -> {}
      case PAUSED -> parts.add("paused");
      case FINISHING -> parts.add("finishing");
      case STOPPING -> parts.add("stopping");
    }
    return String.join(", ", parts);
  }

  /// How a conversation ended, in half a line.
  static String over(Ending ending, Summary facts) {
    var from = facts.onset() == null ? "" : " from " + facts.onset();
    var cost = facts.cost();
    var paid = cost == null ? "" : ", " + Figures.money(cost);
    var outcome =
        ending.outcome() == Ending.Outcome.FAILED && !facts.detail().isEmpty()
            ? ", " + facts.detail()
            : "";
    return "over after %d: %s%s%s%s"
        .formatted(facts.messages(), ending.code(), from, paid, outcome);
  }

  /// Says something else.
  synchronized void line(String what) {
    var time = LocalTime.now(clock).format(TIME);
    out.accept(time + " " + Width.truncate(Neutral.line(what), LONGEST));
  }
}
