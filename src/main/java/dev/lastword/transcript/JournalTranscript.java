package dev.lastword.transcript;

import dev.lastword.detect.Utterance.Finish;
import dev.lastword.journal.Call;
import dev.lastword.journal.JournalRecord;
import dev.lastword.journal.Judged;
import dev.lastword.journal.Operator;
import dev.lastword.journal.Other;
import dev.lastword.journal.Run;
import dev.lastword.journal.Said;
import dev.lastword.talk.Side;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tells a conversation from its journal. The same records give the same transcript, and so the
/// same log to the byte, on every machine: the journal names the time zone it is told in.
public final class JournalTranscript {
  private final Draft draft = new Draft(Transcript.Form.JOURNAL);
  private final Map<String, Call.Reply> replies = new HashMap<>();
  private final Map<Side, RoutingSum> sums = new HashMap<>();
  private final Run.Start start;
  private final ZoneId zone;
  private int cap;
  private Judged.@Nullable Stop stop;

  private JournalTranscript(Run.Start start) {
    this.start = start;
    this.zone = ZoneId.of(start.zone());
    this.cap = start.caps().messages();
  }

  /// Tells a conversation.
  ///
  /// @param records its journal, or the part of it that exists so far
  /// @return the conversation
  /// @throws IllegalArgumentException where the records do not begin with `run.start`, or that
  ///   names a time zone there is not
  public static Transcript of(List<JournalRecord> records) {
    if (records.isEmpty() || !(records.getFirst().entry() instanceof Run.Start start)) {
      throw new IllegalArgumentException("a journal begins with run.start");
    }
    try {
      return new JournalTranscript(start).tell(records);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("no such time zone: " + start.zone(), e);
    }
  }

  private Transcript tell(List<JournalRecord> records) {
    var names = SpeakerNames.of(name(Side.A), name(Side.B));
    names.both().forEach(draft::sideOf);
    for (var voice : start.voices()) {
      var target = voice.endpoint();
      if (target != null) {
        sums.put(voice.side(), new RoutingSum(voice.side(), target));
      }
    }
    records.forEach(this::take);
    Stream.of(Side.values())
        .map(sums::get)
        .filter(Objects::nonNull)
        .forEach(sum -> draft.routing.add(sum.routing()));
    return draft.finish(start.id());
  }

  private String name(Side side) {
    return start.voices().stream()
        .filter(voice -> voice.side() == side)
        .map(voice -> OneLine.of(voice.name()))
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElse(side.code());
  }

  private void take(JournalRecord record) {
    switch (record.entry()) {
      case Run.Start _ -> draft.started = local(record);
      case Run.Resume resume -> resume(resume);
      case Run.End end -> end(end, local(record));
      case Call.Reply reply -> replies.put(record.receipt(), reply);
      case Said said -> say(said, local(record));
      case Judged judged -> stop = judged.stop() == null ? stop : judged.stop();
      case Operator operator -> draft.lines.add(new Line.Operator(operator.text()));
      case Run.Recovered _, Call _, Other _ -> {}
    }
  }

  private LocalDateTime local(JournalRecord record) {
    return LocalDateTime.ofInstant(record.at(), zone);
  }

  private void resume(Run.Resume resume) {
    var caps = resume.caps();
    cap = caps == null ? cap : caps.messages();
    draft.ended = null;
    draft.footer = null;
    stop = null;
  }

  private void say(Said said, LocalDateTime at) {
    var message = said.message();
    var receipt = said.receipt();
    var reply = receipt == null ? null : replies.remove(receipt);
    var latency = reply == null ? null : reply.took();
    var telemetry = new Telemetry(receipt, latency, at.toLocalTime());
    var finish = reply == null ? Finish.COMPLETE : finish(reply.finish());
    draft.say(message.side(), message.text(), finish, telemetry);
    var sum = sums.get(message.side());
    if (reply != null && sum != null) {
      sum.add(reply);
    }
  }

  private void end(Run.End end, LocalDateTime at) {
    draft.ended = at;
    var because = stop == null || end.onset() == null ? List.<Judged.Reading>of() : stop.because();
    draft.footer =
        new Footer(
            end.ending(),
            end.onset(),
            cap,
            because.stream().flatMap(this::quotes).toList(),
            end.detail());
  }

  private Stream<Footer.Quote> quotes(Judged.Reading reading) {
    var speaker = reading.side() == Side.A ? draft.names().getFirst() : draft.names().getLast();
    return reading.spans().stream()
        .map(span -> new Footer.Quote(reading.message(), speaker, span.quote()));
  }

  private static Finish finish(String code) {
    return switch (code) {
      case "length" -> Finish.LENGTH;
      case "filter" -> Finish.FILTER;
      case "tool" -> Finish.ERROR;
      default -> Finish.COMPLETE;
    };
  }
}
