package dev.lastword.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lastword.detect.Policy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SpeedTest {
  private final AtomicLong time = new AtomicLong();

  @Test
  void dividesWhatWasReadByWhatTheClockShowed() {
    var speed =
        Speed.measure(
            List.of(Talks.labelled("t", 10, null)),
            Policy.BALANCED,
            this::nanos,
            Duration.ZERO,
            Duration.ofMillis(500));
    // looks: start, rounds begin, after round 1, after round 2, end
    assertThat(speed.messages()).isEqualTo(20);
    assertThat(speed.took()).isEqualTo(Duration.ofSeconds(1));
    assertThat(speed.messagesPerSecond()).isEqualTo(20, within(1e-9));
    assertThat(speed.microsPerMessage()).isEqualTo(50_000, within(1e-6));
    assertThat(speed.characters()).isEqualTo(5);
  }

  @Test
  void silenceHasNoSpeed() {
    assertThatThrownBy(() ->
            Speed.measure(List.of(), Policy.BALANCED, this::nanos, Duration.ZERO, Duration.ZERO))
        .hasMessageContaining("nothing is said");
  }

  /// Shows a quarter of a second more at every look.
  private long nanos() {
    return time.addAndGet(250_000_000);
  }
}
