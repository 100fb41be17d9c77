package dev.lastword.journal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;

/// One line of a journal: an entry and its place in the chain.
///
/// @param seq its number, from 0
/// @param at when it was written, by the wall clock
/// @param ns nanoseconds since the record before, by the monotonic clock; 0 for the first record a
///   process writes
/// @param prev the hash of the record before; 64 zeros for the first
/// @param hash its own hash
/// @param entry what it says
/// @param fields all of it as it stands in the file, fields unknown to us among them
/// @param offset where its line begins in the file, in bytes
/// @param length the bytes of its line, the line end among them
public record JournalRecord(
    long seq,
    Instant at,
    long ns,
    String prev,
    String hash,
    Entry entry,
    Map<String, Object> fields,
    long offset,
    int length) {
  /// The `prev` of the first record.
  public static final String NO_PREVIOUS = "0".repeat(64);

  private static final byte[] DOMAIN = "lastword/journal/1\n".getBytes(StandardCharsets.US_ASCII);
  private static final DateTimeFormatter AT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /// Copies the fields.
  public JournalRecord {
    fields = Canonical.copy(fields);
  }

  /// The receipt id: what a call is looked up by. It finds a record and proves nothing.
  ///
  /// @return `rr_` and the first 16 hex digits of the hash
  public String receipt() {
    return "rr_" + hash.substring(0, 16);
  }

  /// The line as it stands in the file.
  ///
  /// @return its text without the line end
  public String line() {
    return line(hash, Canonical.write(fields));
  }

  static String line(String hash, String body) {
    return "{\"h\":\"" + hash + "\",\"r\":" + body + "}";
  }

  private static byte[] line(String hash, byte[] body) {
    var around = (line(hash, "") + "\n").getBytes(StandardCharsets.US_ASCII);
    var end = around.length - 2; // the closing brace and the line end
    var line = Arrays.copyOf(around, around.length + body.length);
    System.arraycopy(body, 0, line, end, body.length);
    System.arraycopy(around, end, line, end + body.length, 2);
    return line;
  }

  static String hash(byte[] bytes, int from, int length) {
    var sha = Digest.sha256();
    sha.update(DOMAIN);
    sha.update(bytes, from, length);
    return HexFormat.of().formatHex(sha.digest());
  }

  /// Places an entry in the chain.
  static Written write(long seq, Instant at, long ns, String prev, Entry entry, long offset) {
    var fields =
        EntryForm.write(entry)
            .with("type", entry.type())
            .with("at", AT.format(at))
            .with("ns", ns)
            .with("prev", prev)
            .with("seq", seq)
            .map();
    var body = Canonical.write(fields).getBytes(StandardCharsets.UTF_8);
    var hash = hash(body, 0, body.length);
    var line = line(hash, body);
    var record = new JournalRecord(seq, at, ns, prev, hash, entry, fields, offset, line.length);
    return new Written(record, line);
  }

  /// Reads the body of a line whose hash has been checked.
  ///
  /// @throws IllegalArgumentException where a field is missing or wrong
  static JournalRecord read(Map<String, Object> tree, String hash, long offset, int length) {
    var fields = new Fields(tree);
    var entry = EntryForm.read(fields.text("type"), fields);
    return new JournalRecord(
        fields.whole("seq"),
        Instant.from(AT.parse(fields.text("at"))),
        fields.whole("ns"),
        fields.text("prev"),
        hash,
        entry,
        tree,
        offset,
        length);
  }

  /// A record and its line, line end included. The text is free of half surrogate pairs, which
  /// [Canonical] refuses, so that encoding it changes nothing.
  ///
  /// @param record the record
  /// @param line the bytes for the file
  @SuppressWarnings("ArrayRecordComponent") // handed from one method to the next
  record Written(JournalRecord record, byte[] line) {}
}
