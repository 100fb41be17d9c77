package dev.lastword.cli;

import dev.lastword.talk.Event;
import dev.lastword.talk.Side;
import dev.lastword.talk.Usage;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Shows the screen on a real terminal, for looking at: run it with the test classes on the class
/// path; `plain` and `quiet` are understood.
final class ScreenShow {
  private ScreenShow() {}

  public static void main(String[] args) {
    var words = List.of(args);
    var probe = new TerminalProbe();
    var facts = TerminalFacts.of(System.getenv(), probe::isTerminal, StandardCharsets.UTF_8);
    var setup =
        new ScreenSetup(
            new ScreenSetup.Wishes(words.contains("plain"), words.contains("quiet"), false),
            facts,
            stream(FileDescriptor.out),
            stream(FileDescriptor.err),
            new TerminalColumns(System.getenv(), probe::columns, System::nanoTime),
            Clock.system(ZoneId.systemDefault()),
            System::nanoTime);
    try (var screen = setup.open()) {
      screen.animate();
      var play = new TalkPlay(screen, ScreenShow::pause);
      play.start();
      play.ask(1, Side.A);
      screen.accept(new Event.Reasoned(1, Side.A, "hm"));
      pause(Duration.ofSeconds(1));
      screen.accept(new Event.Retrying(1, Side.A, "429 rate limited", 1, Duration.ofSeconds(3)));
      pause(Duration.ofSeconds(3));
      play.message(
          1,
          Side.A,
          "│ ○ haiku-4.5  2\n日本語のテキストも折り返す 👩‍👩‍👧‍👦 ".repeat(4),
          Duration.ofMillis(30),
          0,
          0);
      play.spoke(2, Side.B, " ", Usage.NONE);
      screen.accept(
          new Event.Flagged(2, "asked for \u001b[31mhaiku\u001b[0m, another model answered"));
      screen.accept(new Event.Operator("Please be brief."));
      play.lastWords(Duration.ofMillis(40));
    }
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }

  private static void pause(Duration time) {
    try {
      new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
