package dev.lastword.cli;

import dev.lastword.endpoint.Berth;
import dev.lastword.endpoint.Living;
import dev.lastword.endpoint.Living.Phase;
import dev.lastword.endpoint.Living.Standing;
import dev.lastword.endpoint.Living.Wish;
import dev.lastword.endpoint.LivingRuns;
import dev.lastword.engine.StopSwitch;
import dev.lastword.talk.Event;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One conversation among those that live: seen by `lastword ps`, told what to do by `pause`,
/// `resume` and `stop` from another terminal. Hears the conversation's events.
final class LivingTalk implements Consumer<Event>, AutoCloseable {
  private final Console console;
  private final StopSwitch stop;
  private @Nullable Berth berth;
  private volatile int messages;
  private volatile int most;
  private volatile BigDecimal dollars = BigDecimal.ZERO;
  private volatile boolean whole = true;

  LivingTalk(Console console, StopSwitch stop) {
    this.console = console;
    this.stop = stop;
  }

  @Override
  public void accept(Event event) {
    switch (event) {
      case Event.Started started -> begin(started);
      case Event.Spoke spoke -> {
        var paid = spoke.usage().cost();
        messages = Math.max(messages, spoke.message().number());
        whole &= paid != null;
        dollars = paid == null ? dollars : dollars.add(paid);
      }
      case Event.Asked _,
          Event.Streamed _,
          Event.Reasoned _,
          Event.Judged _,
          Event.Retrying _,
          Event.Held _,
          Event.Paused _,
          Event.Flagged _,
          Event.Warned _,
          Event.Cut _,
          Event.Operator _,
          Event.Ended _ -> {}
    }
  }

  private void begin(Event.Started started) {
    most = started.caps().messages();
    var log = started.log();
    try {
      berth =
          LivingRuns.in(console.env())
              .begin(
                  Living.Kind.RUN,
                  started.id(),
                  log == null ? "" : log.toAbsolutePath().toString(),
                  console.clock().instant(),
                  this::standing,
                  this::hear);
    } catch (IOException e) {
      console.say("note: lastword ps will not show this run: " + e.getMessage());
    }
  }

  private Standing standing() {
    var phase = stop.thrown() ? Phase.STOPPING : stop.paused() ? Phase.PAUSED : Phase.RUNNING;
    return new Standing(phase, messages, most, null, dollars, whole);
  }

  private void hear(Wish wish) {
    switch (wish) {
      case PAUSE -> stop.pause();
      case GO_ON -> stop.goOn();
      case STOP -> stop.stopAfterReply();
      case STOP_NOW -> stop.stop();
    }
  }

  @Override
  public void close() {
    if (berth != null) {
      berth.close();
    }
  }
}
