package dev.lastword.cli;

import dev.lastword.archive.BadLabelsException;
import dev.lastword.archive.BadQueryException;
import dev.lastword.archive.NotOneConversationException;
import dev.lastword.config.UsageException;
import dev.lastword.endpoint.SetupException;
import dev.lastword.journal.BadRecordException;
import dev.lastword.journal.JournalHeldException;
import dev.lastword.text.MalformedTextException;
import dev.lastword.text.Neutral;
import dev.lastword.transcript.NotATranscriptException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;

/// What the user is told when something cannot be done: what, where, why, what next. Every line may
/// be shown as it is.
///
/// @param lines at most ten, the first without the word `error`
/// @param code what the shell is told
record Complaint(List<String> lines, ExitCode code) {
  private static final int MOST_LINES = 10;

  /// With more problems than this, the places stand alone: all of them matter more than excerpts.
  private static final int FEW = 3;

  private static final int MOST_CANDIDATES = 6;

  /// Makes every line harmless and keeps to ten.
  Complaint {
    lines = lines.stream().map(Neutral::line).limit(MOST_LINES).toList();
  }

  static Complaint of(ExitCode code, String... lines) {
    return new Complaint(List.of(lines), code);
  }

  /// Puts an exception of a command that never sends anything into words.
  static Complaint ofReading(Exception trouble) {
    return trouble instanceof UsageException usage ? usage(usage, false) : of(trouble);
  }

  /// Puts an exception into words.
  ///
  /// @throws RuntimeException the exception itself where it is our own bug
  static Complaint of(Exception trouble) {
    return switch (trouble) {
      case UsageException usage -> usage(usage, true);
      case SetupException setup -> Complaint.of(ExitCode.USAGE, words(setup), "nothing was sent");
      case JournalHeldException held -> Complaint.of(ExitCode.USAGE, words(held));
      case MalformedTextException malformed -> Complaint.of(ExitCode.USAGE, words(malformed));
      case BadLabelsException bad -> labels(bad);
      case NotOneConversationException unclear -> unclear(unclear);
      case BadQueryException bad -> Complaint.of(ExitCode.USAGE, words(bad), bad.hint());
      case NotATranscriptException bad -> Complaint.of(ExitCode.USAGE, words(bad));
      case BadRecordException bad ->
          Complaint.of(ExitCode.INTEGRITY, "the journal is altered: " + words(bad));
      case UncheckedIOException unchecked -> Complaint.of(ExitCode.DISK, words(unchecked));
      case FileSystemException file -> file(file);
      case FileNotFoundException file ->
          Complaint.of(ExitCode.USAGE, "cannot open " + file.getMessage());
      case IOException io -> Complaint.of(ExitCode.DISK, words(io));
      case RuntimeException bug -> throw bug;
      default -> throw new IllegalStateException(trouble);
    };
  }

  /// The lines as they are printed, the exit code last.
  List<String> shown() {
    var shown = new ArrayList<String>();
    shown.add("error: " + lines.getFirst());
    lines.stream().skip(1).map(Complaint::indented).forEach(shown::add);
    shown.add("exit " + code.code());
    return shown;
  }

  /// An excerpt and its caret come with their own margin.
  private static String indented(String line) {
    return line.startsWith("error: ") || line.startsWith("  ") ? line : "  " + line;
  }

  private static Complaint usage(UsageException usage, boolean sends) {
    var lines = new ArrayList<String>();
    for (var problem : usage.problems()) {
      var said = problem.lines();
      lines.add(lines.isEmpty() ? said.getFirst() : "error: " + said.getFirst());
      if (usage.problems().size() <= FEW) {
        lines.addAll(said.subList(1, said.size()));
      }
    }
    var count = usage.problems().size();
    var kept = new ArrayList<>(lines.subList(0, Math.min(lines.size(), MOST_LINES - 1)));
    var sum = new ArrayList<String>();
    if (count > 1) {
      sum.add(count + " errors");
    }
    if (sends) {
      sum.add("nothing was sent");
    }
    if (!sum.isEmpty()) {
      kept.add(String.join(", ", sum));
    }
    return new Complaint(kept, ExitCode.USAGE);
  }

  private static Complaint labels(BadLabelsException bad) {
    var lines = new ArrayList<String>();
    for (var flaw : bad.flaws()) {
      lines.add((lines.isEmpty() ? "" : "error: ") + flaw.place() + "  " + flaw.message());
      if (bad.flaws().size() <= FEW && !flaw.hint().isEmpty()) {
        lines.add(flaw.hint());
      }
    }
    var count = bad.flaws().size();
    var kept = new ArrayList<>(lines.subList(0, Math.min(lines.size(), MOST_LINES - 1)));
    kept.add(count == 1 ? "nothing was scored" : count + " errors, nothing was scored");
    return new Complaint(kept, ExitCode.USAGE);
  }

  private static Complaint unclear(NotOneConversationException unclear) {
    var lines = new ArrayList<String>();
    lines.add(words(unclear));
    var names = unclear.candidates();
    names.stream().limit(MOST_CANDIDATES).forEach(lines::add);
    if (names.size() > MOST_CANDIDATES) {
      lines.add("and " + (names.size() - MOST_CANDIDATES) + " more");
    }
    lines.add(unclear.hint());
    return new Complaint(lines, ExitCode.USAGE);
  }

  private static Complaint file(FileSystemException trouble) {
    var file = trouble.getFile() == null ? "a file" : trouble.getFile();
    return switch (trouble) {
      case NoSuchFileException _ -> Complaint.of(ExitCode.USAGE, "\"" + file + "\" is not there");
      case AccessDeniedException _ ->
          Complaint.of(ExitCode.DISK, "\"" + file + "\" may not be read or written by you");
      case FileAlreadyExistsException _ ->
          Complaint.of(ExitCode.DISK, "\"" + file + "\" exists already");
      default -> Complaint.of(ExitCode.DISK, "\"" + file + "\": " + trouble.getReason());
    };
  }

  private static String words(Exception trouble) {
    var message = trouble.getMessage();
    return message == null ? trouble.getClass().getSimpleName() : message;
  }
}
