package dev.lastword.cli;

import java.time.Duration;

/// Leaving at once: whoever set the terminal may set it back, and then the program is gone,
/// whatever else is stuck.
final class Leaving {
  private static final Duration PATIENCE = Duration.ofMillis(400);

  private Leaving() {}

  /// Leaves.
  ///
  /// @param code what the shell is told
  static void now(ExitCode code) {
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            Thread.sleep(PATIENCE);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          Runtime.getRuntime().halt(code.code());
        });
    System.exit(code.code());
  }
}
