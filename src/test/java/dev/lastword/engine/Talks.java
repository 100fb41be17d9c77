package dev.lastword.engine;

import dev.lastword.detect.Stop;
import dev.lastword.endpoint.Deadlines;
import dev.lastword.endpoint.Endpoints;
import dev.lastword.endpoint.Keys;
import dev.lastword.endpoint.ProviderTable;
import dev.lastword.endpoint.RetryPolicy;
import dev.lastword.talk.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/// Runs a talk for a test and keeps what it left behind.
final class Talks {
  private Talks() {}

  /// What a talk left behind.
  ///
  /// @param ended why it ended
  /// @param events what a watcher heard
  /// @param log the Markdown log
  /// @param journal the journal
  record Left(Event.Ended ended, List<Event> events, Path log, Path journal) {
    String text() throws IOException {
      return Files.readString(log);
    }
  }

  static Left run(Specs specs) throws IOException {
    return run(specs, new StopSwitch());
  }

  static Left run(Specs specs, StopSwitch stop) throws IOException {
    return run(specs, stop, _ -> true);
  }

  /// With providers and prices of the test's own.
  static Left run(Specs specs, ProviderTable table) throws IOException {
    return run(specs, new StopSwitch(), _ -> true, table);
  }

  static Left run(Specs specs, StopSwitch stop, Predicate<Stop> ends) throws IOException {
    return run(specs, stop, ends, ProviderTable.builtIn());
  }

  private static Left run(Specs specs, StopSwitch stop, Predicate<Stop> ends, ProviderTable table)
      throws IOException {
    var deadlines =
        new Deadlines(
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5));
    try (var endpoints = new Endpoints(table, Keys.in(Map.of()), deadlines)) {
      return run(
          specs,
          new Speakers(
              endpoints,
              _ -> {
                throw new IllegalStateException("nobody is at the keyboard");
              },
              Script.Pace.NONE),
          around(stop, ends, _ -> {}, _ -> {}, System::nanoTime));
    }
  }

  /// Runs a talk whose journal somebody follows.
  static Left run(Specs specs, Casting casting, Consumer<String> records) throws IOException {
    return run(
        specs, casting, around(new StopSwitch(), _ -> true, _ -> {}, records, System::nanoTime));
  }

  /// What is outside a talk: three attempts within three seconds, a millisecond apart.
  static Surroundings around(
      StopSwitch stop,
      Predicate<Stop> ends,
      Consumer<Event> watcher,
      Consumer<String> records,
      LongSupplier nanos) {
    return new Surroundings(
        watcher,
        records,
        stop,
        ends,
        new RetryPolicy(3, Duration.ofSeconds(3), Duration.ofMillis(1)),
        nanos,
        new Random(1));
  }

  static Left run(Specs specs, Casting casting, Surroundings outside) throws IOException {
    var events = new ArrayList<Event>();
    var around =
        new Surroundings(
            event -> {
              events.add(event);
              outside.watcher().accept(event);
            },
            outside.records(),
            outside.stop(),
            outside.ends(),
            outside.retries(),
            outside.nanos(),
            outside.chance());
    var stage =
        new Stage(
            casting, "lastword test", () -> Instant.parse("2025-10-26T17:12:18Z"), ZoneOffset.UTC);
    try (var scene = stage.set(specs.spec(), around)) {
      var ended = scene.loop().run();
      var journal = scene.journal();
      return new Left(ended, events, journal.resolveSibling(scene.id() + ".md"), journal);
    }
  }
}
