package dev.lastword.archive;

import dev.lastword.detect.Detector;
import dev.lastword.talk.Side;
import java.io.IOException;
import java.util.List;

/// The tables of an index.
///
/// A message is known by one number: its conversation's key, its own number, its side. So what is
/// found by a word needs no second look to be counted by conversation, or to be told by whom it was
/// said.
final class IndexSchema {
  /// What an index of ours says it is. It is another where a table is, and where the judge is: what
  /// nobody had judged was judged by it.
  static final String FORM = "1, judge " + Detector.VERSION;

  private static final int NUMBER_BITS = 20;
  private static final int KEY_SHIFT = NUMBER_BITS + 1;

  /// The longest conversation.
  static final int MOST_MESSAGES = (1 << NUMBER_BITS) - 1;

  /// The conversation of a message, for SQL.
  static final String KEY_OF = ">>" + KEY_SHIFT;

  private static final List<String> TABLES =
      List.of(
          "CREATE TABLE fact(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
          "CREATE TABLE shelf(stem TEXT PRIMARY KEY, signature TEXT NOT NULL) WITHOUT ROWID",
          "CREATE TABLE talk(" + TalkColumns.DECLARED + ")",
          "CREATE INDEX talk_stem ON talk(stem)",
          "CREATE INDEX talk_at ON talk(at)",
          """
          CREATE TABLE side(
            key INTEGER NOT NULL, side INTEGER NOT NULL, label TEXT NOT NULL,
            messages INTEGER NOT NULL, characters INTEGER NOT NULL, words INTEGER NOT NULL,
            closing INTEGER NOT NULL, refusals INTEGER NOT NULL, echoes INTEGER NOT NULL,
            samples INTEGER NOT NULL, different INTEGER NOT NULL,
            calls INTEGER NOT NULL, latency INTEGER NOT NULL,
            PRIMARY KEY(key, side)) WITHOUT ROWID\
          """,
          """
          CREATE TABLE message(
            id INTEGER PRIMARY KEY, score REAL NOT NULL, characters INTEGER NOT NULL, words INTEGER NOT NULL,
            different INTEGER NOT NULL, latency INTEGER, tokens INTEGER, text TEXT NOT NULL)\
          """,
          """
          CREATE VIRTUAL TABLE word USING fts5(
            said, content='', contentless_delete=1, tokenize='ascii')\
          """,
          "INSERT INTO word(word, rank) VALUES('hashsize', 33554432)");

  private IndexSchema() {}

  /// The number of a message.
  static long id(long key, int number, Side side) {
    return key << KEY_SHIFT | (long) number << 1 | bit(side);
  }

  /// The least number of a conversation's messages.
  static long first(long key) {
    return key << KEY_SHIFT;
  }

  static int bit(Side side) {
    return side == Side.A ? 0 : 1;
  }

  static long key(long id) {
    return id >> KEY_SHIFT;
  }

  static int number(long id) {
    return (int) (id >> 1) & MOST_MESSAGES;
  }

  static Side side(long id) {
    return (id & 1) == 0 ? Side.A : Side.B;
  }

  /// Makes the tables.
  static void create(Database database) throws IOException {
    IndexWriter.in(
        database,
        open -> {
          if (standing(database) != Standing.EMPTY) {
            return false; // another process was faster
          }
          for (var table : TABLES) {
            database.run(table);
          }
          setFact(database, "form", FORM);
          return true;
        });
  }

  /// What an open database is.
  enum Standing {
    /// Nothing was made in it yet.
    EMPTY,
    /// An index of ours.
    OURS,
    /// Something else, or an index of another version.
    OTHER
  }

  /// Looks what it is. Triggers and views are never ours: they would run what somebody else wrote.
  static Standing standing(Database database) throws IOException {
    var count =
        database.ask(
            "SELECT count(*), sum(type IN ('trigger','view')), sum(name = 'fact')"
                + " FROM sqlite_schema",
            List.of(),
            rows -> new int[] {rows.getInt(1), rows.getInt(2), rows.getInt(3)});
    if (count[0] == 0) {
      return Standing.EMPTY;
    }
    var ours = count[1] == 0 && count[2] == 1 && fact(database, "form").equals(FORM);
    return ours ? Standing.OURS : Standing.OTHER;
  }

  /// A fact; empty: nobody said it.
  static String fact(Database database, String name) throws IOException {
    return database.ask(
        "SELECT value FROM fact WHERE name = ?",
        List.of(name),
        rows -> rows.next() ? rows.getString(1) : "");
  }

  static void setFact(Database database, String name, String value) throws IOException {
    database.with(open -> {
      try (var put = open.prepareStatement("INSERT OR REPLACE INTO fact VALUES(?, ?)")) {
        put.setString(1, name);
        put.setString(2, value);
        return put.executeUpdate();
      }
    });
  }
}
