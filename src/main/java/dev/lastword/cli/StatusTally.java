package dev.lastword.cli;

import dev.lastword.talk.Caps;
import dev.lastword.talk.Event;
import dev.lastword.talk.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.function.LongSupplier;

/// The running figures of one conversation, added up from what a watcher hears.
final class StatusTally {
  /// What the speaker is doing.
  enum Doing {
    /// Nobody was asked.
    NOTHING,
    /// Is not asked while a pause lasts.
    PAUSED,
    /// Waits until it may be asked.
    HELD,
    /// Asked, no answer yet.
    ASKED,
    /// Sends reasoning.
    THINKING,
    /// Sends text.
    WRITING,
    /// Failed, will be asked again.
    RETRYING,
    /// Said its message.
    DONE
  }

  // Characters in a token of English text, for a speed shown while the provider's count is not
  // there.
  private static final double CHARACTERS_PER_TOKEN = 4;
  private static final double A_SECOND = 1e9;

  private final LongSupplier nanos;
  private String id = "";
  private Caps caps = Caps.DEFAULT;
  private int spoken;
  private int current;
  private String speaker = "";
  private Doing doing = Doing.NOTHING;
  private String trouble = "";
  private int attempt;
  private long began;
  private long since;
  private long retryAt;
  private long firstAt;
  private double firstSeconds;
  private long characters;
  private double speed;
  private boolean speedKnown;
  private double score;
  private double threshold;
  private long tokens;
  private boolean tokensWhole = true;
  private BigDecimal cost = BigDecimal.ZERO;
  private boolean costKnown;
  private boolean costWhole = true;

  StatusTally(LongSupplier nanos) {
    this.nanos = nanos;
  }

  void hear(Event event) {
    switch (event) {
      case Event.Started started -> {
        id = started.id();
        caps = started.caps();
        began = nanos.getAsLong();
      }
      case Event.Asked asked -> ask(asked);
      case Event.Reasoned _ -> {
        if (doing == Doing.ASKED) {
          doing = Doing.THINKING;
        }
      }
      case Event.Streamed streamed -> stream(streamed.text());
      case Event.Spoke spoke -> speak(spoke);
      case Event.Judged judged -> {
        score = judged.score();
        threshold = judged.threshold();
      }
      case Event.Retrying retrying -> retry(retrying);
      case Event.Held held -> hold(held);
      case Event.Paused paused -> {
        current = paused.number();
        doing = Doing.PAUSED;
      }
      case Event.Flagged _, Event.Warned _, Event.Cut _, Event.Operator _, Event.Ended _ -> {}
    }
  }

  private void ask(Event.Asked asked) {
    current = asked.number();
    speaker = asked.speaker();
    doing = Doing.ASKED;
    since = nanos.getAsLong();
    firstSeconds = 0;
    characters = 0;
  }

  private void stream(String text) {
    var now = nanos.getAsLong();
    if (doing != Doing.WRITING) {
      doing = Doing.WRITING;
      firstAt = now;
      firstSeconds = (now - since) / A_SECOND;
    }
    characters += text.codePointCount(0, text.length());
    var seconds = (now - firstAt) / A_SECOND;
    if (seconds >= 1) {
      speed = characters / CHARACTERS_PER_TOKEN / seconds;
      speedKnown = false;
    }
  }

  private void speak(Event.Spoke spoke) {
    doing = Doing.DONE;
    current = spoke.message().number();
    speaker = spoke.message().speaker();
    spoken = Math.max(spoken, current);
    count(spoke.usage());
    var answered = spoke.usage().completionTokens();
    var seconds = spoke.took().minus(spoke.firstByte()).toNanos() / A_SECOND;
    if (answered != null && answered > 0 && seconds > 0) {
      speed = answered / seconds;
      speedKnown = true;
    }
  }

  private void count(Usage usage) {
    var used = usage.totalTokens();
    tokensWhole &= used != null;
    tokens += used == null ? 0 : used;
    var paid = usage.cost();
    costWhole &= paid != null;
    costKnown |= paid != null;
    cost = paid == null ? cost : cost.add(paid);
  }

  private void retry(Event.Retrying retrying) {
    current = retrying.number();
    doing = Doing.RETRYING;
    trouble = retrying.why();
    attempt = retrying.attempt() + 1;
    retryAt = nanos.getAsLong() + retrying.delay().toNanos();
  }

  private void hold(Event.Held held) {
    current = held.number();
    speaker = held.speaker();
    doing = Doing.HELD;
    trouble = held.why();
    retryAt = nanos.getAsLong() + (held.span() == null ? 0 : held.span().toNanos());
  }

  /// The id, without the time it begins with.
  String name() {
    var stamp = "yyyy-mm-dd_hhmmss_".length();
    if (id.length() <= stamp) {
      return id;
    }
    for (var i = 0; i < stamp; i++) {
      var c = id.charAt(i);
      var fits =
          switch (i) {
            case 4, 7 -> c == '-';
            case 10, 17 -> c == '_';
            default -> c >= '0' && c <= '9';
          };
      if (!fits) {
        return id;
      }
    }
    return id.substring(stamp);
  }

  Caps caps() {
    return caps;
  }

  /// How many messages are complete.
  int spoken() {
    return spoken;
  }

  /// The message being made, or the last one.
  int current() {
    return current;
  }

  /// Whose message that is, raw.
  String speaker() {
    return speaker;
  }

  Doing doing() {
    return doing;
  }

  /// Why the last attempt failed, or what holds the next back.
  String trouble() {
    return trouble;
  }

  /// The attempt to come.
  int attempt() {
    return attempt;
  }

  /// How long until it, never negative.
  Duration untilRetry() {
    return Duration.ofNanos(Math.max(0, retryAt - nanos.getAsLong()));
  }

  /// How long ago the speaker was asked. How long the talk goes on.
  Duration elapsed() {
    return Duration.ofNanos(nanos.getAsLong() - began);
  }

  Duration sinceAsked() {
    return Duration.ofNanos(nanos.getAsLong() - since);
  }

  double score() {
    return score;
  }

  /// The score that ends the talk; 0 before the judge has spoken.
  double threshold() {
    return threshold;
  }

  /// Whether three quarters of the way to the end are gone.
  boolean closing() {
    return threshold > 0 && score >= 0.75 * threshold;
  }

  /// Tokens so far, with `+` where some call did not say; empty before the first.
  String tokens() {
    return tokens == 0 ? "" : Figures.count(tokens) + (tokensWhole ? "" : "+");
  }

  /// Cost so far, with `+` where some call's is unknown; empty where none is known.
  String cost() {
    boolean told = costKnown && (costWhole || cost.signum() > 0);
    return told ? Figures.money(cost) + (costWhole ? "" : "+") : "";
  }

  /// Tokens a second, with `~` where estimated from the letters; empty before the first second.
  String speed() {
    return speed < 1 ? "" : (speedKnown ? "" : "~") + Math.round(speed) + " tok/s";
  }

  /// Seconds from asking to the first text of this message; 0 before it.
  double firstSeconds() {
    return firstSeconds;
  }
}
