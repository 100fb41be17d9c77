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

  static Left run(Specs specs, StopSwitch stop, Predicate<Stop> ends) throws IOException {
    var deadlines =
        new Deadlines(
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5));
    try (var endpoints = new Endpoints(ProviderTable.builtIn(), Keys.in(Map.of()), deadlines)) {
      return run(
          specs,
          stop,
          ends,
          new Speakers(
              endpoints,
              _ -> {
                throw new IllegalStateException("nobody is at the keyboard");
              },
              Script.Pace.NONE),
          _ -> {});
    }
  }

  /// Runs a talk whose journal somebody follows.
  static Left run(Specs specs, Casting casting, Consumer<String> records) throws IOException {
    return run(specs, new StopSwitch(), _ -> true, casting, records);
  }

  private static Left run(
      Specs specs, StopSwitch stop, Predicate<Stop> ends, Casting casting, Consumer<String> records)
      throws IOException {
    var events = new ArrayList<Event>();
    var around =
        new Surroundings(
            events::add,
            records,
            stop,
            ends,
            new RetryPolicy(3, Duration.ofSeconds(3), Duration.ofMillis(1)),
            System::nanoTime,
            new Random(1));
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
