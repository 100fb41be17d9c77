package dev.lastword.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.endpoint.Admission;
import dev.lastword.endpoint.Endpoint;
import dev.lastword.endpoint.Outcome;
import dev.lastword.endpoint.Prompt;
import dev.lastword.endpoint.Request;
import dev.lastword.journal.Call;
import dev.lastword.journal.JournalReader;
import dev.lastword.talk.Caps;
import dev.lastword.talk.Ending;
import dev.lastword.talk.Event;
import dev.lastword.talk.Side;
import dev.lastword.talk.Usage;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a talk does while its provider may not be called yet.
class HeldBackTest {
  private static final String LIMIT = "the limit of far, 1 requests a minute";

  @TempDir private Path folder;
  private final AtomicLong nanos = new AtomicLong();
  private final StopSwitch stop = new StopSwitch();
  private final List<String> steps = new ArrayList<>();
  private final Deque<Outcome> outcomes = new ArrayDeque<>();
  private Admission admission = new Ticket();

  @Test
  void aWaitIsShownAndCountsAgainstNothing() throws IOException {
    outcomes.add(new Outcome.Rejected(429, "rate limited", "", Duration.ZERO, true));
    outcomes.add(new Outcome.NotSent("no connection", true));
    outcomes.add(reply());
    var left = run();
    assertThat(left.ended().ending()).isEqualTo(Ending.MESSAGES);
    assertThat(left.events().stream().filter(Event.Held.class::isInstance).distinct())
        .hasSize(1)
        .first()
        .isEqualTo(new Event.Held(1, Side.A, "Ada", LIMIT, Duration.ofMinutes(10)));
    assertThat(records(left, Call.Intent.class)).isEqualTo(3);
  }

  @Test
  void nothingIsOnRecordBeforeItsTurn() throws IOException {
    outcomes.add(new Outcome.NotSent("no connection", true));
    outcomes.add(reply());
    run();
    assertThat(steps)
        .containsExactly(
            "admit",
            "call.intent",
            "send",
            "settle",
            "close",
            "call.failed", // first attempt
            "admit",
            "call.intent",
            "send",
            "settle",
            "close",
            "call.reply");
  }

  @Test
  void aPauseThatIsTooLongEndsTheRunAndSaysSo() throws IOException {
    var why = "far asked to be left alone for another 3 h, longer than a message may take";
    admission = new Admission.Refused(why, Duration.ofHours(3));
    var left = run();
    assertThat(left.ended().ending()).isEqualTo(Ending.ERROR);
    assertThat(left.ended().summary().detail()).contains(why);
    assertThat(records(left, Call.Intent.class)).isZero();
  }

  @Test
  void canBeStoppedWhileItWaits() throws IOException {
    outcomes.add(reply());
    var left =
        Talks.run(
            specs(),
            (_, _) -> new Speaker.Model(new Far()),
            Talks.around(stop, _ -> true, this::stopAtHeld, _ -> {}, nanos::get));
    assertThat(left.ended().ending()).isEqualTo(Ending.OPERATOR);
    assertThat(left.ended().summary().detail()).isEqualTo("stopped before far was asked");
    assertThat(records(left, Call.Intent.class)).isZero();
  }

  private void stopAtHeld(Event event) {
    if (event instanceof Event.Held) {
      stop.stop();
    }
  }

  private Talks.Left run() throws IOException {
    return Talks.run(
        specs(),
        (_, _) -> new Speaker.Model(new Far()),
        Talks.around(stop, _ -> true, _ -> {}, this::note, nanos::get));
  }

  private void note(String record) {
    for (var kind : List.of("call.intent", "call.failed", "call.reply")) {
      if (record.contains("\"" + kind + "\"")) {
        steps.add(kind);
      }
    }
  }

  private static long records(Talks.Left left, Class<?> kind) throws IOException {
    return JournalReader.read(left.journal()).records().stream()
        .filter(record -> kind.isInstance(record.entry()))
        .count();
  }

  private Specs specs() {
    return Specs.of("Ada", "Ben").withCaps(new Caps(1, null, null, null)).in(folder);
  }

  private static Outcome reply() {
    return new Outcome.Reply(
        "The ferry leaves at nine.",
        "",
        Outcome.Finish.STOP,
        new Outcome.Served("m", null, null, Outcome.Match.EQUAL),
        Usage.NONE,
        new Outcome.Timing(Duration.ZERO, Duration.ZERO),
        "0".repeat(64));
  }

  /// A provider that lets nobody through for ten minutes, each time.
  private final class Far implements Endpoint {
    @Override
    public Identity identity() {
      return new Identity("far", "m", "https://far.example", "openai");
    }

    @Override
    public Request prepare(Prompt prompt) {
      return new Request(URI.create("https://far.example"), "{}".getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Admission admit(Request request, Duration patience, Consumer<Admission.Held> held)
        throws InterruptedException {
      steps.add("admit");
      held.accept(new Admission.Held(LIMIT, Duration.ofMinutes(10)));
      Thread.sleep(Duration.ZERO); // where an interrupt is heard
      nanos.addAndGet(Duration.ofMinutes(10).toNanos());
      return admission;
    }

    @Override
    public Outcome send(Request request, Listener listener) {
      steps.add("send");
      return outcomes.remove();
    }
  }

  private final class Ticket implements Admission.Permit {
    @Override
    public void settle(Outcome outcome) {
      steps.add("settle");
    }

    @Override
    public void close() {
      steps.add("close");
    }
  }
}
