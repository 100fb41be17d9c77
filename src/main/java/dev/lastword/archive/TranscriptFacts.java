package dev.lastword.archive;

import dev.lastword.talk.Side;
import dev.lastword.transcript.Line;
import dev.lastword.transcript.Routing;
import dev.lastword.transcript.Transcript;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a transcript without a journal says of itself.
final class TranscriptFacts {
  private TranscriptFacts() {}

  /// Fills in what the file says; the rest stays unknown.
  static void fill(TalkDraft draft, Transcript transcript) {
    draft.id = transcript.id();
    names(draft, transcript);
    times(draft, transcript);
    for (var routing : transcript.routing()) {
      route(draft, routing);
    }
    draft.tokens = tokens(transcript.routing());
    draft.cost = cost(transcript.routing());
    draft.latency = latency(transcript.lines());
    var footer = transcript.footer();
    if (footer != null) {
      draft.ending = footer.ending();
      draft.cap = footer.cap();
    }
  }

  private static void names(TalkDraft draft, Transcript transcript) {
    var names = transcript.speakers();
    draft.a = named(names.isEmpty() ? "" : names.getFirst());
    draft.b = named(names.size() < 2 ? "" : names.getLast());
  }

  private static Talk.Party named(String name) {
    return new Talk.Party(name, "", "", "");
  }

  private static void times(TalkDraft draft, Transcript transcript) {
    var started = transcript.started();
    var ended = transcript.ended();
    draft.started = started;
    draft.ended = ended;
    if (started != null) {
      draft.at = started.atZone(ZoneId.systemDefault()).toInstant();
    }
    if (started != null && ended != null && !ended.isBefore(started)) {
      draft.took = Duration.between(started, ended);
    }
  }

  private static void route(TalkDraft draft, Routing routing) {
    if (routing.side() == Side.A) {
      draft.a = new Talk.Party(draft.a.name(), routing.provider(), routing.model(), "");
    } else {
      draft.b = new Talk.Party(draft.b.name(), routing.provider(), routing.model(), "");
    }
  }

  private static @Nullable Long tokens(List<Routing> routing) {
    var known =
        !routing.isEmpty()
            && routing.stream()
                .allMatch(one -> one.promptTokens() != null && one.completionTokens() != null);
    return known ? Long.valueOf(routing.stream().mapToLong(TranscriptFacts::tokens).sum()) : null;
  }

  private static long tokens(Routing one) {
    return Objects.requireNonNull(one.promptTokens())
        + Objects.requireNonNull(one.completionTokens());
  }

  private static @Nullable BigDecimal cost(List<Routing> routing) {
    var costs = routing.stream().map(Routing::cost).filter(Objects::nonNull).toList();
    return costs.isEmpty() || costs.size() < routing.size()
        ? null
        : costs.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /// The mean of the times that are told.
  static @Nullable Duration latency(List<Line> lines) {
    var calls = 0;
    var sum = Duration.ZERO;
    for (var line : lines) {
      if (line instanceof Line.Said said
          && said.telemetry() != null
          && said.telemetry().latency() != null) {
        calls++;
        sum = sum.plus(said.telemetry().latency());
      }
    }
    return calls == 0 ? null : sum.dividedBy(calls);
  }
}
