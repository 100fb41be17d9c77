package dev.lastword.engine;

import dev.lastword.config.Problem;
import dev.lastword.config.Spec;
import dev.lastword.config.StopSettings;
import dev.lastword.config.UsageException;
import dev.lastword.detect.Utterance;
import dev.lastword.journal.JournalReader;
import dev.lastword.journal.JournalRecord;
import dev.lastword.journal.Operator;
import dev.lastword.journal.Run;
import dev.lastword.journal.Said;
import dev.lastword.talk.Message;
import dev.lastword.talk.Side;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A conversation up to one of its messages, from where another one takes its own way.
public final class Origin {
  private static final Set<String> HEARD = Set.of("opener", "inject", "nudge");

  private final List<JournalRecord> records;
  private final Recall recall;
  private final int at;

  private Origin(List<JournalRecord> records, Recall recall, int at) {
    this.records = records;
    this.recall = recall;
    this.at = at;
  }

  /// Reads a conversation up to a message. It may still be going on.
  ///
  /// @param journal its journal
  /// @param at the last message that is taken over, from 1
  /// @return the conversation up to there
  /// @throws UsageException where it has no such message
  /// @throws IOException where the journal cannot be read
  public static Origin of(Path journal, int at) throws IOException {
    var upTo = new ArrayList<JournalRecord>();
    var said = 0;
    for (var record : JournalReader.read(journal).records()) {
      upTo.add(record);
      if (record.entry() instanceof Said one) {
        said = one.message().number();
        if (said == at) {
          return new Origin(upTo, new RunFiles(journal).recall(upTo, Judge.DETECTOR), at);
        }
      }
    }
    throw new UsageException(
        Problem.with(
            "--at",
            new RunFiles(journal).id() + " has no message " + at,
            said == 0 ? "it has none yet" : "1 to " + said));
  }

  /// What was agreed there.
  ///
  /// @return the run as it was agreed at that message
  public Spec spec() {
    return recall.spec();
  }

  /// How a run begins that goes on from here.
  Beginning beginning(Spec spec) {
    var lineage = new Run.Lineage(recall.start().id(), records.getLast().hash(), at);
    return new Beginning(spec, lineage, Map.of("taken", read(spec)), saidAgain(spec));
  }

  /// Refuses what could not go on from here.
  void check(Spec spec) {
    var problems = new ArrayList<Problem>();
    if (spec.caps().messages() <= at) {
      problems.add(
          Problem.with(
              "-n",
              "the cap of " + spec.caps().messages() + " messages leaves none after " + at,
              "-n " + (at + recall.spec().caps().messages())));
    }
    Obstacles.late(spec.injects(), at).ifPresent(problems::add);
    UsageException.throwIfAny(problems);
  }

  /// How many lines the readers that stay have read out.
  private Map<String, Object> read(Spec spec) {
    var read = new LinkedHashMap<String, Object>();
    for (var side : Side.values()) {
      var stays = spec.party(side).speaker().equals(recall.spec().party(side).speaker());
      read.put(side.code(), stays ? (long) recall.read(side) : 0L);
    }
    return read;
  }

  /// Puts what was said on record again, under the names of now, judged by the judge of now. A stop
  /// among it is set aside, on record: whoever forks there wants it to go on.
  private Beginning.Prelude saidAgain(Spec spec) {
    return (book, judge) -> {
      book.operator(where(spec), Recall.FORK, null);
      var warned = false;
      for (var record : records) {
        switch (record.entry()) {
          case Said(var message, _, _) -> warned = say(book, judge, spec, message, warned);
          case Operator(var text, var occasion, var to) -> {
            if (HEARD.contains(occasion)) {
              book.operator(text, occasion, to);
            }
          }
          default -> {} // calls and verdicts stay where they were made
        }
      }
    };
  }

  /// Says a message again; returns whether the user has been warned of the closing it is in.
  private static boolean say(Book book, Judge judge, Spec spec, Message message, boolean warned)
      throws IOException {
    var side = message.side();
    var named = new Message(message.number(), side, spec.party(side).name(), message.text());
    book.message(named, Recall.FORK, null);
    var verdict = judge.hear(Utterance.of(Sides.of(side), message.text()));
    book.verdict(verdict);
    var stop = verdict.stop();
    if (stop == null) {
      return warned && verdict.reading().score() > 0;
    }
    judge.reopen();
    var warns = spec.stop().action() == StopSettings.Action.WARN;
    if (!warns || !warned) {
      var note =
          "The judge would end the talk here, but the fork goes on: %s, begun at %d."
              .formatted(stop.rule().code(), stop.onset());
      book.operator(note, warns ? "warn" : "ask", null);
    }
    return true;
  }

  private String where(Spec spec) {
    var text = new StringBuilder("Forked from " + recall.start().id() + " after message " + at);
    for (var side : Side.values()) {
      var before = recall.spec().party(side);
      var now = spec.party(side);
      if (!before.name().equals(now.name())) {
        text.append("; what ").append(now.name()).append(" says up to there was said by ");
        text.append(before.name());
      }
    }
    return text.append('.').toString();
  }
}
