package dev.lastword.batch;

import dev.lastword.journal.Call;
import dev.lastword.journal.Durability;
import dev.lastword.journal.Entry;
import dev.lastword.journal.Journal;
import dev.lastword.journal.Journals;
import dev.lastword.journal.Judged;
import dev.lastword.journal.Run;
import dev.lastword.journal.Said;
import dev.lastword.journal.Target;
import dev.lastword.talk.Caps;
import dev.lastword.talk.Message;
import dev.lastword.talk.Side;
import dev.lastword.talk.Usage;
import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A journal written for a test, with whatever befalls its conversation.
final class Tale implements Closeable {
  private static final String DIGEST = "a".repeat(64);

  private final Journals journals;
  private final Journal journal;
  private final Target[] targets;
  private int messages;
  private int calls;

  private Tale(Journals journals, Journal journal, Target... targets) {
    this.journals = journals;
    this.journal = journal;
    this.targets = targets;
  }

  /// Begins one between two models of the provider each.
  static Tale begin(Path folder, String id, String a, String b, int cap) throws IOException {
    return begin(folder, id, a, b, new Caps(cap, null, null, null), "openrouter", "anthropic");
  }

  static Tale begin(
      Path folder, String id, String a, String b, Caps caps, String providerA, String providerB)
      throws IOException {
    var at = Instant.parse("2025-10-26T13:08:00Z");
    var journals = new Journals(() -> at, () -> 0, Durability.PROCESS);
    var first = new Target(providerA, "model-" + providerA, "https://x.example/v1", "openai");
    var second = new Target(providerB, "model-" + providerB, "https://y.example/v1", "openai");
    var start =
        new Run.Start(
            id,
            "lastword test",
            new Run.Writer(1, "h"),
            Map.of(),
            DIGEST,
            List.of(
                new Run.Voice(Side.A, a, "model", first, "", DIGEST),
                new Run.Voice(Side.B, b, "model", second, "", DIGEST)),
            new Run.Judge("1", "balanced"),
            caps,
            new Run.Opening(null, "a", Side.A),
            Durability.PROCESS,
            "Z",
            null);
    return new Tale(journals, journals.create(folder.resolve(id + ".jsonl"), start), first, second);
  }

  /// Somebody says something substantive at a cost.
  Tale say(String text) throws IOException {
    return say(
        text, "substantive", "equal", new Usage(100L, null, 20L, null, new BigDecimal("0.01")));
  }

  Tale say(String text, String kind, String match, Usage usage) throws IOException {
    var intent = ask(1);
    var took = Duration.ofMillis(1_000 + 100L * messages);
    var first = Duration.ofMillis(200 + 10L * messages);
    var side = next();
    var number = messages + 1;
    var served = new Call.Served("served-model", null, "x", match);
    var payload = Call.Payload.of(DIGEST);
    var reply =
        new Call.Reply(
            intent, number, side, text, "", "stop", served, usage, first, took, DIGEST, payload);
    return said(text, kind, put(reply));
  }

  /// A message on record, and its verdict.
  private Tale said(String text, String kind, String receipt) throws IOException {
    var side = next();
    messages++;
    put(new Said(new Message(messages, side, side.code(), text), "call", receipt));
    put(new Judged(new Judged.Reading(messages, side, kind, List.of(), 0, 1, ""), null));
    return this;
  }

  /// A request is about to be sent.
  long ask(int attempt) throws IOException {
    calls++;
    var target = targets[next() == Side.A ? 0 : 1];
    var payload = Call.Payload.of(DIGEST);
    return journal
        .append(new Call.Intent(messages + 1, next(), attempt, target, payload, List.of()))
        .seq();
  }

  Tale refused(int attempt) throws IOException {
    var intent = ask(attempt);
    put(
        new Call.Failed(
            intent, messages + 1, next(), "rejected", 429, "rate limited", "", null, null));
    return this;
  }

  Tale unknown() throws IOException {
    put(new Call.Unknown(ask(1), messages + 1, next(), "the connection broke"));
    return this;
  }

  Tale cut(String text) throws IOException {
    var payload = Call.Payload.of(DIGEST);
    put(new Call.Partial(ask(1), messages + 1, next(), text, "no finish marker", payload));
    return this;
  }

  /// The same at its end.
  void end(String ending, @Nullable Integer onset, String detail) throws IOException {
    put(new Run.End(ending, messages, calls, onset, Usage.UNKNOWN, Duration.ofSeconds(9), detail));
    close();
  }

  String put(Entry entry) throws IOException {
    return journal.append(entry).receipt();
  }

  private Side next() {
    return messages % 2 == 0 ? Side.A : Side.B;
  }

  @Override
  public void close() throws IOException {
    journal.close();
    journals.close();
  }
}
