package dev.lastword.web;

import dev.lastword.archive.ArchiveIndex;
import dev.lastword.archive.Flaw;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Brings an index up to the files beside whoever reads it: a first reading of a large archive
/// takes a minute, and its pages are there meanwhile.
final class Refreshing implements AutoCloseable {
  private static final Duration FRESH = Duration.ofSeconds(2);

  private final ArchiveIndex index;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
  private volatile List<String> problems = List.of();
  private volatile String reading = "";
  private @Nullable Future<Long> last;

  Refreshing(ArchiveIndex index) {
    this.index = index;
  }

  /// Waits for a refresh that is a moment old at most.
  ///
  /// @param patience how long; null: as long as it takes
  void within(@Nullable Duration patience) throws IOException {
    var refresh = begun(patience == null);
    try {
      if (patience == null) {
        refresh.get();
      } else {
        refresh.get(patience.toNanos(), TimeUnit.NANOSECONDS);
      }
    } catch (TimeoutException _) {
      return; // what is listed is a little older
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io
          ? io
          : new IOException("the archive cannot be read: " + e.getCause(), e);
    }
  }

  String reading() {
    return reading;
  }

  List<String> problems() {
    return problems;
  }

  private synchronized Future<Long> begun(boolean anew) {
    var before = last;
    if (before == null || (before.isDone() && (anew || isOld(before)))) {
      before = thread.submit(this::refresh);
      last = before;
    }
    return before;
  }

  private static boolean isOld(Future<Long> done) {
    return done.state() != Future.State.SUCCESS
        || System.nanoTime() - done.resultNow() > FRESH.toNanos();
  }

  private long refresh() throws IOException {
    try {
      var found =
          index.refresh(progress ->
              reading = "Reading " + progress.done() + " of " + progress.all() + " conversations");
      if (!found.busy()) {
        problems = found.flaws().stream().map(Flaw::toString).toList();
      }
      return System.nanoTime();
    } finally {
      reading = "";
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
        reading = ""; // it ends with the index
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
