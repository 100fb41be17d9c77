package dev.lastword.journal;

import dev.lastword.talk.Caps;
import dev.lastword.talk.Message;
import dev.lastword.talk.Side;
import dev.lastword.talk.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// One entry of every kind, and a short run.
final class Samples {
  static final String DIGEST = Digest.of(new byte[] {1, 2, 3});
  static final Usage USAGE = new Usage(120L, 20L, 30L, 0L, new BigDecimal("0.00213"));

  private Samples() {}

  static Run.Start start() {
    var target = new Target("openrouter", "moonshotai/kimi-k2", "https://x.example/v1", "openai");
    return new Run.Start(
        "2025-10-26_171218_kimi-k2_haiku-4.5",
        "lastword 0.1.0",
        new Run.Writer(4711, "here"),
        Map.of(
            "temperature", "0.7", "stop", List.of("[END]"), "deep", Map.of("n", 1L, "yes", true)),
        DIGEST,
        List.of(
            new Run.Voice(Side.A, "Kimi K2", "model", target, "Be terse.\n", DIGEST),
            new Run.Voice(Side.B, "haiku-4.5", "script", null, "", DIGEST)),
        new Run.Judge("1", "balanced"),
        new Caps(50, 1000L, new BigDecimal("0.50"), Duration.ofMinutes(30)),
        new Run.Opening(" ", "a", Side.A),
        Durability.POWER,
        "Europe/Berlin",
        new Run.Lineage("older", DIGEST, 3));
  }

  static Run.Start bareStart() {
    return new Run.Start(
        "x",
        "lastword",
        new Run.Writer(1, "h"),
        Map.of(),
        DIGEST,
        List.of(),
        new Run.Judge("1", "off"),
        Caps.DEFAULT,
        new Run.Opening(null, "a", Side.A),
        Durability.PROCESS,
        "Z",
        null);
  }

  static Call.Intent intent(int message, Side side) {
    return new Call.Intent(
        message,
        side,
        1,
        new Target("p", "m", "http://127.0.0.1:1/v1", "openai"),
        new Call.Payload(DIGEST, 3L, "AQID"),
        List.of("message 1 is blank and was sent as (no text)"));
  }

  static Call.Reply reply(long call, int message, Side side, String text) {
    return new Call.Reply(
        call,
        message,
        side,
        text,
        "hm",
        "stop",
        new Call.Served("m-2025", null, "gen-1", "resolved"),
        USAGE,
        Duration.ofNanos(1_234_567),
        Duration.ofMillis(50_117),
        DIGEST,
        Call.Payload.of(DIGEST));
  }

  static Run.Resume resume() {
    return new Run.Resume(
        "lastword 0.1.0", new Run.Writer(4712, "there"), "it was killed", "1", null, "");
  }

  static Run.End end() {
    return new Run.End("mutual-closing", 2, 1, 1, USAGE, Duration.ofSeconds(72), "");
  }

  static Judged judged() {
    var span = new Judged.Span("closing", 0, 3, "Bye");
    var reading = new Judged.Reading(2, Side.B, "closing", List.of(span), 0.1, 4.2, "why not");
    return new Judged(
        reading, new Judged.Stop(2, "mutual-closing", 1, 4.2, 4.0, List.of(reading), "It closed."));
  }

  /// A run from start to end, each kind of entry in it.
  static List<Entry> run() {
    return List.of(
        start(),
        new Operator("Begin.", "opener", Side.B),
        new Said(new Message(1, Side.A, "Kimi K2", " "), "opener", null),
        intent(2, Side.B), // 3
        new Call.Failed(
            3,
            2,
            Side.B,
            "rejected",
            429,
            "rate limited",
            "slow down",
            Duration.ofSeconds(2),
            Duration.ofSeconds(3)),
        intent(2, Side.B), // 5
        new Call.Partial(5, 2, Side.B, "By", "cut", Call.Payload.of(DIGEST)),
        intent(2, Side.B), // 7
        new Call.Unknown(7, 2, Side.B, "reset"),
        intent(2, Side.B), // 9
        reply(9, 2, Side.B, "Bye \"\\\u0000\u001f\u2028 \uD83D\uDE00\r\n"),
        new Said(new Message(2, Side.B, "haiku-4.5", "Bye"), "call", "rr_0011223344556677"),
        judged(),
        new Other("weather", Map.of("rain", true)),
        end(),
        new Call.Discarded(
            7, 2, Side.B, "late", "the call was unknown", USAGE, Call.Payload.of(DIGEST)),
        resume(),
        new Run.Recovered(12, 3, DIGEST, "x.jsonl.torn-12"),
        end());
  }
}
