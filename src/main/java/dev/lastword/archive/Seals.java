package dev.lastword.archive;

import dev.lastword.journal.JournalRecord;
import dev.lastword.journal.Run;
import dev.lastword.journal.Seal;
import dev.lastword.journal.VerifyingKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The signatures under a journal, each compared with the records it says it is of.
///
/// @param last the last signature that holds; null: nothing is signed
/// @param records how many records that one covers, from the first
/// @param trouble what is wrong with a signature that is there, in our words; null: nothing
/// @param lack how the signature asked for falls short, in our words; null: it does not, or nobody
///   asked. What lacks a signature was not changed for that: nobody vouches for it
public record Seals(
    @Nullable Seal last, long records, @Nullable String trouble, @Nullable String lack) {
  /// Compares signatures with a journal while it is read.
  static final class Reading implements Consumer<JournalRecord> {
    private final List<Seal> seals;
    private final @Nullable String unreadable;
    private final Map<Long, String> heads = new HashMap<>();
    private @Nullable String id;

    private Reading(List<Seal> seals, @Nullable String unreadable) {
      this.seals = seals;
      this.unreadable = unreadable;
      seals.forEach(seal -> heads.put(seal.records(), ""));
    }

    static Reading of(Path journal) {
      try {
        return new Reading(Seal.of(journal), null);
      } catch (IOException e) {
        return new Reading(List.of(), String.valueOf(e.getMessage()));
      }
    }

    @Override
    public void accept(JournalRecord record) {
      heads.replace(record.seq() + 1, record.hash());
      if (record.entry() instanceof Run.Start start) {
        id = start.id();
      }
    }

    /// What they prove.
    ///
    /// @param records how many good records the journal has
    /// @param owner whose signature is asked for; null: anybody's
    Seals result(long records, @Nullable VerifyingKey owner) {
      Seal last = null;
      var trouble = unreadable;
      for (var seal : seals) {
        var wrong = wrong(seal, records);
        if (wrong == null) {
          last = seal;
        } else if (trouble == null) {
          trouble = wrong;
        }
      }
      var lack = owner == null ? null : unowned(last, owner, records);
      return new Seals(last, last == null ? 0 : last.records(), trouble, lack);
    }

    private @Nullable String wrong(Seal seal, long records) {
      if (!seal.holds()) {
        return "the signature of " + seal.records() + " records does not hold";
      }
      if (seal.records() > records) {
        return "signed were " + seal.records() + " records, and " + records + " good ones are here";
      }
      return seal.head().equals(heads.get(seal.records())) && seal.id().equals(id)
          ? null
          : "signed were " + seal.records() + " other records than these";
    }

    private static @Nullable String unowned(@Nullable Seal last, VerifyingKey owner, long records) {
      if (last == null) {
        return "it is not signed";
      }
      if (!last.key().equals(owner)) {
        return "it is signed by another key, " + last.key().fingerprint();
      }
      return last.records() == records
          ? null
          : "only the first " + last.records() + " of " + records + " records are signed";
    }
  }
}
