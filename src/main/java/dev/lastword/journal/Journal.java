package dev.lastword.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// A journal open for writing. Each record is one line, written in one call of the system; what
/// must survive the loss of power is on the disk itself when [#append] returns.
///
/// Once the disk has failed, nothing more is accepted: a caller that heard the exception makes no
/// further paid call. Safe for use by several threads; a thread's interrupt does no harm.
public final class Journal implements Closeable {
  private final Path file;
  private final Disk disk;
  private final Closeable right;
  private final Ledger ledger;
  private final InstantSource clock;
  private final LongSupplier nanos;
  private final Durability durability;
  private String head = JournalRecord.NO_PREVIOUS;
  private long count;
  private long end;
  private @Nullable Long before;
  private @Nullable IOException failure;
  private boolean closed;

  Journal(
      Path file,
      Disk disk,
      Closeable right,
      List<JournalRecord> records,
      InstantSource clock,
      LongSupplier nanos,
      Durability durability) {
    this.file = file;
    this.disk = disk;
    this.right = right;
    this.clock = clock;
    this.nanos = nanos;
    this.durability = durability;
    ledger = Ledger.of(records);
    if (!records.isEmpty()) {
      var last = records.getLast();
      head = last.hash();
      count = records.size();
      end = last.offset() + last.length();
    }
  }

  /// Where it is written.
  ///
  /// @return the file
  public Path file() {
    return file;
  }

  /// The hash of the last record.
  ///
  /// @return 64 hex digits
  public synchronized String head() {
    return head;
  }

  /// Writes a record.
  ///
  /// @param entry what it says
  /// @return the record in its place
  /// @throws IllegalArgumentException where it must not stand here, such as anything but a
  ///   `run.resume` or `call.discarded` after `run.end`, or holds half a surrogate pair; the
  ///   journal is as before
  /// @throws IOException where the disk fails or has failed before
  public synchronized JournalRecord append(Entry entry) throws IOException {
    refuseUnlessGood();
    ledger.check(entry);
    var now = nanos.getAsLong();
    var since = before == null ? 0 : Math.max(0, now - before);
    var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var written = JournalRecord.write(count, at, since, head, entry, end);
    put(written);
    var record = written.record();
    before = now;
    head = record.hash();
    end += record.length();
    count++;
    ledger.accept(record);
    return record;
  }

  @Override
  public synchronized void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try (right) {
      disk.close();
    }
  }

  private void refuseUnlessGood() throws IOException {
    if (closed) {
      throw new IOException(file + " is closed");
    }
    if (failure != null) {
      throw new IOException(
          file + " could not be written before: " + failure.getMessage(), failure);
    }
  }

  private void put(JournalRecord.Written written) throws IOException {
    try {
      disk.write(written.line());
      if (durability == Durability.POWER && written.record().entry().durable()) {
        disk.sync();
      }
    } catch (IOException e) {
      failure = e;
      takeBack(e);
      throw new IOException(file + " cannot be written: " + e.getMessage(), e);
    }
  }

  /// Leaves only whole records behind; where even that fails, the next reader sets the rest aside.
  private void takeBack(IOException e) {
    try {
      disk.truncate(end);
    } catch (IOException again) {
      e.addSuppressed(again);
    }
  }
}
