package dev.lastword.archive;

import dev.lastword.detect.Detector;
import dev.lastword.journal.Call;
import dev.lastword.journal.JournalRecord;
import dev.lastword.journal.Judged;
import dev.lastword.journal.Operator;
import dev.lastword.journal.Other;
import dev.lastword.journal.Run;
import dev.lastword.journal.Said;
import dev.lastword.talk.Ending;
import dev.lastword.transcript.JournalTranscript;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads a journal once, and keeps of it what a reader of the conversation wants to know.
final class DossierReading {
  private final Map<Long, Call.Intent> open = new HashMap<>();
  private final Map<Integer, Integer> attempts = new HashMap<>();
  private final Map<String, Dossier.Answer> closed = new HashMap<>();
  private final SortedMap<Integer, Dossier.Answer> answers = new TreeMap<>();
  private final List<Judged> verdicts = new ArrayList<>();
  private @Nullable JournalTranscript telling;
  private Run.@Nullable Start start;
  private Judged.@Nullable Stop first;
  private Judged.@Nullable Stop last;
  private boolean judged;

  private DossierReading() {}

  static Dossier of(Found found, Path journal) throws IOException {
    var reading = new DossierReading();
    try {
      var proof = Proof.of(journal, found.log(), null, reading::hear);
      return reading.dossier(found, proof);
    } catch (IllegalArgumentException e) {
      throw new IOException(found.name() + " cannot be told: " + e.getMessage(), e);
    }
  }

  private Dossier dossier(Found found, Proof proof) throws IOException {
    var told = telling;
    var begun = start;
    if (told == null || begun == null) {
      throw new IOException("no record of " + found.name() + " is good: it tells nothing");
    }
    var policy = Dossier.policy(begun.judge().policy());
    return new Dossier(
        found,
        told.transcript(),
        verdicts,
        true,
        policy,
        new Detector(policy).threshold(),
        judged ? last : first,
        begun,
        answers,
        proof);
  }

  private void hear(JournalRecord record) {
    if (telling == null) {
      telling = new JournalTranscript(record);
    } else {
      telling.hear(record);
    }
    switch (record.entry()) {
      case Run.Start begun -> start = begun;
      case Run.End end ->
          judged =
              Ending.of(end.ending())
                  .filter(ending -> ending.kind() == Ending.Kind.JUDGED)
                  .isPresent();
      case Call.Intent intent -> intend(record.seq(), intent);
      case Call.Reply reply -> answer(record, reply);
      case Said said -> say(said);
      case Judged verdict -> judge(verdict);
      case Run _, Call _, Operator _, Other _ -> {}
    }
  }

  private void intend(long seq, Call.Intent intent) {
    attempts.merge(intent.message(), 1, Integer::sum);
    open.put(
        seq,
        new Call.Intent(
            intent.message(),
            intent.side(),
            intent.attempt(),
            intent.endpoint(),
            slim(intent.request()),
            intent.adapted()));
  }

  private void answer(JournalRecord record, Call.Reply reply) {
    var sent = open.remove(reply.call());
    if (sent != null) {
      var times = attempts.getOrDefault(reply.message(), 1);
      closed.put(
          record.receipt(),
          new Dossier.Answer(record.hash(), record.seq(), record.at(), sent, slim(reply), times));
    }
  }

  private void say(Said said) {
    var receipt = said.receipt();
    var answer = receipt == null ? null : closed.remove(receipt);
    if (answer != null) {
      answers.put(said.message().number(), answer);
    }
  }

  private void judge(Judged verdict) {
    verdicts.add(verdict);
    var stop = verdict.stop();
    if (stop != null) {
      first = first == null ? stop : first;
      last = stop;
    }
  }

  /// The words stand in the message already, and kept bytes would fill the memory.
  private static Call.Reply slim(Call.Reply reply) {
    return new Call.Reply(
        reply.call(),
        reply.message(),
        reply.side(),
        "",
        reply.reasoning(),
        reply.finish(),
        reply.served(),
        reply.usage(),
        reply.firstByte(),
        reply.took(),
        reply.request(),
        slim(reply.response()));
  }

  private static Call.Payload slim(Call.Payload payload) {
    return new Call.Payload(payload.digest(), payload.bytes(), null);
  }
}
