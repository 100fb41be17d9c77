package dev.lastword.engine;

import dev.lastword.config.Spec;
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
import java.util.function.UnaryOperator;

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
        record -> records.accept(record.line()),
        stop,
        ends,
        new RetryPolicy(3, Duration.ofSeconds(3), Duration.ofMillis(1)),
        nanos,
        new Random(1));
  }

  static Left run(Specs specs, Casting casting, Surroundings outside) throws IOException {
    return left(casting, outside, (stage, around) -> stage.set(specs.spec(), around));
  }

  /// Sets up a talk, new or gone on with.
  @FunctionalInterface
  interface Opening {
    Stage.Scene open(Stage stage, Surroundings around) throws IOException;
  }

  /// Goes on with a talk as it was agreed.
  static Left resume(Path journal) throws IOException {
    return resume(journal, spec -> spec, false, OnUnknown.RESEND);
  }

  /// Goes on with a talk.
  static Left resume(Path journal, UnaryOperator<Spec> change, boolean reopen, OnUnknown unknown)
      throws IOException {
    return play((stage, around) -> {
      try (var held = stage.hold(journal, System::nanoTime)) {
        var before = held.spec();
        var fresh = change.apply(without(before));
        return held.goOn(new Resumable.Wish(fresh, reopen, unknown), around);
      }
    });
  }

  /// As the command line gives it: with the words that are new alone.
  private static Spec without(Spec spec) {
    return spec.withOnly(List.of());
  }

  /// Forks a talk.
  static Left fork(Path journal, int at, UnaryOperator<Spec> change) throws IOException {
    return play((stage, around) -> {
      var origin = Origin.of(journal, at);
      return stage.fork(origin, change.apply(without(origin.spec())), around);
    });
  }

  /// Plays a talk that somebody sets up.
  static Left play(Opening opening) throws IOException {
    return play(ProviderTable.builtIn(), opening);
  }

  /// Plays a talk with models of other providers.
  static Left play(ProviderTable providers, Opening opening) throws IOException {
    var deadlines =
        new Deadlines(
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5));
    try (var endpoints = new Endpoints(providers, Keys.in(Map.of()), deadlines)) {
      var casting =
          new Speakers(
              endpoints,
              _ -> {
                throw new IllegalStateException("nobody is at the keyboard");
              },
              Script.Pace.NONE);
      return left(
          casting,
          around(new StopSwitch(), _ -> true, _ -> {}, _ -> {}, System::nanoTime),
          opening);
    }
  }

  private static Left left(Casting casting, Surroundings outside, Opening opening)
      throws IOException {
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
            outside.purse(),
            outside.nanos(),
            outside.chance());
    var stage =
        new Stage(
            casting, "lastword test", () -> Instant.parse("2025-10-26T17:12:18Z"), ZoneOffset.UTC);
    try (var scene = opening.open(stage, around)) {
      var ended = scene.loop().run();
      var journal = scene.journal();
      return new Left(ended, events, journal.resolveSibling(scene.id() + ".md"), journal);
    }
  }
}
