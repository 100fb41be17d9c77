package dev.lastword.cli;

import dev.lastword.text.MalformedTextException;
import dev.lastword.text.Utf8;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Lines typed at the keyboard, read by a thread of their own: reading stdin cannot be interrupted,
/// waiting for a line can.
final class Typed {
  private final InputStream in;
  private final Consumer<String> trouble;
  private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
  private boolean listening;
  private boolean ended;

  /// What the keyboard brought.
  private sealed interface Heard {
    /// A line, without its end.
    record Line(String text) implements Heard {}

    /// A line that is no text, and why.
    record Garbled(String why) implements Heard {}

    /// Nothing more will come.
    ///
    /// @param why null: the input ended
    record End(@Nullable String why) implements Heard {}
  }

  /// Does not listen yet.
  ///
  /// @param in the keyboard
  /// @param trouble tells whoever types what could not be read
  Typed(InputStream in, Consumer<String> trouble) {
    this.in = in;
    this.trouble = trouble;
  }

  /// Waits for the next line; one that is no UTF-8 is asked for again.
  ///
  /// @return null at the end of input
  @Nullable String line() throws InterruptedException {
    return line(() -> {});
  }

  /// Waits for the next line; one that is no UTF-8 is asked for again.
  ///
  /// @param prompt run before each waiting
  /// @return null at the end of input
  synchronized @Nullable String line(Runnable prompt) throws InterruptedException {
    listenOnce();
    while (!ended) {
      prompt.run();
      switch (heard.take()) {
        case Heard.Line(var text) -> {
          return text;
        }
        case Heard.Garbled(var why) -> trouble.accept("that line is no text: " + why + "; again:");
        case Heard.End(var why) -> end(why);
      }
    }
    return null;
  }

  private void listenOnce() {
    if (!listening) {
      listening = true;
      Thread.ofPlatform().daemon().name("keyboard").start(this::listen);
    }
  }

  /// A keyboard that is gone has nothing more to say: the talk ends as at its end of input.
  private void end(@Nullable String why) {
    ended = true;
    if (why != null) {
      trouble.accept("the keyboard cannot be read any more: " + why);
    }
  }

  private void listen() {
    try (var bytes = new BufferedInputStream(in)) {
      for (var line = read(bytes); line != null; line = read(bytes)) {
        heard.add(decoded(line));
      }
      heard.add(new Heard.End(null));
    } catch (IOException e) {
      heard.add(new Heard.End(e.toString()));
    }
  }

  private static Heard decoded(byte[] line) {
    try {
      return new Heard.Line(Utf8.decode(line));
    } catch (MalformedTextException e) {
      return new Heard.Garbled(String.valueOf(e.getMessage()));
    }
  }

  /// The bytes up to the end of the line, which is LF or CRLF.
  private static byte @Nullable [] read(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (var next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        return line.size() == 0 ? null : line.toByteArray();
      }
      line.write(next);
    }
    var bytes = line.toByteArray();
    var crlf = bytes.length > 0 && bytes[bytes.length - 1] == '\r';
    return crlf ? Arrays.copyOf(bytes, bytes.length - 1) : bytes;
  }
}
