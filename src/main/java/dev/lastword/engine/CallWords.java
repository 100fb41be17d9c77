package dev.lastword.engine;

import dev.lastword.endpoint.Endpoint;
import dev.lastword.endpoint.Outcome;
import dev.lastword.endpoint.Request;
import dev.lastword.journal.Call;
import dev.lastword.journal.JournalRecord;
import dev.lastword.journal.Target;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Calls and their outcomes in the journal's words.
final class CallWords {
  private final @Nullable Tape tape;

  /// @param tape holds the bytes that are kept; null: none are
  CallWords(@Nullable Tape tape) {
    this.tape = tape;
  }

  /// A request that is about to be sent.
  Call.Intent intent(Step.Ask ask, int attempt, Endpoint.Identity who, Request request) {
    var adapted = Stream.concat(ask.adapted().stream(), request.adapted().stream()).toList();
    return new Call.Intent(ask.number(), ask.side(), attempt, target(who), sent(request), adapted);
  }

  Call.Reply reply(
      JournalRecord intent, Request request, Outcome.Reply reply, Outcome.Match match) {
    var asked = asked(intent);
    var served = reply.served();
    return new Call.Reply(
        intent.seq(),
        asked.message(),
        asked.side(),
        reply.text(),
        reply.reasoning(),
        code(reply.finish()),
        new Call.Served(served.model(), served.provider(), served.id(), code(match)),
        reply.usage(),
        reply.timing().firstByte(),
        reply.timing().total(),
        request.digest(),
        came(reply.digest()));
  }

  Call.Discarded discarded(JournalRecord intent, Outcome.Reply reply, String why) {
    var asked = asked(intent);
    return new Call.Discarded(
        intent.seq(),
        asked.message(),
        asked.side(),
        reply.text(),
        why,
        reply.usage(),
        came(reply.digest()));
  }

  Call.Failed notSent(JournalRecord intent, Outcome.NotSent outcome, @Nullable Duration delay) {
    var asked = asked(intent);
    return new Call.Failed(
        intent.seq(),
        asked.message(),
        asked.side(),
        "not-sent",
        null,
        outcome.why(),
        "",
        null,
        delay);
  }

  Call.Failed rejected(JournalRecord intent, Outcome.Rejected outcome, @Nullable Duration delay) {
    var asked = asked(intent);
    return new Call.Failed(
        intent.seq(),
        asked.message(),
        asked.side(),
        "rejected",
        outcome.status(),
        outcome.why(),
        outcome.detail(),
        outcome.retryAfter(),
        delay);
  }

  Call.Partial partial(JournalRecord intent, Outcome.Partial outcome) {
    var asked = asked(intent);
    return new Call.Partial(
        intent.seq(),
        asked.message(),
        asked.side(),
        outcome.text(),
        outcome.why(),
        came(outcome.digest()));
  }

  Call.Unknown unknown(JournalRecord intent, Outcome.Unknown outcome) {
    var asked = asked(intent);
    return new Call.Unknown(intent.seq(), asked.message(), asked.side(), outcome.why());
  }

  private static Call.Intent asked(JournalRecord intent) {
    return (Call.Intent) intent.entry();
  }

  /// The endpoint.
  static Target target(Endpoint.Identity who) {
    return new Target(who.provider(), who.model(), who.baseUrl(), who.dialect());
  }

  private Call.Payload sent(Request request) {
    return tape == null
        ? new Call.Payload(request.digest(), (long) request.length(), null)
        : Call.Payload.kept(request.body());
  }

  /// The bytes that came, in full where they are kept and are those of the digest.
  private Call.Payload came(String digest) {
    var kept = tape == null ? null : tape.payload();
    return kept != null && kept.digest().equals(digest) ? kept : Call.Payload.of(digest);
  }

  private static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
