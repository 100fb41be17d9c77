package dev.lastword.archive;

import dev.lastword.journal.Call;
import dev.lastword.journal.JournalRecord;
import dev.lastword.journal.Judged;
import dev.lastword.journal.Operator;
import dev.lastword.journal.Other;
import dev.lastword.journal.Run;
import dev.lastword.journal.Said;
import dev.lastword.talk.Side;
import dev.lastword.talk.Usage;
import dev.lastword.transcript.JournalTranscript;
import dev.lastword.transcript.Transcript;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a journal says of its conversation.
final class JournalFacts {
  private final JournalRecord first;
  private final Transcript transcript;
  private final Map<Integer, Judged.Reading> readings = new HashMap<>();
  private final Map<String, Call.Reply> replies = new HashMap<>();
  private final Map<Integer, Long> tokens = new HashMap<>();
  private Usage usage = Usage.NONE;
  private Run.@Nullable Start start;
  private Run.@Nullable End end;
  private Judged.@Nullable Stop stop;
  private @Nullable Integer cap;
  private @Nullable String policy;

  /// Reads records.
  ///
  /// @param records at least one, from the first
  JournalFacts(List<JournalRecord> records) {
    first = records.getFirst();
    transcript = JournalTranscript.of(records);
    records.forEach(this::take);
  }

  Transcript transcript() {
    return transcript;
  }

  /// What the judge read in each message.
  Map<Integer, Judged.Reading> readings() {
    return readings;
  }

  /// The tokens answered for each message, where they are known.
  Map<Integer, Long> tokens() {
    return tokens;
  }

  /// Fills in all of it.
  void fill(TalkDraft draft) {
    draft.digest = first.hash();
    draft.at = first.at();
    draft.started = transcript.started();
    draft.ended = transcript.ended();
    draft.latency = TranscriptFacts.latency(transcript.lines());
    draft.cap = cap;
    draft.policy = policy == null ? "" : policy;
    draft.stop = stop == null ? null : halt(stop);
    var begun = start;
    if (begun != null) {
      draft.a = party(begun, Side.A);
      draft.b = party(begun, Side.B);
      var from = begun.lineage();
      draft.forked = from == null ? null : new Talk.Origin(from.id(), from.at());
    }
    var over = end;
    var used = over == null ? usage : over.usage();
    draft.tokens = used.totalTokens();
    draft.cost = used.cost();
    if (over != null) {
      draft.ending = over.ending();
      draft.took = over.took();
    }
  }

  private void take(JournalRecord record) {
    switch (record.entry()) {
      case Run.Start begun -> begin(begun);
      case Run.Resume resume -> resume(resume);
      case Run.End over -> end = over;
      case Call.Reply reply -> {
        replies.put(record.receipt(), reply);
        usage = usage.plus(reply.usage());
      }
      case Call.Discarded late -> usage = usage.plus(late.usage());
      case Said said -> say(said);
      case Judged judged -> judge(judged);
      case Run.Recovered _, Call _, Operator _, Other _ -> {}
    }
  }

  private void begin(Run.Start begun) {
    start = begun;
    cap = begun.caps().messages();
    policy = begun.judge().policy();
  }

  private void resume(Run.Resume resume) {
    end = null;
    stop = null;
    var caps = resume.caps();
    cap = caps == null ? cap : Integer.valueOf(caps.messages());
  }

  private void say(Said said) {
    var receipt = said.receipt();
    var reply = receipt == null ? null : replies.remove(receipt);
    var answered = reply == null ? null : reply.usage().completionTokens();
    if (answered != null) {
      tokens.put(said.message().number(), answered);
    }
  }

  private void judge(Judged judged) {
    readings.put(judged.reading().message(), judged.reading());
    stop = judged.stop() == null ? stop : judged.stop();
  }

  private static Talk.Halt halt(Judged.Stop stop) {
    return new Talk.Halt(stop.after(), stop.onset(), stop.rule(), stop.score(), stop.threshold());
  }

  private Talk.Party party(Run.Start begun, Side side) {
    var voice = begun.voices().stream().filter(one -> one.side() == side).findFirst().orElse(null);
    var name = transcript.speaker(side);
    var target = voice == null ? null : voice.endpoint();
    return new Talk.Party(
        name,
        target == null ? "" : target.provider(),
        target == null ? "" : target.model(),
        persona(begun, side));
  }

  /// The persona's name: what it was called by, without folders and ending.
  private static String persona(Run.Start begun, Side side) {
    if (begun.spec().get(side.code()) instanceof Map<?, ?> party
        && party.get("persona") instanceof String persona) {
      var file =
          persona.substring(Math.max(persona.lastIndexOf('/'), persona.lastIndexOf('\\')) + 1);
      return file.endsWith(".md") ? file.substring(0, file.length() - 3) : file;
    }
    return "";
  }
}
