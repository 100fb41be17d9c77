package dev.lastword.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Opens journals for writing, each for one writer on this machine at a time.
///
/// One object serves a whole process and all its conversations: closing it gives up every right to
/// write. Safe for use by several threads.
public final class Journals implements Closeable {
  private final InstantSource clock;
  private final LongSupplier nanos;
  private final Durability durability;
  private final WriterLocks locks = new WriterLocks();

  /// Makes an opener.
  ///
  /// @param clock tells when a record is written
  /// @param nanos tells the time between records, such as `System::nanoTime`
  /// @param durability what a written record must survive
  public Journals(InstantSource clock, LongSupplier nanos, Durability durability) {
    this.clock = clock;
    this.nanos = nanos;
    this.durability = durability;
  }

  /// Begins a journal.
  ///
  /// @param file where; must not exist, its folder must
  /// @param start its first record
  /// @return the journal, holding that record
  /// @throws java.nio.file.FileAlreadyExistsException where the file exists
  /// @throws JournalHeldException where another writer is just making it
  /// @throws IOException where it cannot be written
  public Journal create(Path file, Run.Start start) throws IOException {
    var lock = take(file);
    try {
      Files.createFile(file);
      return begin(file, lock, start);
    } catch (IOException | RuntimeException e) {
      release(lock);
      throw e;
    }
  }

  private Journal begin(Path file, FileLock lock, Run.Start start) throws IOException {
    var journal = open(file, lock, List.of());
    try {
      journal.append(start);
      if (durability == Durability.POWER) {
        Folder.sync(file);
      }
      return journal;
    } catch (IOException | RuntimeException e) {
      journal.close();
      Files.delete(file); // nothing was recorded in it
      throw e;
    }
  }

  /// Goes on with a journal. A torn end is moved to a file beside it and that is recorded; a whole
  /// record that lacks only its line end is kept.
  ///
  /// @param file the journal
  /// @param resume the record that says so
  /// @return the journal and what it held before
  /// @throws JournalHeldException where another writer is at work on it
  /// @throws BadRecordException where it holds a bad line; nothing is changed then
  /// @throws IOException where it cannot be read or written, or holds no whole record
  public Resumed resume(Path file, Run.Resume resume) throws IOException {
    var held = hold(file);
    try {
      return held.resume(resume, durability);
    } catch (IOException | RuntimeException e) {
      held.close();
      throw e;
    }
  }

  /// Takes the right to write a journal and reads it. Nothing is changed yet: whoever holds it may
  /// still think about whether and how it goes on, and no other writer can come between.
  ///
  /// @param file the journal
  /// @return the right, and what the journal holds
  /// @throws JournalHeldException where another writer is at work on it
  /// @throws BadRecordException where it holds a bad line
  /// @throws IOException where it cannot be read, or holds no whole record
  public Held hold(Path file) throws IOException {
    JournalReader.requireRegular(file);
    var lock = take(file);
    try {
      var contents = JournalReader.readToTheLastRecord(file);
      if (contents.records().isEmpty()) {
        throw new IOException(file + " holds no whole record: nothing was sent, begin anew");
      }
      return new Held(file, lock, contents);
    } catch (IOException | RuntimeException e) {
      release(lock);
      throw e;
    }
  }

  /// Makes room for a journal to begin anew that broke off within its first record, before anything
  /// was sent: its bytes are kept in a file beside it.
  ///
  /// @param file the journal
  /// @return whether that was so; else nothing is changed
  /// @throws JournalHeldException where another writer is at work on it
  /// @throws BadRecordException where it holds a bad line
  /// @throws IOException where it cannot be read or moved
  public boolean setAsideUnbegun(Path file) throws IOException {
    JournalReader.requireRegular(file);
    var lock = take(file);
    try {
      return TornEnd.moveUnbegun(file);
    } finally {
      release(lock);
    }
  }

  /// The right to write a journal that exists.
  public final class Held implements Closeable {
    private final Path file;
    private final FileLock lock;
    private final JournalReader.Contents contents;

    private Held(Path file, FileLock lock, JournalReader.Contents contents) {
      this.file = file;
      this.lock = lock;
      this.contents = contents;
    }

    /// What the journal holds.
    ///
    /// @return its records, the last one among them even where only its line end is missing; a torn
    ///   end is still there
    public JournalReader.Contents contents() {
      return contents;
    }

    /// Goes on with the journal, which takes the right over.
    ///
    /// @param resume the record that says so
    /// @param survives what a written record must survive from here on
    /// @return the journal and what it held before
    /// @throws IOException where it cannot be written
    public Resumed resume(Run.Resume resume, Durability survives) throws IOException {
      var recovered = endsWithALine() ? null : TornEnd.setAside(file);
      var before = recovered == null ? contents : JournalReader.read(file);
      var disk = Disk.open(file);
      var journal =
          new Journal(file, disk, () -> release(lock), before.records(), clock, nanos, survives);
      try {
        var added = new ArrayList<JournalRecord>();
        added.add(journal.append(resume));
        if (recovered != null) {
          added.add(journal.append(recovered));
        }
        return new Resumed(journal, before, added, recovered);
      } catch (IOException | RuntimeException e) {
        journal.close();
        throw e;
      }
    }

    /// Whether nothing follows the last record, so that the file need not be read once more.
    private boolean endsWithALine() throws IOException {
      var last = contents.records().getLast();
      return last.offset() + last.length() == Files.size(file);
    }

    @Override
    public void close() throws IOException {
      release(lock);
    }
  }

  @Override
  public void close() throws IOException {
    locks.close();
  }

  private Journal open(Path file, FileLock lock, List<JournalRecord> records) throws IOException {
    return new Journal(
        file, Disk.open(file), () -> release(lock), records, clock, nanos, durability);
  }

  private FileLock take(Path file) throws IOException {
    var lock = locks.take(file);
    if (lock == null) {
      throw new JournalHeldException(file, holder(file));
    }
    return lock;
  }

  private static void release(FileLock lock) throws IOException {
    if (lock.isValid()) {
      lock.release();
    }
  }

  private static Run.@Nullable Writer holder(Path file) throws IOException {
    if (!Files.exists(file)) {
      return null;
    }
    try {
      return holder(JournalReader.read(file).records());
    } catch (BadRecordException e) {
      return null; // that it is held is what counts now
    }
  }

  private static Run.@Nullable Writer holder(List<JournalRecord> records) {
    Run.Writer holder = null;
    for (var record : records) {
      if (record.entry() instanceof Run.Start start) {
        holder = start.writer();
      } else if (record.entry() instanceof Run.Resume resume) {
        holder = resume.writer();
      }
    }
    return holder;
  }

  /// A journal that goes on.
  ///
  /// @param journal takes further records
  /// @param before what it held, up to the record that resumes it
  /// @param added that record, and the one on a torn end if there was one
  /// @param recovered what was done about a torn end; null: it was not torn
  public record Resumed(
      Journal journal,
      JournalReader.Contents before,
      List<JournalRecord> added,
      Run.@Nullable Recovered recovered) {
    /// Copies the list.
    public Resumed {
      added = List.copyOf(added);
    }

    /// All it holds when it goes on.
    ///
    /// @return what was there and what was added
    public List<JournalRecord> records() {
      var all = new ArrayList<>(before.records());
      all.addAll(added);
      return all;
    }
  }
}
