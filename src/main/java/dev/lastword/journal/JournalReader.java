package dev.lastword.journal;

import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a journal, finished or still growing. Reading disturbs no writer.
public final class JournalReader {
  private JournalReader() {}

  /// Reads every record.
  ///
  /// @param file the journal
  /// @return all of it
  /// @throws BadRecordException where a line that is followed by others, or at least by a line end,
  ///   is no record of this journal
  /// @throws IOException where the file cannot be read
  public static Contents read(Path file) throws IOException {
    requireRegular(file);
    try (var in = new FileInputStream(file.toFile())) {
      return read(new RecordScanner(in));
    }
  }

  /// Reads every record of a journal that is already in memory.
  ///
  /// @param bytes the journal
  /// @return all of it
  /// @throws BadRecordException as [#read(Path)] does
  /// @throws IOException never otherwise
  public static Contents read(byte[] bytes) throws IOException {
    var portion = Math.clamp(bytes.length, 1, 1 << 16);
    return read(new RecordScanner(new ByteArrayInputStream(bytes), portion));
  }

  /// Reads every record, the last one also where it lacks its line end.
  static Contents readToTheLastRecord(Path file) throws IOException {
    var contents = read(file);
    var tail = contents.tail();
    if (tail == null || !tail.whole()) {
      return contents;
    }
    try (var in = new FileInputStream(file.toFile());
        var ended = new SequenceInputStream(in, new ByteArrayInputStream(new byte[] {'\n'}))) {
      return read(new RecordScanner(ended));
    }
  }

  /// Reads the records before the first bad line.
  ///
  /// @param file the journal, damaged or not
  /// @return as many as can be trusted
  /// @throws IOException where the file cannot be read
  public static List<JournalRecord> beforeDamage(Path file) throws IOException {
    requireRegular(file);
    var records = new ArrayList<JournalRecord>();
    try (var in = new FileInputStream(file.toFile())) {
      var scanner = new RecordScanner(in);
      for (var record = scanner.next(); record != null; record = scanner.next()) {
        records.add(record);
      }
    } catch (BadRecordException e) {
      return List.copyOf(records); // the rest is what is damaged
    }
    return List.copyOf(records);
  }

  private static Contents read(RecordScanner scanner) throws IOException {
    var records = new ArrayList<JournalRecord>();
    for (var record = scanner.next(); record != null; record = scanner.next()) {
      records.add(record);
    }
    return contents(scanner, records);
  }

  static void requireRegular(Path file) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(file + " is not a regular file");
    }
  }

  private static Contents contents(RecordScanner scanner, List<JournalRecord> records) {
    var ledger = scanner.ledger();
    var open = ledger.open();
    var unknown = ledger.unknown();
    var ended = ledger.ended();
    return new Contents(records, open, unknown, ended, Tail.of(scanner));
  }

  /// What a journal holds.
  ///
  /// @param records every record, in order
  /// @param open the intents of calls that nothing closes: if no writer is at work, their outcome
  ///   is unknown
  /// @param unknown the intents of calls closed as unknown
  /// @param ended whether the run has ended and not been resumed
  /// @param tail bytes at the end that no line end follows; null: there are none
  public record Contents(
      List<JournalRecord> records,
      List<JournalRecord> open,
      List<JournalRecord> unknown,
      boolean ended,
      @Nullable Tail tail) {
    /// Copies the lists.
    public Contents {
      records = List.copyOf(records);
      open = List.copyOf(open);
      unknown = List.copyOf(unknown);
    }

    /// The hash of the last record, on which the next one builds.
    ///
    /// @return 64 hex digits; zeros where there is no record
    public String head() {
      return records.isEmpty() ? JournalRecord.NO_PREVIOUS : records.getLast().hash();
    }
  }

  /// The end of a file that its writer did not finish, or is just writing.
  ///
  /// @param offset where it begins
  /// @param length how many bytes it has
  /// @param digest their hex SHA-256
  /// @param whole whether it is a whole record that lacks only its line end
  public record Tail(long offset, long length, String digest, boolean whole) {
    static @Nullable Tail of(RecordScanner scanner) {
      var bytes = scanner.tail();
      if (bytes.length == 0) {
        return null;
      }
      var offset = scanner.offset();
      return new Tail(offset, bytes.length, Digest.of(bytes), isRecord(scanner, bytes));
    }

    private static boolean isRecord(RecordScanner scanner, byte[] bytes) {
      try {
        scanner.take(bytes);
        return true;
      } catch (BadRecordException e) {
        return false; // torn, as a tail may be
      }
    }
  }
}
