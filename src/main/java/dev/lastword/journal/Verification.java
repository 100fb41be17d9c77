package dev.lastword.journal;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whether a journal is whole and unchanged. It makes tampering evident to whoever holds an earlier
/// head; it cannot prevent a whole journal from being written anew.
///
/// @param records how many records are good, counted from the first
/// @param head the hash of the last good one
/// @param ended whether the run has ended and not been resumed
/// @param open intents that nothing closes: unless the run goes on, calls of unknown outcome
/// @param unknown intents closed as unknown
/// @param tail bytes at the end without a line end; null: none
/// @param fault the first bad line; null: none
public record Verification(
    long records,
    String head,
    boolean ended,
    List<JournalRecord> open,
    List<JournalRecord> unknown,
    JournalReader.@Nullable Tail tail,
    @Nullable BadRecordException fault) {
  /// Copies the lists.
  public Verification {
    open = List.copyOf(open);
    unknown = List.copyOf(unknown);
  }

  /// Reads a journal and checks form, hashes, chain, order and the digests of kept bytes.
  ///
  /// @param file the journal
  /// @return what was found; a bad line is a finding, not an exception
  /// @throws IOException where the file cannot be read
  public static Verification of(Path file) throws IOException {
    JournalReader.requireRegular(file);
    try (var in = new FileInputStream(file.toFile())) {
      return of(new RecordScanner(in));
    }
  }

  /// Whether nothing is wrong with what is there.
  ///
  /// @return true where every byte belongs to a good record
  public boolean intact() {
    return fault == null && tail == null;
  }

  /// Whether the journal is intact and tells the run to its end, with no call left open.
  ///
  /// @return true where nothing is missing
  public boolean complete() {
    return intact() && ended && open.isEmpty();
  }

  private static Verification of(RecordScanner scanner) throws IOException {
    BadRecordException fault = null;
    try {
      for (var record = scanner.next(); record != null; record = scanner.next()) {
        checkKept(record);
      }
    } catch (BadRecordException e) {
      fault = e;
    }
    var ledger = scanner.ledger();
    var records = scanner.count();
    var head = scanner.head();
    var ended = ledger.ended();
    var open = ledger.open();
    var unknown = ledger.unknown();
    var tail = fault == null ? JournalReader.Tail.of(scanner) : null;
    return new Verification(records, head, ended, open, unknown, tail, fault);
  }

  private static void checkKept(JournalRecord record) throws BadRecordException {
    for (var payload : payloads(record.entry()).toList()) {
      if (payload.kept() != null && payload.body() == null) {
        throw new BadRecordException(
            record.seq(), record.offset(), "the bytes it keeps do not match their digest");
      }
    }
  }

  private static Stream<Call.Payload> payloads(Entry entry) {
    return switch (entry) {
      case Call.Intent intent -> Stream.of(intent.request());
      case Call.Reply reply -> Stream.of(reply.response());
      case Call.Partial partial -> Stream.of(partial.response());
      case Call.Discarded discarded -> Stream.of(discarded.response());
      case Call.Failed _, Call.Unknown _ -> Stream.empty();
      case Run _, Said _, Judged _, Operator _, Other _ -> Stream.empty();
    };
  }
}
