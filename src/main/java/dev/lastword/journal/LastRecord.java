package dev.lastword.journal;

import dev.lastword.text.MalformedTextException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.Optional;

/// The last record of a journal, read without the others: enough to know how a run ended, among
/// thousands. The line is held to its own hash; that it follows the ones before is not looked at.
public final class LastRecord {
  /// A line that ends a run is far shorter.
  private static final int PORTION = 1 << 16;

  private LastRecord() {}

  /// Reads it.
  ///
  /// @param file the journal
  /// @return empty where the file does not end with a whole line, or that line is too long or no
  ///   record: then the whole has to be read
  /// @throws IOException where the file cannot be read
  public static Optional<JournalRecord> of(Path file) throws IOException {
    JournalReader.requireRegular(file);
    try (var in = new RandomAccessFile(file.toFile(), "r")) {
      var size = in.length();
      var bytes = new byte[(int) Math.min(size, PORTION)];
      in.seek(size - bytes.length);
      in.readFully(bytes);
      return line(bytes, size == bytes.length)
          .flatMap(line -> record(line, size - line.length - 1));
    }
  }

  private static Optional<byte[]> line(byte[] bytes, boolean whole) {
    var end = bytes.length - 1;
    if (end < 0 || bytes[end] != '\n') {
      return Optional.empty();
    }
    var start = end;
    while (start > 0 && bytes[start - 1] != '\n') {
      start--;
    }
    return start == 0 && !whole
        ? Optional.empty()
        : Optional.of(Arrays.copyOfRange(bytes, start, end));
  }

  private static Optional<JournalRecord> record(byte[] line, long offset) {
    try {
      return Optional.of(RecordScanner.alone(line, offset));
    } catch (BadRecordException
        | MalformedTextException
        | IllegalArgumentException
        | DateTimeException e) {
      return Optional.empty(); // whoever reads the whole says what is wrong with it
    }
  }
}
