package dev.lastword.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// Brings an index up to the files: looks at every size and time, reads what changed on two
/// threads, and writes it down on a third.
final class Refreshing {
  private static final int READERS = 2;

  /// So much may have been read and not yet be written down.
  private static final int AHEAD = 64;

  private static final long AHEAD_BYTES = 48L << 20;

  /// So many messages are written down at once.
  private static final int PORTION = 25_000;

  private static final int FIRST_FLAWS = 1_000;

  private final Path archive;
  private final Database database;
  private final Tags tags;
  private final Consumer<ArchiveIndex.Progress> progress;
  private final List<String> added = new ArrayList<>();
  private final List<String> changed = new ArrayList<>();
  private final List<String> removed = new ArrayList<>();
  private final List<Flaw> missed = new ArrayList<>();

  Refreshing(Path archive, Database database, Tags tags, Consumer<ArchiveIndex.Progress> progress) {
    this.archive = archive;
    this.database = database;
    this.tags = tags;
    this.progress = progress;
  }

  private record Read(Bundle bundle, List<Held> held) {}

  /// Does it.
  ///
  /// @param rebuilt why the index is new; empty: it is not
  Refreshed run(String rebuilt) throws IOException {
    var there = bundles();
    var known = known();
    var todo = new ArrayList<Bundle>();
    there.forEach((stem, bundle) -> {
      if (!bundle.signature().equals(known.get(stem))) {
        todo.add(bundle);
        (known.containsKey(stem) ? changed : added).add(stem);
      }
    });
    known.keySet().stream().filter(stem -> !there.containsKey(stem)).sorted().forEach(removed::add);
    var whole = known.isEmpty() && todo.size() > AHEAD;
    if (!todo.isEmpty() || !removed.isEmpty()) {
      write(todo, whole);
    }
    mirrorTags();
    if (IndexSchema.fact(database, "complete").isEmpty()) {
      IndexSchema.setFact(database, "complete", "1");
    }
    return new Refreshed(added, changed, removed, flaws(), false, rebuilt);
  }

  private Map<String, Bundle> bundles() throws IOException {
    if (!Files.isDirectory(archive)) {
      return Map.of();
    }
    var files =
        new Folder(archive, "")
            .stats(name -> !Book.suffix(name).isEmpty() && !name.equals(Shelf.TAGS), this::miss);
    return Bundle.of(files);
  }

  /// A part of the archive that cannot be looked at is told; the rest is shown.
  private void miss(IOException trouble) {
    if (!(trouble instanceof NoSuchFileException)) { // it went while we looked
      missed.add(new Flaw(String.valueOf(trouble.getMessage()), 0, 0, "cannot be looked at", ""));
    }
  }

  private Map<String, String> known() throws IOException {
    return database.ask(
        "SELECT stem, signature FROM shelf",
        List.of(),
        rows -> {
          var known = new HashMap<String, String>();
          while (rows.next()) {
            known.put(rows.getString(1), rows.getString(2));
          }
          return known;
        });
  }

  private void write(List<Bundle> todo, boolean whole) throws IOException {
    var book = tags.read();
    if (whole) {
      database.run("PRAGMA synchronous=OFF"); // what a power cut may spoil is not yet an index
    }
    removeGone();
    try (var readers =
        Executors.newFixedThreadPool(READERS, Thread.ofPlatform().daemon().factory())) {
      var reading = new Ahead(todo, readers);
      var done = 0;
      while (reading.hasNext()) {
        done += portion(reading, book, done, todo.size());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the archive was being read", e);
    }
    if (whole) {
      database.run("PRAGMA synchronous=FULL");
      database.run("PRAGMA wal_checkpoint(TRUNCATE)");
      database.run("PRAGMA synchronous=NORMAL");
    }
  }

  private void removeGone() throws IOException {
    if (removed.isEmpty()) {
      return;
    }
    IndexWriter.in(
        database,
        open -> {
          try (var writer = new IndexWriter(open)) {
            for (var stem : removed) {
              writer.remove(stem);
            }
            return removed.size();
          }
        });
  }

  /// Writes some of what was read, in one transaction.
  ///
  /// @return how many files that were
  private int portion(Ahead reading, Tags.Book book, int done, int all)
      throws IOException, InterruptedException {
    var first = reading.next(); // waited for outside the transaction: others may write meanwhile
    return IndexWriter.in(
        database,
        open -> {
          try (var writer = new IndexWriter(open)) {
            var count = 0;
            var messages = 0;
            var read = first;
            while (true) {
              put(writer, read, book);
              count++;
              messages += read.held().stream().mapToInt(one -> one.messages().size()).sum();
              progress.accept(new ArchiveIndex.Progress(done + count, all));
              if (messages >= PORTION || !reading.hasNext()) {
                return count;
              }
              read = reading.next();
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the archive was being read", e);
          }
        });
  }

  /// Another process may have been faster.
  private static void put(IndexWriter writer, Read read, Tags.Book book) throws SQLException {
    var stem = read.bundle().stem();
    var before = writer.signature(stem);
    if (read.bundle().signature().equals(before)) {
      return;
    }
    if (before != null) {
      writer.remove(stem);
    }
    writer.add(read.bundle(), read.held(), book);
  }

  /// Reads bundles on several threads and hands them over in their order, never far ahead.
  private final class Ahead {
    private final Iterator<Bundle> bundles;
    private final ExecutorService readers;
    private final ArrayDeque<Future<Read>> coming = new ArrayDeque<>();
    private final ArrayDeque<Long> sizes = new ArrayDeque<>();
    private long bytes;

    Ahead(List<Bundle> all, ExecutorService readers) {
      this.bundles = all.iterator();
      this.readers = readers;
    }

    boolean hasNext() {
      return bundles.hasNext() || !coming.isEmpty();
    }

    Read next() throws IOException, InterruptedException {
      fill();
      var future = coming.remove();
      try {
        return future.get();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof Error error) {
          throw error;
        }
        throw new IOException("the archive could not be read", e.getCause());
      } finally {
        bytes -= sizes.remove();
        fill();
      }
    }

    private void fill() {
      while (bundles.hasNext()
          && coming.size() < AHEAD
          && (coming.isEmpty() || bytes < AHEAD_BYTES)) {
        var bundle = bundles.next();
        bytes += bundle.bytes();
        sizes.add(bundle.bytes());
        coming.add(readers.submit(() -> new Read(bundle, TalkReading.of(archive, bundle))));
      }
    }
  }

  /// Tags of conversations just read were set as they were written; those of others change here.
  private void mirrorTags() throws IOException {
    var signature = tags.signature();
    if (signature.equals(IndexSchema.fact(database, "tags"))) {
      return;
    }
    TagMirror.set(database, tags.read());
    IndexSchema.setFact(database, "tags", signature);
  }

  private List<Flaw> flaws() throws IOException {
    var flaws = new ArrayList<>(missed);
    flaws.addAll(
        database.ask(
            "SELECT file, flaw FROM talk WHERE flaw IS NOT NULL ORDER BY file LIMIT " + FIRST_FLAWS,
            List.of(),
            rows -> {
              var all = new ArrayList<Flaw>();
              while (rows.next()) {
                all.add(new Flaw(rows.getString(1), 0, 0, rows.getString(2), ""));
              }
              return all;
            }));
    return flaws;
  }
}
