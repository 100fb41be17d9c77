package dev.lastword.engine;

import dev.lastword.endpoint.Kill;
import dev.lastword.engine.History.Trouble;
import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Waits before a provider that is shut by its kill switch, and says so on screen and on record,
/// when it begins and when it ends.
final class KillWait {
  private static final Duration LOOK = Duration.ofMillis(200);

  private final OperatorWords operator;
  private final Surroundings around;
  private final Supplier<@Nullable Kill> kill;
  private final BooleanSupplier timeIsUp;

  /// Knows what it waits for.
  ///
  /// @param kill looks at the switch; null: it is open
  /// @param timeIsUp whether the talk may go on no longer anyway
  KillWait(
      OperatorWords operator,
      Surroundings around,
      Supplier<@Nullable Kill> kill,
      BooleanSupplier timeIsUp) {
    this.operator = operator;
    this.around = around;
    this.kill = kill;
    this.timeIsUp = timeIsUp;
  }

  /// Waits for one message.
  ///
  /// @param message its number
  /// @param trouble what keeps it
  void run(int message, Trouble trouble) throws IOException {
    var began = around.nanos().getAsLong();
    operator.note("Message %d waits: %s.".formatted(message, trouble.detail()));
    var end = waited();
    var took = Duration.ofNanos(around.nanos().getAsLong() - began).toSeconds();
    operator.note("Message %d waited %d s: %s.".formatted(message, took, end));
  }

  private String waited() {
    try {
      return around.stop().whileWaiting(this::untilOpen);
    } catch (InterruptedException e) {
      return "stopped by the operator";
    }
  }

  private String untilOpen() throws InterruptedException {
    while (kill.get() != null) {
      if (timeIsUp.getAsBoolean()) {
        return "the time of the talk is up";
      }
      Thread.sleep(LOOK);
    }
    return "the switch is open again";
  }
}
