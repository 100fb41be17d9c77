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
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tells a conversation from its journal, at once or record by record while it goes on. The same
/// records give the same transcript, and so the same log to the byte, on every machine: the journal
/// names the time zone it is told in.
public final class JournalTranscript {
  private final Draft draft = new Draft(Transcript.Form.JOURNAL);
  private final Map<String, Call.Reply> replies = new HashMap<>();
  private final Map<Side, RoutingSum> sums = new HashMap<>();
  private final Run.Start start;
  private final ZoneId zone;
  private int cap;
  private Judged.@Nullable Stop stop;

  /// Begins with the first record.
  ///
  /// @param first a `run.start`
  /// @throws IllegalArgumentException where it is another record, or names a time zone there is not
  public JournalTranscript(JournalRecord first) {
    if (!(first.entry() instanceof Run.Start begun)) {
      throw new IllegalArgumentException("a journal begins with run.start");
    }
    start = begun;
    zone = zone(start.zone());
    cap = start.caps().messages();
    draft.started = local(first);
    SpeakerNames.of(name(Side.A), name(Side.B)).both().forEach(draft::sideOf);
    for (var voice : start.voices()) {
      var target = voice.endpoint();
      if (target != null) {
        sums.put(voice.side(), new RoutingSum(voice.side(), target));
      }
    }
  }

  /// Tells a conversation.
  ///
  /// @param records its journal, or the part of it that exists so far
  /// @return the conversation
  /// @throws IllegalArgumentException where the records do not begin with `run.start`, or that
  ///   names a time zone there is not
  public static Transcript of(List<JournalRecord> records) {
    if (records.isEmpty()) {
      throw new IllegalArgumentException("an empty journal tells nothing");
    }
    var telling = new JournalTranscript(records.getFirst());
    records.stream().skip(1).forEach(telling::hear);
    return telling.transcript();
  }

  /// Takes in the next record.
  ///
  /// @param record the record
  /// @return the line it adds to the log, if it adds one
  public Optional<Line> hear(JournalRecord record) {
    var before = draft.lines.size();
    take(record);
    return draft.lines.size() == before ? Optional.empty() : Optional.of(draft.lines.getLast());
  }

  /// The conversation so far.
  ///
  /// @return all that was heard
  public Transcript transcript() {
    draft.routing.clear();
    for (var side : List.of(Side.A, Side.B)) {
      var sum = sums.get(side);
      if (sum != null) {
        draft.routing.add(sum.routing());
      }
    }
    return draft.finish(start.id());
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("no such time zone: " + name, e);
    }
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
      case Run.Resume resume -> resume(resume);
      case Run.End end -> end(end, local(record));
      case Call.Reply reply -> replies.put(record.receipt(), reply);
      case Said said -> say(said, local(record));
      case Judged judged -> stop = judged.stop() == null ? stop : judged.stop();
      case Operator operator -> draft.lines.add(new Line.Operator(operator.text()));
      case Call.Partial partial -> cut(partial);
      case Run.Start _, Run.Recovered _, Call _, Other _ -> {}
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

  /// What a cut reply held is no message, but it was paid for and may be worth reading.
  private void cut(Call.Partial partial) {
    if (!partial.text().isEmpty()) {
      var speaker = partial.side() == Side.A ? draft.names().getFirst() : draft.names().getLast();
      draft.lines.add(
          new Line.Operator(
              "Cut, and no message. " + speaker + " had written:\n\n" + partial.text()));
    }
  }

  private void end(Run.End end, LocalDateTime at) {
    draft.ended = at;
    var judged = end.onset() == null ? null : stop;
    var because = judged == null ? List.<Judged.Reading>of() : judged.because();
    draft.footer =
        new Footer(
            end.ending(),
            end.onset(),
            cap,
            judged == null ? "" : judged.account(),
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
