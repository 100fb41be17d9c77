package dev.lastword.archive;

import dev.lastword.talk.Side;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts conversations into an index and takes them out, inside a transaction of whoever calls.
final class IndexWriter implements AutoCloseable {
  private final PreparedStatement known;
  private final PreparedStatement unword;
  private final PreparedStatement unsay;
  private final PreparedStatement unside;
  private final PreparedStatement untalk;
  private final PreparedStatement keys;
  private final PreparedStatement unshelve;
  private final PreparedStatement shelve;
  private final PreparedStatement talk;
  private final PreparedStatement lastKey;
  private final PreparedStatement side;
  private final PreparedStatement message;
  private final PreparedStatement word;

  IndexWriter(Connection open) throws SQLException {
    known = open.prepareStatement("SELECT signature FROM shelf WHERE stem = ?");
    keys = open.prepareStatement("SELECT key FROM talk WHERE stem = ?");
    unword =
        open.prepareStatement(
            "DELETE FROM word WHERE rowid IN (SELECT id FROM message WHERE id >= ? AND id < ?)");
    unsay = open.prepareStatement("DELETE FROM message WHERE id >= ? AND id < ?");
    unside = open.prepareStatement("DELETE FROM side WHERE key = ?");
    untalk = open.prepareStatement("DELETE FROM talk WHERE key = ?");
    unshelve = open.prepareStatement("DELETE FROM shelf WHERE stem = ?");
    shelve = open.prepareStatement("INSERT OR REPLACE INTO shelf VALUES(?, ?)");
    talk = open.prepareStatement(TalkColumns.insert());
    lastKey = open.prepareStatement("SELECT last_insert_rowid()");
    side = open.prepareStatement("INSERT INTO side VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    message = open.prepareStatement("INSERT INTO message VALUES(?, ?, ?, ?, ?, ?, ?, ?)");
    word = open.prepareStatement("INSERT INTO word(rowid, said) VALUES(?, ?)");
  }

  /// The signature under which a stem is listed; null: it is not.
  @Nullable String signature(String stem) throws SQLException {
    known.setString(1, stem);
    try (var rows = known.executeQuery()) {
      return rows.next() ? rows.getString(1) : null;
    }
  }

  /// Takes everything of a stem out.
  void remove(String stem) throws SQLException {
    keys.setString(1, stem);
    try (var rows = keys.executeQuery()) {
      while (rows.next()) {
        remove(rows.getLong(1));
      }
    }
    unshelve.setString(1, stem);
    unshelve.executeUpdate();
  }

  private void remove(long key) throws SQLException {
    for (var statement : List.of(unword, unsay)) {
      statement.setLong(1, IndexSchema.first(key));
      statement.setLong(2, IndexSchema.first(key + 1));
      statement.executeUpdate();
    }
    for (var statement : List.of(unside, untalk)) {
      statement.setLong(1, key);
      statement.executeUpdate();
    }
  }

  /// Puts everything of a stem in.
  void add(Bundle bundle, List<Held> all, Tags.Book tags) throws SQLException {
    for (var held : all) {
      add(bundle.stem(), held, tags);
    }
    shelve.setString(1, bundle.stem());
    shelve.setString(2, bundle.signature());
    shelve.executeUpdate();
  }

  private void add(String stem, Held held, Tags.Book tags) throws SQLException {
    TalkColumns.bind(talk, tags.on(held.talk()), stem);
    talk.executeUpdate();
    long key;
    try (var rows = lastKey.executeQuery()) {
      key = rows.getLong(1);
    }
    for (var figures : held.sides().entrySet()) {
      add(key, held.talk(), figures.getKey(), figures.getValue());
    }
    for (var said : held.messages()) {
      if (said.number() <= IndexSchema.MOST_MESSAGES) {
        add(key, said);
      }
    }
  }

  private void add(long key, Talk of, Side whose, Held.Figures figures) throws SQLException {
    side.setLong(1, key);
    side.setInt(2, IndexSchema.bit(whose));
    side.setString(3, of.party(whose).label());
    side.setInt(4, figures.messages());
    side.setLong(5, figures.characters());
    side.setLong(6, figures.words());
    side.setInt(7, figures.closing());
    side.setInt(8, figures.refusals());
    side.setInt(9, figures.echoes());
    side.setLong(10, figures.samples());
    side.setLong(11, figures.different());
    side.setInt(12, figures.calls());
    side.setLong(13, figures.latency());
    side.executeUpdate();
  }

  private void add(long key, Held.Said said) throws SQLException {
    var id = IndexSchema.id(key, said.number(), said.side());
    message.setLong(1, id);
    message.setDouble(2, said.score());
    message.setInt(3, said.characters());
    message.setInt(4, said.words());
    message.setInt(5, said.different());
    set(6, said.latency());
    set(7, said.tokens());
    message.setString(8, said.text());
    message.executeUpdate();
    word.setLong(1, id);
    word.setString(2, said.terms());
    word.executeUpdate();
  }

  private void set(int column, @Nullable Long value) throws SQLException {
    if (value == null) {
      message.setNull(column, Types.INTEGER);
    } else {
      message.setLong(column, value);
    }
  }

  @Override
  public void close() throws SQLException {
    for (var statement :
        List.of(
            known, keys, unword, unsay, unside, untalk, unshelve, shelve, talk, lastKey, side,
            message, word)) {
      statement.close();
    }
  }

  /// Does something with a writer, in a transaction that is kept whole or not at all.
  static <T> T in(Database database, Database.Work<T> work) throws IOException {
    return database.with(open -> {
      try (var control = open.createStatement()) {
        control.execute("BEGIN IMMEDIATE");
        try {
          var result = work.with(open);
          control.execute("COMMIT");
          return result;
        } catch (SQLException | IOException | RuntimeException e) {
          control.execute("ROLLBACK");
          throw e;
        }
      }
    });
  }
}
