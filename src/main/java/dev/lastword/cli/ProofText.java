package dev.lastword.cli;

import dev.lastword.archive.Found;
import dev.lastword.archive.Proof;
import dev.lastword.journal.Call;
import dev.lastword.journal.JournalRecord;
import dev.lastword.journal.Seal;
import dev.lastword.text.Neutral;
import dev.lastword.text.Width;
import dev.lastword.transcript.RebuiltLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What can be proved of a conversation, as a person reads it. The first line says what it comes
/// to; every line may be shown.
final class ProofText {
  private static final int EXCERPT = 60;
  private static final int MOST_CALLS = 5;

  private final String journal;
  private final Found found;
  private final Proof proof;
  private final @Nullable KeyOwner known;

  /// @param known whose key the user has; null: nobody's
  ProofText(String journal, Found found, Proof proof, @Nullable KeyOwner known) {
    this.known = known;
    this.journal = journal;
    this.found = found;
    this.proof = proof;
  }

  List<String> lines() {
    var lines = new ArrayList<String>();
    lines.add(headline());
    place(lines);
    calls(lines);
    signature(lines);
    log(lines, proof.log());
    var id = proof.id();
    if (id != null && !id.equals(found.id())) {
      lines.add("  it calls itself " + id);
    }
    return lines.stream().map(Neutral::line).toList();
  }

  /// What it comes to, and where.
  private String headline() {
    return switch (proof.standing()) {
      case FINE -> "intact      " + journal;
      case UNFINISHED -> "unfinished  " + journal;
      case UNSIGNED -> "not signed  " + journal;
      case ALTERED -> "altered     " + journal;
    };
  }

  private void place(List<String> lines) {
    var found = proof.journal();
    var fault = found.fault();
    lines.add("  %s, head %s".formatted(count(found.records(), "record"), found.head()));
    if (fault != null) {
      lines.add("  " + fault.getMessage());
      lines.add(
          found.records() == 0
              ? "  nothing in it can be relied on"
              : "  records 0 to %d are intact; %d and all after it cannot be relied on"
                  .formatted(found.records() - 1, found.records()));
      return;
    }
    var tail = found.tail();
    if (tail != null) {
      lines.add(
          tail.whole()
              ? "  the last record, at byte %s, lacks its line end"
                  .formatted(grouped(tail.offset()))
              : "  the last line, at byte %s, is torn".formatted(grouped(tail.offset())));
    }
    if (!found.ended()) {
      lines.add("  the run has not ended: it still goes on, was cut off, or its end was removed");
    }
  }

  private void calls(List<String> lines) {
    var calls = proof.calls();
    var parts = new ArrayList<String>();
    add(parts, calls.answered(), "answered");
    add(parts, calls.failed(), "failed");
    add(parts, calls.partial(), "cut");
    add(parts, calls.discarded(), "discarded");
    add(parts, calls.unknown(), "unknown");
    add(parts, proof.journal().open().size(), "open");
    if (!parts.isEmpty()) {
      lines.add(
          "  calls: "
              + String.join(", ", parts)
              + (calls.kept() == 0 ? "" : "; " + calls.kept() + " bodies kept, as their digests"));
    }
    proof.journal().open().stream().limit(MOST_CALLS).forEach(open -> lines.add(unknown(open)));
    proof.journal().unknown().stream().limit(MOST_CALLS).forEach(open -> lines.add(unknown(open)));
  }

  private static String unknown(JournalRecord record) {
    var intent = (Call.Intent) record.entry();
    return "  unknown call: record %d, message %d, %s, sent %s; it may have been billed"
        .formatted(record.seq(), intent.message(), intent.endpoint().model(), record.at());
  }

  private void signature(List<String> lines) {
    var seals = proof.signatures();
    var last = seals.last();
    var trouble = seals.trouble();
    if (trouble != null) {
      lines.add("  signature: " + trouble);
    }
    if (seals.lack() != null && last != null) {
      lines.add("  signature: " + seals.lack());
    }
    if (last == null) {
      if (trouble == null) {
        lines.add("  not signed");
      }
      return;
    }
    var whole = seals.records() == proof.journal().records();
    lines.add(
        "  signed by %s%s, %s"
            .formatted(
                last.key().fingerprint(),
                whose(last),
                whole ? "all of it" : "the first " + count(seals.records(), "record")));
  }

  private String whose(Seal seal) {
    return known != null && known.key().equals(seal.key())
        ? " (" + known.name() + ")"
        : " (nobody you named)";
  }

  /// What the log beside a journal is.
  static void log(List<String> lines, RebuiltLog.Found log) {
    switch (log) {
      case RebuiltLog.Found.Same _ -> lines.add("  the log beside it is what it tells");
      case RebuiltLog.Found.Missing _ -> lines.add("  there is no log beside it");
      case RebuiltLog.Found.Behind(var finishing) ->
          lines.add(
              finishing
                  ? "  the log was not brought into its last form"
                  : "  the log stops before the journal does");
      case RebuiltLog.Found.Ahead(var offset) ->
          lines.add("  the log goes on at byte " + grouped(offset) + ", where the journal stops");
      case RebuiltLog.Found.Untold(var why) -> lines.add("  the log is not compared: " + why);
      case RebuiltLog.Found.Differs(var offset, var line, var told, var stands) -> {
        lines.add(
            "  the log differs from what the journal tells, first at byte %s, line %d"
                .formatted(grouped(offset), line));
        lines.add("    told    " + excerpt(told));
        lines.add("    stands  " + excerpt(stands));
      }
    }
  }

  private static String excerpt(String line) {
    return line.isEmpty() ? "(an empty line)" : Width.truncate(Neutral.line(line), EXCERPT);
  }

  private static void add(List<String> parts, int count, String what) {
    if (count > 0) {
      parts.add(grouped(count) + " " + what);
    }
  }

  private static String count(long count, String what) {
    return grouped(count) + " " + what + (count == 1 ? "" : "s");
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
