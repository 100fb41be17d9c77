package dev.lastword.archive;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A [Talk] as a row, both ways. The columns after the dash are only there to be looked by.
final class TalkColumns {
  private static final List<String> READ =
      List.of(
          "key INTEGER PRIMARY KEY AUTOINCREMENT",
          "id TEXT NOT NULL",
          "digest TEXT NOT NULL",
          "name TEXT NOT NULL",
          "file TEXT NOT NULL",
          "journal INTEGER NOT NULL",
          "log TEXT",
          "part INTEGER NOT NULL",
          "batch TEXT NOT NULL",
          "a TEXT NOT NULL",
          "b TEXT NOT NULL",
          "at INTEGER NOT NULL",
          "started TEXT",
          "ended TEXT",
          "state TEXT NOT NULL",
          "ending TEXT",
          "stop_after INTEGER",
          "stop_onset INTEGER",
          "stop_rule TEXT",
          "stop_score REAL",
          "stop_threshold REAL",
          "strip TEXT NOT NULL",
          "messages INTEGER NOT NULL",
          "tokens INTEGER",
          "cost TEXT",
          "took INTEGER",
          "latency INTEGER",
          "cap INTEGER",
          "policy TEXT NOT NULL",
          "fork_id TEXT",
          "fork_at INTEGER",
          "tags TEXT NOT NULL",
          "note TEXT NOT NULL",
          "flaw TEXT");

  private static final List<String> LOOKED_BY =
      List.of(
          "stem TEXT NOT NULL",
          "a_keys TEXT NOT NULL",
          "b_keys TEXT NOT NULL",
          "a_roles TEXT NOT NULL",
          "b_roles TEXT NOT NULL",
          "pair TEXT NOT NULL",
          "day TEXT NOT NULL",
          "over TEXT NOT NULL",
          "unused INTEGER NOT NULL",
          "dollars REAL");

  static final String DECLARED = String.join(", ", READ) + ", " + String.join(", ", LOOKED_BY);

  /// The columns that make a [Talk].
  static final String NAMES = String.join(", ", READ.stream().map(TalkColumns::name).toList());

  private static final String PARTED = "\u001f";

  private TalkColumns() {}

  private static String name(String column) {
    return column.substring(0, column.indexOf(' '));
  }

  /// The statement that puts a row in.
  static String insert() {
    var names = new ArrayList<String>();
    READ.stream().skip(1).map(TalkColumns::name).forEach(names::add);
    LOOKED_BY.stream().map(TalkColumns::name).forEach(names::add);
    return "INSERT INTO talk("
        + String.join(", ", names)
        + ") VALUES("
        + String.join(", ", names.stream().map(_ -> "?").toList())
        + ")";
  }

  static void bind(PreparedStatement insert, Talk talk, String stem) throws SQLException {
    var values = new ArrayList<@Nullable Object>();
    addKnown(values, talk);
    addLookedBy(values, talk, stem);
    for (var i = 0; i < values.size(); i++) {
      insert.setObject(i + 1, values.get(i));
    }
  }

  private static void addKnown(List<@Nullable Object> values, Talk talk) {
    values.add(talk.id());
    values.add(talk.digest());
    values.add(talk.name());
    values.add(talk.file());
    values.add(talk.journal() ? 1 : 0);
    values.add(talk.log());
    values.add(talk.part());
    values.add(talk.batch());
    values.add(party(talk.a()));
    values.add(party(talk.b()));
    values.add(talk.at().toEpochMilli());
    values.add(text(talk.started()));
    values.add(text(talk.ended()));
    values.add(talk.state().name());
    values.add(talk.ending());
    var stop = talk.stop();
    values.add(stop == null ? null : stop.after());
    values.add(stop == null ? null : stop.onset());
    values.add(stop == null ? null : stop.rule());
    values.add(stop == null ? null : stop.score());
    values.add(stop == null ? null : stop.threshold());
    values.add(talk.strip());
    values.add(talk.messages());
    values.add(talk.tokens());
    values.add(talk.cost() == null ? null : talk.cost().toPlainString());
    values.add(millis(talk.took()));
    values.add(millis(talk.latency()));
    values.add(talk.cap());
    values.add(talk.policy());
    var forked = talk.forked();
    values.add(forked == null ? null : forked.id());
    values.add(forked == null ? null : forked.at());
    values.add(tags(talk.tags()));
    values.add(talk.note());
    values.add(talk.flaw());
  }

  private static void addLookedBy(List<@Nullable Object> values, Talk talk, String stem) {
    values.add(stem);
    values.add(keys(talk.a()));
    values.add(keys(talk.b()));
    values.add(Terms.name(talk.a().persona()) + "\n" + Terms.name(talk.a().name()));
    values.add(Terms.name(talk.b().persona()) + "\n" + Terms.name(talk.b().name()));
    values.add(Terms.name(talk.a().label()) + "\n" + Terms.name(talk.b().label()));
    values.add(day(talk).toString());
    values.add(talk.over());
    values.add(talk.unused());
    values.add(talk.cost() == null ? null : talk.cost().doubleValue());
  }

  private static String keys(Talk.Party party) {
    return Terms.name(party.name()) + "\n" + Terms.name(party.provider() + " " + party.model());
  }

  /// The day on which it began, by whoever's clock is known.
  static LocalDate day(Talk talk) {
    var started = talk.started();
    return started == null
        ? LocalDate.ofInstant(talk.at(), ZoneId.systemDefault())
        : started.toLocalDate();
  }

  static String tags(List<String> tags) {
    return tags.isEmpty() ? "" : "\n" + String.join("\n", tags) + "\n";
  }

  private static String party(Talk.Party party) {
    return String.join(
        PARTED,
        List.of(party.name(), party.provider(), party.model(), party.persona()).stream()
            .map(part -> part.replace(PARTED, " "))
            .toList());
  }

  private static @Nullable String text(@Nullable LocalDateTime time) {
    return time == null ? null : time.toString();
  }

  private static @Nullable Long millis(@Nullable Duration duration) {
    return duration == null ? null : Long.valueOf(duration.toMillis());
  }

  /// Reads a row whose columns begin with [#NAMES].
  static Talk read(ResultSet row) throws SQLException {
    var at = new Columns(row);
    return new Talk(
        at.whole(),
        at.text(),
        at.text(),
        at.text(),
        at.text(),
        at.whole() == 1,
        at.maybeText(),
        (int) at.whole(),
        at.text(),
        at.party(),
        at.party(),
        Instant.ofEpochMilli(at.whole()),
        at.time(),
        at.time(),
        Talk.State.valueOf(at.text()),
        at.maybeText(),
        at.halt(),
        at.text(),
        (int) at.whole(),
        at.maybeWhole(),
        at.money(),
        at.duration(),
        at.duration(),
        at.maybeInt(),
        at.text(),
        at.origin(),
        at.tags(),
        at.text(),
        at.maybeText());
  }

  /// The columns of a row, one after the other.
  private static final class Columns {
    private final ResultSet row;
    private int column;

    Columns(ResultSet row) {
      this.row = row;
    }

    long whole() throws SQLException {
      return row.getLong(++column);
    }

    @Nullable Long maybeWhole() throws SQLException {
      var value = row.getLong(++column);
      return row.wasNull() ? null : Long.valueOf(value);
    }

    @Nullable Integer maybeInt() throws SQLException {
      var value = maybeWhole();
      return value == null ? null : Integer.valueOf(value.intValue());
    }

    String text() throws SQLException {
      return Objects.requireNonNullElse(row.getString(++column), "");
    }

    @Nullable String maybeText() throws SQLException {
      return row.getString(++column);
    }

    Talk.Party party() throws SQLException {
      var parts = text().split(PARTED, -1);
      return parts.length < 4
          ? Talk.Party.UNKNOWN
          : new Talk.Party(parts[0], parts[1], parts[2], parts[3]);
    }

    @Nullable LocalDateTime time() throws SQLException {
      var text = maybeText();
      return text == null ? null : LocalDateTime.parse(text);
    }

    Talk.@Nullable Halt halt() throws SQLException {
      var after = maybeInt();
      var onset = (int) whole();
      var rule = text();
      var score = row.getDouble(++column);
      var threshold = row.getDouble(++column);
      return after == null ? null : new Talk.Halt(after, onset, rule, score, threshold);
    }

    @Nullable BigDecimal money() throws SQLException {
      var text = maybeText();
      return text == null ? null : new BigDecimal(text);
    }

    @Nullable Duration duration() throws SQLException {
      var millis = maybeWhole();
      return millis == null ? null : Duration.ofMillis(millis);
    }

    Talk.@Nullable Origin origin() throws SQLException {
      var id = maybeText();
      var message = (int) whole();
      return id == null ? null : new Talk.Origin(id, message);
    }

    List<String> tags() throws SQLException {
      var text = text();
      return text.isEmpty() ? List.of() : List.of(text.strip().split("\n", -1));
    }
  }
}
