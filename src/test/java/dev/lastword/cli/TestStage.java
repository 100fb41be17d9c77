package dev.lastword.cli;

import dev.lastword.talk.Event;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;

/// A screen under test: what it is written to, and a time that passes only when told to.
final class TestStage implements Consumer<Event>, AutoCloseable {
  static final TerminalFacts BOTH = facts(true, true);
  static final TerminalFacts PIPED = facts(false, false);
  static final ScreenSetup.Wishes NONE = new ScreenSetup.Wishes(false, false, false);

  final TinyTerminal terminal;
  final ByteArrayOutputStream out = new ByteArrayOutputStream();
  final ByteArrayOutputStream err = new ByteArrayOutputStream();
  final List<Long> drawings = new ArrayList<>();
  final TalkPlay play;
  private final Screen screen;
  private long nanos;

  TestStage(TerminalFacts facts, ScreenSetup.Wishes wishes, int rows, int columns) {
    terminal = new TinyTerminal(rows, columns);
    screen =
        new ScreenSetup(
                wishes,
                facts,
                facts.out() ? terminal.stream() : file(out),
                facts.err() ? terminal.stream() : file(err),
                new TerminalColumns(
                    Map.of("COLUMNS", Integer.toString(columns)), OptionalInt::empty, () -> nanos),
                clock(),
                () -> nanos)
            .open();
    play = new TalkPlay(this, this::pass);
  }

  static TerminalFacts facts(boolean out, boolean err) {
    return new TerminalFacts(out, err, TerminalFacts.Colours.MANY, true, true);
  }

  static TestStage live(int columns) {
    return new TestStage(BOTH, NONE, 40, columns);
  }

  static TestStage piped() {
    return new TestStage(PIPED, NONE, 40, 80);
  }

  @Override
  public void accept(Event event) {
    screen.accept(event);
    // A drawing begins by clearing its line and goes on with the blank every status line begins
    // with.
    var before = drawings.size();
    var drawn = terminal.raw().split("\u001b\\[2K ", -1).length - 1;
    for (var i = before; i < drawn; i++) {
      drawings.add(nanos);
    }
  }

  /// Passes an event on without counting drawings, which takes long where there are many.
  void hear(Event event) {
    screen.accept(event);
  }

  void ask(String question) {
    screen.ask(question);
  }

  void tick() {
    screen.tick();
  }

  void pass(Duration time) {
    nanos += time.toNanos();
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  /// Closes early; closing twice is allowed.
  void leave() {
    screen.close();
  }

  @Override
  public void close() {
    screen.close();
  }

  private static PrintStream file(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, false, StandardCharsets.UTF_8);
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return Instant.parse("2025-10-26T17:12:18Z").plusNanos(nanos);
      }
    };
  }
}
