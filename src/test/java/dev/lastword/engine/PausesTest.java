package dev.lastword.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.endpoint.Admission;
import dev.lastword.endpoint.Endpoint;
import dev.lastword.endpoint.Outcome;
import dev.lastword.endpoint.Prompt;
import dev.lastword.endpoint.Request;
import dev.lastword.journal.JournalReader;
import dev.lastword.journal.Operator;
import dev.lastword.talk.Caps;
import dev.lastword.talk.Ending;
import dev.lastword.talk.Event;
import dev.lastword.talk.Usage;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a pause does to a talk, and what not.
@Timeout(60)
class PausesTest {
  @TempDir private Path folder;
  private final AtomicLong nanos = new AtomicLong();
  private final StopSwitch stop = new StopSwitch();
  private final List<String> steps = new ArrayList<>();
  private Runnable atAdmission = () -> {};
  private Runnable atSend = () -> {};
  private Purse purse = Purse.OPEN;

  @Test
  void isNoPartOfTheTimeOfATalkAndNotOnRecord() throws IOException {
    var left =
        run(event -> {
          if (event instanceof Event.Spoke spoke && spoke.message().number() == 1) {
            stop.pause();
          }
          if (event instanceof Event.Paused) {
            nanos.addAndGet(Duration.ofHours(1).toNanos());
            stop.goOn();
          }
        });
    assertThat(left.ended().ending()).isEqualTo(Ending.MESSAGES);
    assertThat(left.ended().summary().took()).isLessThan(Duration.ofMinutes(1));
    assertThat(left.events()).contains(new Event.Paused(2));
    assertThat(
            JournalReader.read(left.journal()).records().stream()
                .filter(record -> record.entry() instanceof Operator))
        .isEmpty();
  }

  @Test
  void canBeStopped() throws IOException {
    stop.pause();
    var left =
        run(event -> {
          if (event instanceof Event.Paused) {
            stop.stopAfterReply();
          }
        });
    assertThat(left.ended().ending()).isEqualTo(Ending.OPERATOR);
    assertThat(steps).isEmpty();
  }

  @Test
  void givesATurnThatComesMeanwhileBack() throws IOException {
    atAdmission =
        () -> {
          stop.pause();
          atAdmission = () -> {};
        };
    run(event -> {
      if (event instanceof Event.Paused) {
        steps.add("pause");
        stop.goOn();
      }
    });
    assertThat(steps).startsWith("admit", "close", "pause", "admit", "send", "close");
  }

  @Test
  void moneyThatComesMeanwhileIsGivenBack() throws IOException {
    purse =
        (_, _, _) -> {
          stop.pause();
          purse = Purse.OPEN;
          return Purse.Funds.FREE;
        };
    run(event -> {
      if (event instanceof Event.Paused) {
        steps.add("pause");
        stop.goOn();
      }
    });
    assertThat(steps).startsWith("admit", "close", "pause", "admit", "send", "close");
  }

  @Test
  void aReplyOnItsWayIsFinishedWhereTheRunIsToStopAfterIt() throws IOException {
    atSend = stop::stopAfterReply;
    var left = run(_ -> {});
    assertThat(left.ended().ending()).isEqualTo(Ending.OPERATOR);
    assertThat(left.ended().summary().messages()).isEqualTo(1);
    assertThat(steps).containsExactly("admit", "send", "close");
  }

  private Talks.Left run(Consumer<Event> watcher) throws IOException {
    var caps = new Caps(3, null, null, Duration.ofMinutes(5));
    return Talks.run(
        Specs.of("Ada", "Ben").withCaps(caps).in(folder),
        (_, _) -> new Speaker.Model(new Near()),
        around(watcher));
  }

  private Surroundings around(Consumer<Event> watcher) {
    var plain = Talks.around(stop, _ -> true, watcher, _ -> {}, nanos::get);
    return new Surroundings(
        plain.watcher(),
        plain.records(),
        plain.stop(),
        plain.ends(),
        plain.retries(),
        (endpoint, prompt, request) -> purse.open(endpoint, prompt, request),
        plain.nanos(),
        plain.chance());
  }

  /// A provider that answers at once.
  private final class Near implements Endpoint {
    @Override
    public Identity identity() {
      return new Identity("near", "m", "https://near.example", "openai");
    }

    @Override
    public Request prepare(Prompt prompt) {
      return new Request(URI.create("https://near.example"), "{}".getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Admission admit(Request request, Duration patience, Consumer<Admission.Held> held) {
      steps.add("admit");
      atAdmission.run();
      return new Ticket();
    }

    @Override
    public Outcome send(Request request, Listener listener) {
      steps.add("send");
      atSend.run();
      return new Outcome.Reply(
          "The ferry leaves at " + steps.size() + ".",
          "",
          Outcome.Finish.STOP,
          new Outcome.Served("m", null, null, Outcome.Match.EQUAL),
          Usage.NONE,
          new Outcome.Timing(Duration.ZERO, Duration.ZERO),
          "0".repeat(64));
    }
  }

  private final class Ticket implements Admission.Permit {
    @Override
    public void settle(Outcome outcome) {}

    @Override
    public void close() {
      steps.add("close");
    }
  }
}
