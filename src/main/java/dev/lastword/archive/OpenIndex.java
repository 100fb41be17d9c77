package dev.lastword.archive;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// An index that is open: where it lies, and the connection that reads it. Writing has a connection
/// of its own, so that nobody who reads waits for a refresh.
final class OpenIndex implements Closeable {
  private static final long POLL_NANOS = 20_000_000;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final IndexPlace place;
  private final Database reading;
  private String news;

  private OpenIndex(IndexPlace place, Database reading, String news) {
    this.place = place;
    this.reading = reading;
    this.news = news;
  }

  /// Opens it at the best place that will do.
  static OpenIndex of(Path archive, @Nullable Path cache) throws IOException {
    IOException last = null;
    for (var place : IndexPlace.of(archive, cache)) {
      if (!place.isUsable()) {
        continue;
      }
      try {
        return at(place);
      } catch (IOException e) {
        place.close();
        last = e; // the next place may do; in memory it always does
      }
    }
    throw last == null ? new IOException("no place for an index of " + archive) : last;
  }

  private static OpenIndex at(IndexPlace place) throws IOException {
    try {
      var database = Database.open(place.file());
      switch (IndexSchema.standing(database)) {
        case OURS -> {
          return new OpenIndex(place, database, "");
        }
        case EMPTY -> {
          IndexSchema.create(database);
          return new OpenIndex(place, database, "");
        }
        case OTHER -> database.close();
      }
      return replaced(place, "it was of another version");
    } catch (DamagedIndexException e) {
      return replaced(place, "it was damaged");
    }
  }

  /// Deletes what lies there and begins anew, unless another process just did.
  private static OpenIndex replaced(IndexPlace place, String why) throws IOException {
    try (var _ = patiently(place)) {
      try {
        var again = Database.open(place.file());
        if (IndexSchema.standing(again) == IndexSchema.Standing.OURS) {
          return new OpenIndex(place, again, "");
        }
        again.close();
      } catch (DamagedIndexException e) {
        // as it was before: it goes
      }
      return begun(place, why);
    }
  }

  private static OpenIndex begun(IndexPlace place, String why) throws IOException {
    place.clear();
    var database = Database.open(place.file());
    IndexSchema.create(database);
    return new OpenIndex(place, database, why);
  }

  private static Closeable patiently(IndexPlace place) throws IOException {
    var until = System.nanoTime() + PATIENCE.toNanos();
    var right = place.take();
    while (right == null) {
      if (System.nanoTime() > until) {
        throw new IOException("another process works at the index " + place.file());
      }
      LockSupport.parkNanos(POLL_NANOS);
      right = place.take();
    }
    return right;
  }

  /// The same place with an empty index.
  ///
  /// @param why what is to be said of that
  OpenIndex renewed(String why) throws IOException {
    reading.close();
    try (var _ = patiently(place)) {
      return begun(place, why);
    }
  }

  /// What reads.
  Database reading() {
    return reading;
  }

  /// What writes, to be closed after use.
  ///
  /// @param database the connection
  /// @param own whether it is there for this alone
  record Writing(Database database, boolean own) implements Closeable {
    @Override
    public void close() throws IOException {
      if (own) {
        database.close();
      }
    }
  }

  /// A connection to write with; in memory there is but one.
  Writing writing() throws IOException {
    var file = place.file();
    return file == null ? new Writing(reading, false) : new Writing(Database.open(file), true);
  }

  /// Why it is new, told once; empty: it is not.
  String news() {
    var told = news;
    news = "";
    return told;
  }

  @Nullable Closeable take() throws IOException {
    return place.take();
  }

  /// Whether it was ever brought up to the files.
  boolean isComplete() throws IOException {
    return !IndexSchema.fact(reading, "complete").isEmpty();
  }

  @Override
  public void close() throws IOException {
    reading.close();
    place.close();
  }
}
