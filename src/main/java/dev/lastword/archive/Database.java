package dev.lastword.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// A connection to an index, used by one thread at a time.
final class Database implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 10_000;

  private final Connection connection;
  private final ReentrantLock turn = new ReentrantLock();
  private final String place;

  private Database(Connection connection, String place) {
    this.connection = connection;
    this.place = place;
  }

  /// What is done with a connection.
  interface Work<T> {
    /// Does it.
    T with(Connection connection) throws SQLException, IOException;
  }

  /// What a statement's rows become.
  interface Rows<T> {
    /// Reads them.
    T read(ResultSet rows) throws SQLException, IOException;
  }

  /// Opens a file, or memory.
  ///
  /// @param file where it lies; null: in memory
  /// @throws DamagedIndexException where it is no index at all
  static Database open(@Nullable Path file) throws IOException {
    var config = new SQLiteConfig();
    config.setBusyTimeout(PATIENCE_MILLIS);
    config.setCacheSize(-32_768);
    config.setGetGeneratedKeys(false); // asks once more after every row
    config.setPageSize(8_192);
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    config.setPragma(SQLiteConfig.Pragma.JOURNAL_MODE, file == null ? "memory" : "wal");
    var url = "jdbc:sqlite:" + (file == null ? ":memory:" : file.toUri());
    var place = file == null ? "memory" : file.toString();
    try {
      var database = new Database(config.createConnection(url), place);
      database.run("PRAGMA trusted_schema=OFF"); // a file may come from anywhere
      return database;
    } catch (SQLException e) {
      throw inWords(e, place);
    }
  }

  /// Does something, alone.
  <T> T with(Work<T> work) throws IOException {
    turn.lock();
    try {
      return work.with(connection);
    } catch (SQLException e) {
      throw inWords(e, place);
    } finally {
      turn.unlock();
    }
  }

  /// Runs a statement that gives nothing back.
  void run(String sql) throws IOException {
    with(open -> {
      try (var statement = open.createStatement()) {
        return statement.execute(sql);
      }
    });
  }

  /// Asks.
  ///
  /// @param values what stands for the question marks: text, whole numbers, decimals, null
  <T> T ask(String sql, List<?> values, Rows<T> reader) throws IOException {
    return with(open -> {
      try (var statement = open.prepareStatement(sql)) {
        bind(statement, values);
        try (var rows = statement.executeQuery()) {
          return reader.read(rows);
        }
      }
    });
  }

  static void bind(PreparedStatement statement, List<?> values) throws SQLException {
    for (var i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i));
    }
  }

  private static IOException inWords(SQLException trouble, String place) {
    if (trouble instanceof SQLiteException one
        && (isDamage(one.getResultCode()) || lacksATable(one))) {
      return new DamagedIndexException(place, trouble);
    }
    return new IOException("the index " + place + ": " + trouble.getMessage(), trouble);
  }

  private static boolean lacksATable(SQLiteException trouble) {
    var words = String.valueOf(trouble.getMessage());
    return words.contains("no such table") || words.contains("no such column");
  }

  private static boolean isDamage(SQLiteErrorCode code) {
    return switch (code) {
      case SQLITE_CORRUPT,
          SQLITE_CORRUPT_VTAB,
          SQLITE_CORRUPT_SEQUENCE,
          SQLITE_CORRUPT_INDEX,
          SQLITE_NOTADB,
          SQLITE_FORMAT ->
          true;
      default -> false;
    };
  }

  @Override
  public void close() throws IOException {
    try {
      connection.close();
    } catch (SQLException e) {
      throw inWords(e, place);
    }
  }
}
