package dev.lastword.cli;

import dev.lastword.archive.Talk;
import dev.lastword.endpoint.Living;
import dev.lastword.text.Neutral;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a table says of a conversation, column by column. All of it may be shown as it is.
///
/// @param ids what each can be called by, by key
/// @param living what runs on this machine
/// @param archive the archive's folder
/// @param zone the local time zone
record TalkCells(Map<Long, String> ids, List<Living> living, Path archive, ZoneId zone) {
  /// The columns there are.
  static final List<String> NAMES =
      List.of(
          "id",
          "pair",
          "strip",
          "over",
          "of",
          "ending",
          "from",
          "date",
          "name",
          "a",
          "b",
          "batch",
          "personas",
          "unused",
          "tokens",
          "cost",
          "duration",
          "latency",
          "cap",
          "policy",
          "tags",
          "note",
          "file",
          "fork",
          "flaw");

  /// What is shown where nothing else is asked for.
  static final List<String> USUAL = List.of("id", "pair", "over", "of", "ending", "from", "date");

  /// Those of them that go where room is short, in this order.
  static final List<String> FIRST_TO_GO = List.of("strip", "date", "from", "of");

  private static final List<String> RIGHT =
      List.of("over", "of", "from", "unused", "tokens", "cost", "duration", "latency", "cap");

  private static final int STRIP = 40;
  private static final String ARROW = " ↔ ";
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

  /// How a column is set: `<` or `>`.
  static String side(String column) {
    return RIGHT.contains(column) ? ">" : "<";
  }

  String cell(String column, Talk talk) {
    var text =
        switch (column) {
          case "id" -> ids.getOrDefault(talk.key(), talk.id());
          case "pair" -> pair(talk);
          case "strip" -> strip(talk.strip());
          case "over" -> talk.stop() == null ? "" : Figures.count(talk.stop().after());
          case "of" -> talk.messages() == 0 ? "" : Figures.count(talk.messages());
          case "ending" -> ending(talk);
          case "from" -> talk.stop() == null ? "" : Figures.count(talk.stop().onset());
          case "date" -> date(talk);
          case "name" -> talk.name();
          case "a" -> talk.a().label();
          case "b" -> talk.b().label();
          default -> more(column, talk);
        };
    var shown = Neutral.line(text);
    return shown.isEmpty() ? FittedTable.NONE : shown;
  }

  private String more(String column, Talk talk) {
    return switch (column) {
      case "batch" -> talk.batch();
      case "personas" -> joined(talk.a().persona(), talk.b().persona());
      case "unused" -> talk.unused() == 0 ? "" : Figures.count(talk.unused());
      case "tokens" -> talk.tokens() == null ? "" : Figures.count(talk.tokens());
      case "cost" -> talk.cost() == null ? "" : Figures.money(talk.cost());
      case "duration" -> span(talk.took());
      case "latency" -> span(talk.latency());
      case "cap" -> talk.cap() == null ? "" : Figures.count(talk.cap());
      case "policy" -> talk.policy();
      case "tags" -> String.join(" ", talk.tags());
      case "note" -> talk.note();
      case "file" -> talk.file();
      case "fork" -> talk.forked() == null ? "" : talk.forked().id() + " at " + talk.forked().at();
      case "flaw" -> talk.flaw() == null ? "" : talk.flaw();
      default -> throw new IllegalArgumentException("no column \"" + column + "\"");
    };
  }

  /// Both names, made harmless; where the file names nobody, what it is called.
  static String pair(Talk talk) {
    var both = joined(talk.a().name(), talk.b().name());
    return Neutral.line(both.isEmpty() ? talk.name() : both);
  }

  private static String joined(String a, String b) {
    return Stream.of(a, b).filter(name -> !name.isEmpty()).collect(Collectors.joining(ARROW));
  }

  /// The end of a strip, where more is said than fits.
  private static String strip(String strip) {
    return strip.length() <= STRIP ? strip : "…" + strip.substring(strip.length() - STRIP + 1);
  }

  /// How it ended. Whether what has no end yet is running, this machine alone can tell.
  String ending(Talk talk) {
    return switch (talk.state()) {
      case BROKEN -> "broken";
      case OPEN -> isLiving(talk) ? "running" : "unfinished";
      case ENDED -> talk.over().isEmpty() ? "ran on" : talk.over();
    };
  }

  private boolean isLiving(Talk talk) {
    var log = archive.resolve(talk.log() == null ? talk.file() : talk.log()).toString();
    var folder = archive.resolve(talk.batch()).toString();
    return living.stream()
        .anyMatch(one ->
            one.kind() == Living.Kind.RUN
                ? one.id().equals(talk.id()) || one.place().equals(log)
                : one.place().equals(folder) || one.id().equals(talk.batch()));
  }

  private String date(Talk talk) {
    var started = talk.started();
    return DATE.format(started == null ? talk.at().atZone(zone).toLocalDateTime() : started);
  }

  private static String span(@Nullable Duration span) {
    return span == null ? "" : Figures.span(span);
  }

  /// Whether a column is wider than a figure, and may be shortened.
  static boolean mayBeShort(String column) {
    return List.of("pair", "name", "a", "b", "note", "flaw", "file", "tags").contains(column);
  }
}
