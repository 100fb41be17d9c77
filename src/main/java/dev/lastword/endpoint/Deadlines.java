package dev.lastword.endpoint;

import java.time.Duration;

/// How long a call may take in each of its phases. All of them are positive.
///
/// @param connect until a connection stands, TLS included
/// @param firstByte from then until the first byte of the reply; reasoning models think long
/// @param idle between two bytes of the reply
/// @param total the whole call
public record Deadlines(Duration connect, Duration firstByte, Duration idle, Duration total) {
  /// Ten seconds to connect, five minutes to the first byte, two between bytes, twenty in all.
  public static final Deadlines DEFAULT =
      new Deadlines(
          Duration.ofSeconds(10),
          Duration.ofMinutes(5),
          Duration.ofMinutes(2),
          Duration.ofMinutes(20));

  /// Refuses a phase without time.
  public Deadlines {
    if (!(positive(connect) && positive(firstByte) && positive(idle) && positive(total))) {
      throw new IllegalArgumentException(
          "deadlines must be positive, were "
              + String.join(", ", connect + "", firstByte + "", idle + "", total + ""));
    }
  }

  private static boolean positive(Duration duration) {
    return duration.isPositive();
  }
}
