package dev.lastword.transcript;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// Reads the files of a zip file, in memory: no name in it ever becomes a path. Everything is
/// bounded: how many files it lists, how large one is, all together, and how much larger than what
/// is stored; a zip file within it is not opened.
final class ZipTalks {
  private static final int MOST_FILES = 20_000;
  private static final int LARGEST_DIRECTORY = 16 << 20;
  private static final long LARGEST = 256L << 20;
  private static final long SMALL = 4L << 20;
  private static final int MOST_TIMES = 100;
  private static final int END = 22;
  private static final int LONGEST_COMMENT = 0xFFFF;
  private static final List<String> SUFFIXES = List.of(".json", ".jsonl", ".ndjson", ".md", ".txt");

  private final Path file;
  private long readSoFar;

  private ZipTalks(Path file) {
    this.file = file;
  }

  /// Takes the files.
  interface Taker {
    /// A file that may hold conversations.
    void file(String name, byte[] bytes) throws IOException;

    /// A file that is not looked into, or cannot be.
    void passedOver(String name, String why);
  }

  static boolean isZip(byte[] bytes) {
    return bytes.length > 3
        && bytes[0] == 'P'
        && bytes[1] == 'K'
        && (bytes[2] == 3 || bytes[2] == 5)
        && bytes[3] == bytes[2] + 1;
  }

  static boolean isZip(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (var in = Files.newInputStream(file)) {
      return isZip(in.readNBytes(4));
    }
  }

  /// All conversations, as if the zip file were one file of them. What is no conversation is passed
  /// over, as it is in a folder.
  static List<Transcript> talks(Path file, Manner manner) throws IOException {
    var talks = new ArrayList<Transcript>();
    each(
        file,
        new Taker() {
          @Override
          public void file(String name, byte[] bytes) throws IOException {
            try {
              var found = Transcripts.find(name, bytes, manner);
              if (!found.refused.isEmpty()) {
                throw found.refused.getFirst();
              }
              talks.addAll(found.talks);
            } catch (NotATranscriptException e) {
              if (!e.isForeign()) {
                throw e;
              }
            }
          }

          @Override
          public void passedOver(String name, String why) {
            // in place, a picture in an export is nobody's conversation
          }
        });
    if (talks.isEmpty()) {
      throw new NotATranscriptException(file.toString(), "", "no conversation in the zip file");
    }
    return talks;
  }

  static void each(Path file, Taker taker) throws IOException {
    new ZipTalks(file).each(taker);
  }

  private void each(Taker taker) throws IOException {
    checkDirectory();
    try (var zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
      var names = new HashSet<String>();
      for (var entries = zip.entries(); entries.hasMoreElements(); ) {
        var entry = entries.nextElement();
        if (entry.isDirectory()) {
          continue;
        }
        var name = entry.getName();
        if (!names.add(name)) {
          taker.passedOver(name, "a second file of that name");
        } else if (!isWanted(name)) {
          taker.passedOver(name, isZipName(name) ? "a zip file within it" : "another kind of file");
        } else {
          taker.file(name, bytes(zip, entry));
        }
      }
    } catch (ZipException | IllegalArgumentException e) {
      throw bad("a broken zip file: " + e.getMessage());
    }
  }

  /// A hidden file, such as macOS puts beside each, is nobody's conversation.
  private static boolean isWanted(String name) {
    var last = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return !last.startsWith(".")
        && !name.startsWith("__MACOSX/")
        && SUFFIXES.stream().anyMatch(last::endsWith);
  }

  private static boolean isZipName(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".zip");
  }

  private byte[] bytes(ZipFile zip, ZipEntry entry) throws IOException {
    var stored = Math.max(0, entry.getCompressedSize());
    var most = Math.min(LARGEST - readSoFar, Math.max(SMALL, MOST_TIMES * stored));
    try (var in = zip.getInputStream(entry)) {
      var bytes = in.readNBytes((int) Math.min(Transcripts.LARGEST, most) + 1);
      readSoFar += bytes.length;
      if (readSoFar > LARGEST) {
        throw bad("its files are larger than 256 MiB together");
      }
      if (bytes.length > most) {
        throw bad(
            OneLine.cut(entry.getName(), 80)
                + " is more than "
                + MOST_TIMES
                + " times as large as it is stored");
      }
      return bytes;
    }
  }

  /// Looks at the end of the file before the list of its files is loaded.
  private void checkDirectory() throws IOException {
    try (var in = new RandomAccessFile(file.toFile(), "r")) {
      var length = in.length();
      var tail = new byte[(int) Math.min(length, END + LONGEST_COMMENT)];
      in.seek(length - tail.length);
      in.readFully(tail);
      var end = end(tail);
      if (end < 0) {
        throw bad("a broken zip file: its end is missing");
      }
      var files = number(tail, end + 10, 2);
      var size = number(tail, end + 12, 4);
      if (files > MOST_FILES || size > LARGEST_DIRECTORY) {
        throw bad("more than " + MOST_FILES + " files, or names longer than can be read");
      }
    }
  }

  private static int end(byte[] tail) {
    for (var i = tail.length - END; i >= 0; i--) {
      if (number(tail, i, 4) == 0x06054b50L && number(tail, i + 20, 2) == tail.length - i - END) {
        return i;
      }
    }
    return -1;
  }

  private static long number(byte[] bytes, int from, int length) {
    var number = 0L;
    for (var i = length - 1; i >= 0; i--) {
      number = number << 8 | (bytes[from + i] & 0xFF);
    }
    return number;
  }

  private NotATranscriptException bad(String what) {
    return new NotATranscriptException(file.toString(), "", what);
  }
}
