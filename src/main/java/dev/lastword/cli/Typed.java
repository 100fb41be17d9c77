package dev.lastword.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/// Lines typed at the keyboard, read by a thread of their own: reading stdin cannot be interrupted,
/// waiting for a line can.
final class Typed {
  private final InputStream in;
  private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();
  private boolean listening;
  private boolean ended;

  Typed(InputStream in) {
    this.in = in;
  }

  /// Waits for the next line.
  ///
  /// @return null at the end of input
  synchronized @Nullable String line() throws InterruptedException {
    if (ended) {
      return null;
    }
    if (!listening) {
      listening = true;
      Thread.ofPlatform().daemon().name("keyboard").start(this::listen);
    }
    var line = lines.take();
    ended = line.isEmpty();
    return line.orElse(null);
  }

  private void listen() {
    try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(Optional.of(line));
      }
    } catch (IOException e) {
      // A keyboard that is gone has nothing more to say: the talk ends as at its end of input.
    }
    lines.add(Optional.empty());
  }
}
