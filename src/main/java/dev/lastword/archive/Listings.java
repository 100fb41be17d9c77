package dev.lastword.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Lists what an index holds.
final class Listings {
  private Listings() {}

  static Listing of(Database database, Query query) throws IOException {
    var filter = Filter.of(query);
    var counts =
        database.ask(
            "SELECT count(*), (SELECT count(*) FROM talk) FROM talk WHERE " + filter.where(),
            filter.values(),
            rows -> new int[] {rows.getInt(1), rows.getInt(2)});
    return new Listing(
        talks(database, filter.where() + tail(query), filter.values()), counts[0], counts[1]);
  }

  private static String tail(Query query) {
    var limit = query.limit() == 0 ? -1 : query.limit();
    return " ORDER BY " + Filter.order(query) + " LIMIT " + limit + " OFFSET " + query.offset();
  }

  static List<Talk> talks(Database database, String where, List<?> values) throws IOException {
    return database.ask(
        "SELECT " + TalkColumns.NAMES + " FROM talk WHERE " + where,
        values,
        rows -> {
          var talks = new ArrayList<Talk>();
          while (rows.next()) {
            talks.add(TalkColumns.read(rows));
          }
          return talks;
        });
  }

  /// All conversations as they are found by what is typed.
  static List<Book> books(Database database, Path archive) throws IOException {
    return database.ask(
        "SELECT id, name, file, log, digest, at FROM talk ORDER BY name",
        List.of(),
        rows -> {
          var books = new ArrayList<Book>();
          while (rows.next()) {
            var log = rows.getString(4);
            books.add(
                new Book(
                    rows.getString(1),
                    rows.getString(2),
                    null,
                    archive.resolve(rows.getString(3)),
                    log == null ? null : archive.resolve(log),
                    rows.getString(5),
                    Instant.ofEpochMilli(rows.getLong(6))));
          }
          return books;
        });
  }

  /// Hands over the figures of every message.
  static void messages(Database database, Query query, Consumer<MessageFigures> each)
      throws IOException {
    for (var talk : of(database, query).talks()) {
      database.ask(
          "SELECT id, score, characters, words, different, latency, tokens FROM message"
              + " WHERE id >= ? AND id < ? ORDER BY id",
          List.of(IndexSchema.first(talk.key()), IndexSchema.first(talk.key() + 1)),
          rows -> {
            while (rows.next()) {
              each.accept(figures(talk, rows));
            }
            return true;
          });
    }
  }

  private static MessageFigures figures(Talk talk, ResultSet row) throws SQLException {
    var id = row.getLong(1);
    var number = IndexSchema.number(id);
    var side = IndexSchema.side(id);
    var latency = row.getLong(6);
    var timed = !row.wasNull();
    var tokens = row.getLong(7);
    var counted = !row.wasNull();
    return new MessageFigures(
        talk.name(),
        number,
        side,
        talk.party(side).name(),
        Searching.kind(talk.strip(), number),
        row.getDouble(2),
        row.getInt(3),
        row.getInt(4),
        row.getInt(5),
        timed ? Duration.ofMillis(latency) : null,
        counted ? Long.valueOf(tokens) : null);
  }
}
