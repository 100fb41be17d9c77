package dev.lastword.journal;

import dev.lastword.text.MalformedTextException;
import dev.lastword.text.Utf8;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads a journal record by record and believes nothing: form, hash, chain and order are checked
/// on every line.
final class RecordScanner {
  /// The longest line, in bytes. A reply is bounded far below it.
  static final int LONGEST = 512 << 20;

  private static final byte[] HEAD = "{\"h\":\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] MIDDLE = "\",\"r\":".getBytes(StandardCharsets.US_ASCII);
  private static final int BODY = HEAD.length + 64 + MIDDLE.length;

  private final InputStream in;
  private final Ledger ledger = new Ledger();
  private long offset;
  private long seq;
  private String prev = JournalRecord.NO_PREVIOUS;
  private byte[] tail = new byte[0];
  private final byte[] buffer;
  private int filled;
  private int left;

  RecordScanner(InputStream in) {
    this(in, 1 << 16);
  }

  /// Reads in portions of a given size.
  RecordScanner(InputStream in, int portion) {
    this.in = in;
    this.buffer = new byte[portion];
  }

  /// Reads the next record.
  ///
  /// @return null at the end, where [#tail()] holds what no line end follows
  @Nullable JournalRecord next() throws IOException {
    var line = line();
    if (line == null) {
      return null;
    }
    return take(line);
  }

  Ledger ledger() {
    return ledger;
  }

  /// Where the next line begins.
  long offset() {
    return offset;
  }

  /// How many records were read.
  long count() {
    return seq;
  }

  /// The hash of the last record.
  String head() {
    return prev;
  }

  byte[] tail() {
    return tail;
  }

  /// Reads a line by itself: its form and its hash are checked, its place in the chain is not.
  static JournalRecord alone(byte[] line, long offset)
      throws BadRecordException, MalformedTextException {
    var scanner = new RecordScanner(InputStream.nullInputStream(), 1);
    scanner.offset = offset;
    var hash = scanner.hash(line);
    return JournalRecord.read(tree(line), hash, offset, line.length + 1);
  }

  /// Reads a line that was not read from the stream, as if it came next.
  JournalRecord take(byte[] line) throws BadRecordException {
    var hash = hash(line);
    JournalRecord record;
    try {
      record = JournalRecord.read(tree(line), hash, offset, line.length + 1);
      chain(record);
      ledger.check(record.entry());
    } catch (MalformedTextException | IllegalArgumentException | DateTimeException e) {
      throw bad(e.getMessage(), e);
    }
    ledger.accept(record);
    offset += record.length();
    prev = hash;
    seq++;
    return record;
  }

  private void chain(JournalRecord record) {
    if (record.seq() != seq) {
      throw new IllegalArgumentException("its seq is " + record.seq() + ", not " + seq);
    }
    if (!record.prev().equals(prev)) {
      throw new IllegalArgumentException(
          "it does not follow the record before: it names " + record.prev() + ", that is " + prev);
    }
  }

  private String hash(byte[] line) throws BadRecordException {
    if (line.length <= BODY + 1 || !framed(line)) {
      throw bad("not a record", null);
    }
    var hash = JournalRecord.hash(line, BODY, line.length - 1 - BODY);
    var claimed = new String(line, HEAD.length, 64, StandardCharsets.ISO_8859_1);
    if (!hash.equals(claimed)) {
      throw bad("its bytes do not match its hash", null);
    }
    return hash;
  }

  private static boolean framed(byte[] line) {
    return matches(line, 0, HEAD)
        && matches(line, HEAD.length + 64, MIDDLE)
        && line[line.length - 1] == '}';
  }

  private static boolean matches(byte[] line, int at, byte[] expected) {
    return Arrays.equals(line, at, at + expected.length, expected, 0, expected.length);
  }

  private static Map<String, Object> tree(byte[] line) throws MalformedTextException {
    var body = Utf8.decode(Arrays.copyOfRange(line, BODY, line.length - 1));
    var tree = JsonTree.read(body);
    // A byte order mark is dropped in decoding; it would be hashed and not be read.
    if (line[BODY] != '{' || !Canonical.write(tree).equals(body)) {
      throw new IllegalArgumentException("not in canonical form");
    }
    return tree;
  }

  private BadRecordException bad(@Nullable String what, @Nullable Throwable cause) {
    var bad = new BadRecordException(seq, offset, String.valueOf(what));
    if (cause != null) {
      bad.initCause(cause);
    }
    return bad;
  }

  private byte @Nullable [] line() throws IOException {
    var line = new ByteArrayOutputStream(1024);
    while (filled > 0 || fill()) {
      var start = filled - left;
      var end = start;
      while (end < filled && buffer[end] != '\n') {
        end++;
      }
      refuseLongerThan(line.size() + (long) (end - start));
      line.write(buffer, start, end - start);
      left = filled - end;
      if (end < filled) {
        left--;
        return line.toByteArray();
      }
      filled = 0;
    }
    tail = line.toByteArray();
    return null;
  }

  private boolean fill() throws IOException {
    filled = Math.max(0, in.read(buffer));
    left = filled;
    return filled > 0;
  }

  private void refuseLongerThan(long length) throws BadRecordException {
    if (length > LONGEST) {
      throw bad("a line of more than " + LONGEST + " bytes", null);
    }
  }
}
