package dev.lastword.engine;

import dev.lastword.endpoint.RetryPolicy;
import dev.lastword.endpoint.RetryPolicy.Decision;
import dev.lastword.engine.History.Trouble;
import dev.lastword.talk.Ending;
import dev.lastword.talk.Event;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What follows an attempt that was not sent or was turned down: a pause and the same again, or
/// giving up.
final class Retrying {
  private static final Duration LOOK = Duration.ofMillis(100);

  private final RetryPolicy policy;
  private final RandomGenerator chance;
  private final StopSwitch stop;
  private final Consumer<Event> watcher;

  Retrying(Surroundings around) {
    this.policy = around.retries();
    this.chance = around.chance();
    this.stop = around.stop();
    this.watcher = around.watcher();
  }

  /// Why an attempt brought nothing.
  ///
  /// @param ending what the run ends with if nothing comes of asking again
  /// @param status the status and a comma; empty where there was none
  /// @param why in our words
  record Setback(Ending ending, String status, String why) {}

  /// Decides, and does nothing yet.
  Decision decide(Attempt.Made made) {
    return policy.after(made.outcome(), made.attempt().count(), made.elapsed(), chance);
  }

  /// How long it waits; null where it does not, or nobody will wait because the run was stopped.
  @Nullable Duration pause(Decision decision) {
    return !stop.thrown() && decision instanceof Decision.Again(var pause) ? pause : null;
  }

  /// Waits before the next attempt; null once it may be made.
  Delivery.@Nullable Failed again(Attempt attempt, Setback setback, Decision decision) {
    var provider = attempt.who().provider();
    if (stop.thrown()) {
      return failed(Ending.OPERATOR, "stopped before " + provider + " was asked again");
    }
    return switch (decision) {
      case Decision.GiveUp(var reason, _) ->
          failed(setback.ending(), Trouble.at(attempt.who(), setback.status() + reason));
      case Decision.Again(var pause) -> {
        tell(attempt, setback, pause);
        yield waited(attempt, pause);
      }
    };
  }

  private void tell(Attempt attempt, Setback setback, Duration pause) {
    var why = setback.status() + setback.why();
    var message = attempt.ask().number();
    watcher.accept(new Event.Retrying(message, attempt.side(), why, attempt.count(), pause));
  }

  /// Waits; null once the whole pause went by.
  private Delivery.@Nullable Failed waited(Attempt attempt, Duration pause) {
    try {
      return stop.whileWaiting(() -> shutWithin(attempt, pause));
    } catch (InterruptedException e) {
      var provider = attempt.who().provider();
      return failed(Ending.OPERATOR, "stopped while waiting to ask " + provider + " again");
    }
  }

  /// A switch thrown meanwhile is felt at once: whoever waits for nothing need not wait.
  private static Delivery.@Nullable Failed shutWithin(Attempt attempt, Duration pause)
      throws InterruptedException {
    for (var left = pause; left.isPositive(); left = left.minus(LOOK)) {
      Thread.sleep(left.compareTo(LOOK) < 0 ? left : LOOK);
      var kill = attempt.endpoint().kill();
      if (kill != null) {
        return Delivery.Failed.killed(attempt.who(), kill);
      }
    }
    return null;
  }

  private static Delivery.Failed failed(Ending ending, String detail) {
    return Delivery.Failed.silent(ending, detail);
  }
}
