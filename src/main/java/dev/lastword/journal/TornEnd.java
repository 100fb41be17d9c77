package dev.lastword.journal;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/// The unfinished end of a journal, taken off before anything is appended: two halves are never
/// glued into one line.
final class TornEnd {
  private TornEnd() {}

  /// Moves a torn end into a file of its own, or ends the line of a whole record.
  ///
  /// @return what was done; null where the file ends with a line
  static Run.@Nullable Recovered setAside(Path journal) throws IOException {
    var tail = JournalReader.read(journal).tail();
    if (tail == null) {
      return null;
    }
    try (var disk = Disk.open(journal)) {
      String aside = null;
      if (tail.whole()) {
        disk.write(new byte[] {'\n'});
      } else {
        aside = save(journal, tail);
        disk.truncate(tail.offset());
      }
      disk.sync();
      return new Run.Recovered(tail.offset(), tail.length(), tail.digest(), aside);
    }
  }

  /// Moves a journal aside that broke off within its first record: nothing was sent then.
  ///
  /// @return whether it was one
  static boolean moveUnbegun(Path journal) throws IOException {
    var contents = JournalReader.readToTheLastRecord(journal);
    if (!contents.records().isEmpty()) {
      return false;
    }
    Files.move(journal, create(journal, 0), StandardCopyOption.REPLACE_EXISTING);
    Folder.sync(journal);
    return true;
  }

  private static String save(Path journal, JournalReader.Tail tail) throws IOException {
    var bytes = new byte[Math.toIntExact(tail.length())];
    try (var file = new RandomAccessFile(journal.toFile(), "r")) {
      file.seek(tail.offset());
      file.readFully(bytes);
    }
    var aside = create(journal, tail.offset());
    try (var out = new FileOutputStream(aside.toFile())) {
      out.write(bytes);
      out.getFD().sync();
    }
    Folder.sync(aside);
    return aside.getFileName().toString();
  }

  private static Path create(Path journal, long offset) throws IOException {
    var name = journal.getFileName() + ".torn-" + offset;
    for (var n = 1; ; n++) {
      try {
        return Files.createFile(journal.resolveSibling(n == 1 ? name : name + "-" + n));
      } catch (FileAlreadyExistsException e) {
        if (n == 1000) {
          throw e;
        }
      }
    }
  }
}
