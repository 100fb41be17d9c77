package dev.lastword.batch;

import dev.lastword.batch.Standing.State;
import dev.lastword.journal.BadRecordException;
import dev.lastword.journal.JournalReader;
import dev.lastword.journal.JournalRecord;
import dev.lastword.journal.LastRecord;
import dev.lastword.journal.Run;
import dev.lastword.talk.Ending;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/// Finds out how far the conversations of a plan have come, from nothing but their journals. Of one
/// that ended in good order the last line is mostly enough.
final class Standings {
  /// The id stands near the beginning of the first record, before anything long.
  private static final int HEAD = 1024;

  private final Path folder;
  private final Company company;
  private final Tariff tariff;
  private final boolean limited;

  /// Knows where to look.
  ///
  /// @param limited whether the most that calls of unknown cost may have cost is wanted, which
  ///   takes reading the journals of those that have any
  Standings(Path folder, Company company, Tariff tariff, boolean limited) {
    this.folder = folder;
    this.company = company;
    this.tariff = tariff;
    this.limited = limited;
  }

  /// Where the journal of a conversation is.
  static Path journal(Path folder, Task task) {
    return folder.resolve(task.id() + ".jsonl");
  }

  /// Looks at all of them.
  ///
  /// @return one each, in their order
  List<Standing> of(List<Task> tasks) {
    var first = tasks.parallelStream().map(this::of).toList();
    return IntStream.range(0, tasks.size())
        .parallel()
        .mapToObj(i -> isGuess(first.get(i)) ? of(tasks.get(i)) : first.get(i))
        .toList();
  }

  /// Whether a call of unknown cost is in it: what all others did cost is known only now.
  private boolean isGuess(Standing standing) {
    return limited && standing.account().assumed().signum() > 0;
  }

  /// Looks at one.
  Standing of(Task task) {
    var journal = journal(folder, task);
    if (!Files.exists(journal, LinkOption.NOFOLLOW_LINKS)) {
      return Standing.UNBEGUN;
    }
    try {
      var last = LastRecord.of(journal);
      if (last.isPresent()
          && claims(journal, task)
          && last.get().entry() instanceof Run.End end
          && (!limited || end.usage().cost() != null)) {
        return ended(end, Account.of(end.usage().bill()));
      }
      var records = JournalReader.read(journal).records();
      return whole(journal, task, records);
    } catch (BadRecordException e) {
      return unreadable(journal + " is damaged: " + e.getMessage(), paid(task, journal));
    } catch (IOException e) {
      return unreadable(words(journal, String.valueOf(e.getMessage())), Account.EMPTY);
    }
  }

  /// What was paid before the damage: money is gone, whoever cannot read what it bought.
  private Account paid(Task task, Path journal) {
    try {
      return account(task, JournalReader.beforeDamage(journal));
    } catch (IOException e) {
      return Account.EMPTY;
    }
  }

  private Account account(Task task, List<JournalRecord> records) {
    return Account.of(
        records,
        side -> task.spec().party(side),
        side -> company.voice(side, task.member(side).party()).speaker(),
        tariff);
  }

  /// Whether a journal begins as that of this conversation does.
  private static boolean claims(Path journal, Task task) throws IOException {
    try (var in = new FileInputStream(journal.toFile())) {
      var head = new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
      return head.contains("\"id\":\"" + task.id() + "\"");
    }
  }

  private Standing whole(Path journal, Task task, List<JournalRecord> records) {
    var account = account(task, records);
    if (!records.isEmpty()
        && records.getFirst().entry() instanceof Run.Start start
        && !start.id().equals(task.id())) {
      return unreadable(
          journal + " is the journal of another conversation, " + start.id(), account);
    }
    for (var record : records.reversed()) {
      switch (record.entry()) {
        case Run.End end -> {
          return ended(end, account);
        }
        case Run.Resume _, Run.Start _ -> {
          return new Standing(State.BROKEN_OFF, account, "", 0, "");
        }
        default -> {} // only what begins or ends it counts
      }
    }
    return new Standing(State.BROKEN_OFF, account, "", 0, "");
  }

  private static Standing ended(Run.End end, Account account) {
    return new Standing(state(end), account, end.ending(), end.messages(), end.detail());
  }

  private static State state(Run.End end) {
    return Ending.of(end.ending()).map(Standings::state).orElse(State.DONE);
  }

  /// What an ending means for a planned conversation.
  private static State state(Ending ending) {
    return switch (ending.outcome()) {
      case COMPLETE -> State.DONE;
      case STOPPED -> State.BROKEN_OFF;
      case FAILED -> State.FAILED;
    };
  }

  private static String words(Path journal, String why) {
    return why.startsWith(journal.toString()) ? why : journal + " cannot be read: " + why;
  }

  private static Standing unreadable(String why, Account account) {
    return new Standing(State.UNREADABLE, account, "", 0, why);
  }
}
