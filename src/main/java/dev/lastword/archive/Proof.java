package dev.lastword.archive;

import dev.lastword.journal.Call;
import dev.lastword.journal.Entry;
import dev.lastword.journal.JournalRecord;
import dev.lastword.journal.Run;
import dev.lastword.journal.Verification;
import dev.lastword.journal.VerifyingKey;
import dev.lastword.transcript.RebuiltLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What can be proved of a conversation: whether its journal is whole and unchanged, what became of
/// its calls, whether the log beside it says the same, and who signed it.
///
/// @param id the id the journal gives; null: its first record is not good
/// @param journal whether the journal is whole and unchanged
/// @param calls what became of its calls
/// @param log what the log beside it is
/// @param signatures who signed it
public record Proof(
    @Nullable String id,
    Verification journal,
    Calls calls,
    RebuiltLog.Found log,
    Seals signatures) {
  /// What became of the requests of a run.
  ///
  /// @param answered replies that became messages
  /// @param failed not sent, or refused
  /// @param partial cut replies
  /// @param unknown recorded as unknown
  /// @param discarded replies nobody had a use for
  /// @param kept bodies kept byte for byte, requests and replies
  public record Calls(
      int answered, int failed, int partial, int unknown, int discarded, int kept) {}

  /// What a conversation's proof comes to.
  public enum Standing {
    /// Nothing is missing and nothing was changed.
    FINE,
    /// What is there is unchanged, and there should be more.
    UNFINISHED,
    /// What is there is unchanged as far as one can see, and it lacks the signature asked for.
    UNSIGNED,
    /// Something was changed.
    ALTERED
  }

  /// Looks at a conversation.
  ///
  /// @param journal its journal
  /// @param log its log; null: there is none
  /// @param owner whose signature is asked for; null: anybody's
  /// @param listener hears every good record
  /// @return what was found
  /// @throws IOException where a file cannot be read
  public static Proof of(
      Path journal,
      @Nullable Path log,
      @Nullable VerifyingKey owner,
      Consumer<JournalRecord> listener)
      throws IOException {
    var count = new Count();
    var rebuilt = new RebuiltLog();
    var seals = Seals.Reading.of(journal);
    var verification =
        Verification.of(
            journal,
            record -> {
              count.add(record.entry());
              rebuilt.accept(record);
              seals.accept(record);
              listener.accept(record);
            });
    var found =
        verification.fault() == null
            ? rebuilt.compare(log)
            : new RebuiltLog.Found.Untold("the journal is altered");
    return new Proof(
        count.id, verification, count.calls(), found, seals.result(verification.records(), owner));
  }

  /// What it comes to.
  ///
  /// @return fine, unfinished, unsigned or altered
  public Standing standing() {
    var changed =
        switch (log) {
          case RebuiltLog.Found.Differs _, RebuiltLog.Found.Untold _ -> true;
          case RebuiltLog.Found.Same _,
              RebuiltLog.Found.Behind _,
              RebuiltLog.Found.Ahead _,
              RebuiltLog.Found.Missing _ ->
              false;
        };
    if (journal.fault() != null
        || signatures.trouble() != null
        || (changed && journal.records() > 0)) {
      return Standing.ALTERED;
    }
    if (signatures.lack() != null) {
      return Standing.UNSIGNED;
    }
    return journal.complete() && !(log instanceof RebuiltLog.Found.Behind)
        ? Standing.FINE
        : Standing.UNFINISHED;
  }

  /// Counts what is heard.
  private static final class Count {
    private @Nullable String id;
    private int answered;
    private int failed;
    private int partial;
    private int unknown;
    private int discarded;
    private int kept;

    private void add(Entry entry) {
      if (entry instanceof Run.Start start) {
        id = start.id();
      }
      if (entry instanceof Call call) {
        add(call);
      }
    }

    private void add(Call call) {
      switch (call) {
        case Call.Intent intent -> keep(intent.request());
        case Call.Reply reply -> {
          answered++;
          keep(reply.response());
        }
        case Call.Failed _ -> failed++;
        case Call.Partial cut -> {
          partial++;
          keep(cut.response());
        }
        case Call.Unknown _ -> unknown++;
        case Call.Discarded late -> {
          discarded++;
          keep(late.response());
        }
      }
    }

    private void keep(Call.Payload payload) {
      kept += payload.kept() == null ? 0 : 1;
    }

    private Calls calls() {
      return new Calls(answered, failed, partial, unknown, discarded, kept);
    }
  }
}
