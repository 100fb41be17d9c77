package dev.lastword.batch;

import dev.lastword.batch.ReportedTalk.Place;
import dev.lastword.journal.JournalHead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/// Which conversations a folder is to be reported with, and which journals in it are older.
///
/// @param places the conversations, in the plan's order
/// @param older the ids of the other journals
record ReportFolder(List<Place> places, List<String> older) {
  ReportFolder {
    places = List.copyOf(places);
    older = List.copyOf(older);
  }

  /// Of a plan.
  static ReportFolder of(Path folder, List<Task> tasks) throws IOException {
    var places = tasks.stream().map(Place::of).toList();
    var known = new HashSet<String>();
    places.forEach(place -> known.add(place.id()));
    return new ReportFolder(
        places, ids(folder).stream().filter(id -> !known.contains(id)).toList());
  }

  /// Without a plan: whatever is there, of two versions of one conversation the newer.
  static ReportFolder of(Path folder) throws IOException {
    var newest = new TreeMap<String, Place>();
    var older = new TreeSet<String>();
    for (var id : ids(folder)) {
      var place = Place.of(id);
      if (place == null) {
        older.add(id);
        continue;
      }
      var what = String.join("_", place.opening(), place.a(), place.b());
      var other = newest.get(key(place, what));
      if (other != null && begun(folder, other).isAfter(begun(folder, place))) {
        older.add(id);
        continue;
      }
      if (other != null) {
        older.add(other.id());
      }
      newest.put(key(place, what), place);
    }
    return new ReportFolder(List.copyOf(newest.values()), List.copyOf(older));
  }

  /// All first talks before all second ones, as a plan has them.
  private static String key(Place place, String what) {
    return "%07d %s".formatted(place.n(), what);
  }

  private static Instant begun(Path folder, Place place) throws IOException {
    var head = JournalHead.of(folder.resolve(place.id() + ReportReader.SUFFIX));
    return head == null ? Instant.MIN : Objects.requireNonNullElse(head.at(), Instant.MIN);
  }

  private static TreeSet<String> ids(Path folder) throws IOException {
    var ids = new TreeSet<String>();
    try (var files = Files.newDirectoryStream(folder, "*" + ReportReader.SUFFIX)) {
      for (var file : files) {
        var name = String.valueOf(file.getFileName());
        if (!name.startsWith(".") && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          ids.add(name.substring(0, name.length() - ReportReader.SUFFIX.length()));
        }
      }
    } catch (NoSuchFileException e) {
      return ids; // nothing has begun
    }
    return ids;
  }

  /// Reads all of them at once, but no more at a time than there are cores to check them.
  List<ReportedTalk> read(ReportReader reader) {
    var room = new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var readings = new ArrayList<Future<ReportedTalk>>(places.size());
      for (var place : places) {
        readings.add(threads.submit(() -> read(reader, place, room)));
      }
      return readings.stream().map(ReportFolder::result).toList();
    }
  }

  private static ReportedTalk read(ReportReader reader, Place place, Semaphore room)
      throws InterruptedException {
    room.acquire();
    try {
      return reader.read(place);
    } finally {
      room.release();
    }
  }

  private static ReportedTalk result(Future<ReportedTalk> reading) {
    try {
      return reading.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while journals were read", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a journal could not be read", e.getCause());
    }
  }
}
