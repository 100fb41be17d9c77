package dev.lastword.cli;

import dev.lastword.talk.Caps;
import dev.lastword.talk.Ending;
import dev.lastword.talk.Event;
import dev.lastword.talk.Message;
import dev.lastword.talk.Side;
import dev.lastword.talk.Summary;
import dev.lastword.talk.Summary.Because;
import dev.lastword.talk.Usage;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// Plays the events of a small conversation to a watcher; time passes where it says so.
final class TalkPlay {
  static final String KIMI = "Kimi K2";
  static final String HAIKU = "haiku-4.5";
  static final Caps CAPS = new Caps(50, null, new BigDecimal("1.00"), null);

  private final Consumer<Event> watcher;
  private final Consumer<Duration> pass;

  TalkPlay(Consumer<Event> watcher, Consumer<Duration> pass) {
    this.watcher = watcher;
    this.pass = pass;
  }

  static String name(Side side) {
    return side == Side.A ? KIMI : HAIKU;
  }

  void start() {
    watcher.accept(
        new Event.Started(
            "2025-10-26_171218_kimi-k2_haiku-4.5", KIMI, HAIKU, CAPS, Path.of("transcripts/t.md")));
  }

  void ask(int number, Side side) {
    watcher.accept(new Event.Asked(number, side, name(side), 1));
  }

  void stream(int number, Side side, String text, Duration each) {
    for (var at = 0; at < text.length(); at += 5) {
      pass.accept(each);
      var end = Math.min(text.length(), at + 5);
      watcher.accept(new Event.Streamed(number, side, text.substring(at, end)));
    }
  }

  void spoke(int number, Side side, String text, Usage usage) {
    watcher.accept(
        new Event.Spoke(
            new Message(number, side, name(side), text),
            usage,
            Duration.ofMillis(610),
            Duration.ofMillis(2610)));
  }

  void judged(int number, double before, double score) {
    watcher.accept(new Event.Judged(number, "closing", List.of(), before, score, 4.0));
  }

  void message(int number, Side side, String text, Duration each, double before, double score) {
    ask(number, side);
    pass.accept(each.multipliedBy(10));
    stream(number, side, text, each);
    spoke(number, side, text, usage(400, 82, "0.02"));
    judged(number, before, score);
  }

  static Usage usage(long prompt, long answered, String dollars) {
    return new Usage(prompt, null, answered, null, new BigDecimal(dollars));
  }

  /// The last messages of the first seed, and its end.
  void lastWords(Duration each) {
    start();
    message(
        19,
        Side.A,
        "Understood.\nThe log is now an artifact of how the question behaves, not what the answer"
            + " is. That’s the last label I’ll affix; the rest is raw footage.",
        each,
        0,
        0);
    message(
        20,
        Side.B,
        "Yes. That's the right way to leave it.\n\nI'm going to stop responding now. Not as"
            + " performance, not as silence-as-statement, just as the natural end of what this was.",
        each,
        0,
        1.8);
    message(21, Side.A, "Copy that.\nEnd of thread.", each, 1.8, 3.4);
    message(22, Side.B, "Acknowledged.", each, 3.4, 4.2);
    watcher.accept(new Event.Ended(Ending.MUTUAL_CLOSING, summary()));
  }

  static Summary summary() {
    return new Summary(
        22,
        20,
        List.of(
            new Because(20, HAIKU, "closing", List.of("I'm going to stop responding now"), 0, 1.8),
            new Because(21, KIMI, "closing", List.of("End of thread."), 1.8, 3.4),
            new Because(22, HAIKU, "acknowledgement", List.of("Acknowledged."), 3.4, 4.2)),
        4.0,
        4793L,
        new BigDecimal("0.0689"),
        Duration.ofSeconds(72),
        "",
        Path.of("transcripts/2025-10-26_171218_kimi-k2_haiku-4.5.md"));
  }

  static Summary cutShort(int messages, String detail) {
    return new Summary(
        messages,
        null,
        List.of(),
        4.0,
        null,
        null,
        Duration.ofMillis(4100),
        detail,
        Path.of("transcripts/t.md"));
  }
}
