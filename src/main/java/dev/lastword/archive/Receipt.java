package dev.lastword.archive;

import dev.lastword.journal.Call;
import dev.lastword.journal.JournalRecord;
import dev.lastword.journal.Run;
import dev.lastword.journal.Verification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One call, as its journal tells it: what was sent, what closed it, and the other attempts at the
/// same message.
///
/// @param speaker the name of the side that was asked
/// @param intent the record that says it was about to be sent
/// @param closing the record that closed it, whose id the receipt is
/// @param attempts every call for that message, oldest first, this one among them
public record Receipt(
    String speaker, JournalRecord intent, JournalRecord closing, List<Attempt> attempts) {
  /// Copies the attempts.
  public Receipt {
    attempts = List.copyOf(attempts);
  }

  /// A call for the message.
  ///
  /// @param intent the record that says it was about to be sent
  /// @param closing the record that closed it; null: none did
  public record Attempt(JournalRecord intent, @Nullable JournalRecord closing) {}

  /// What was sent.
  ///
  /// @return the intent's content
  public Call.Intent sent() {
    return (Call.Intent) intent.entry();
  }

  /// What came of it.
  ///
  /// @return the content of the record that closed it
  public Call.Closing outcome() {
    return (Call.Closing) closing.entry();
  }

  /// The bytes that came back.
  ///
  /// @return null where nothing came back
  public Call.@Nullable Payload response() {
    return switch (outcome()) {
      case Call.Reply reply -> reply.response();
      case Call.Partial partial -> partial.response();
      case Call.Discarded discarded -> discarded.response();
      case Call.Failed _, Call.Unknown _ -> null;
    };
  }

  /// Reads a receipt out of its journal. Only records that are good are looked at.
  ///
  /// @param journal the journal
  /// @param hash the hash of the record that closed the call
  /// @return null where the good records hold no such one, or it closed no call
  /// @throws IOException where the journal cannot be read
  public static @Nullable Receipt of(Path journal, String hash) throws IOException {
    var calls = new HashMap<Long, Call.Intent>();
    var wanted = new ArrayList<Call.Intent>();
    Verification.of(
        journal,
        record -> {
          if (record.entry() instanceof Call.Intent intent) {
            calls.put(record.seq(), slim(intent));
          } else if (record.hash().equals(hash) && record.entry() instanceof Call.Closing closing) {
            wanted.add(calls.get(closing.call()));
          }
        });
    return wanted.isEmpty() ? null : new Reading(wanted.getFirst(), hash).read(journal);
  }

  /// Bytes that were kept would fill the memory.
  private static Call.Intent slim(Call.Intent intent) {
    return new Call.Intent(
        intent.message(),
        intent.side(),
        intent.attempt(),
        intent.endpoint(),
        Call.Payload.of(intent.request().digest()),
        List.of());
  }

  /// The second reading, which keeps only what belongs to one message.
  private static final class Reading {
    private final Call.Intent wanted;
    private final String hash;
    private final Map<String, String> names = new HashMap<>();
    private final Map<Long, Attempt> attempts = new HashMap<>();
    private final List<Long> order = new ArrayList<>();
    private @Nullable Attempt found;

    private Reading(Call.Intent wanted, String hash) {
      this.wanted = wanted;
      this.hash = hash;
    }

    private @Nullable Receipt read(Path journal) throws IOException {
      Verification.of(journal, this::hear);
      var call = found;
      var closing = call == null ? null : call.closing();
      if (call == null || closing == null) {
        return null;
      }
      var speaker = names.getOrDefault(wanted.side().code(), wanted.side().code());
      return new Receipt(
          speaker, call.intent(), closing, order.stream().map(attempts::get).toList());
    }

    private void hear(JournalRecord record) {
      switch (record.entry()) {
        case Run.Start start ->
            start.voices().forEach(voice -> names.put(voice.side().code(), voice.name()));
        case Call.Intent intent
            when intent.message() == wanted.message() && intent.side() == wanted.side() -> {
          attempts.put(record.seq(), new Attempt(record, null));
          order.add(record.seq());
        }
        case Call.Closing closing -> close(record, closing.call());
        default -> {}
      }
    }

    private void close(JournalRecord record, long call) {
      var attempt = attempts.get(call);
      if (attempt != null) {
        var closed = new Attempt(attempt.intent(), record);
        attempts.put(call, closed);
        found = record.hash().equals(hash) ? closed : found;
      }
    }
  }
}
