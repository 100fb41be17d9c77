package dev.lastword.batch;

import dev.lastword.detect.MessageClass;
import dev.lastword.talk.Caps;
import dev.lastword.talk.Event;
import dev.lastword.talk.Side;
import dev.lastword.talk.Usage;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One running conversation as its events tell it. Written by the conversation's own thread, read
/// by the screen's.
final class Track {
  /// How many letters of its strip are kept.
  static final int STRIP = 40;

  private static final Map<String, Character> LETTERS =
      Arrays.stream(MessageClass.values())
          .collect(Collectors.toUnmodifiableMap(MessageClass::code, MessageClass::letter));

  private final String id;
  private final String a;
  private final String b;
  private final String which;
  private final Caps caps;
  private final StringBuilder strip = new StringBuilder();
  private volatile Progress.Doing doing = Progress.Doing.BEGINS;
  private volatile Side turn = Side.A;
  private volatile int messages;
  private volatile double score;
  private volatile double threshold;
  private volatile @Nullable String heldBy;
  private long tokens;
  private boolean tokensWhole = true;
  private BigDecimal dollars = BigDecimal.ZERO;
  private boolean dollarsWhole = true;

  Track(Task task, Event.Started started) {
    id = started.id();
    a = started.nameA();
    b = started.nameB();
    which = task.opening().id() + " r" + task.n();
    caps = started.caps();
  }

  /// Text or reasoning arrives: the one event that comes in thousands a second.
  void writes() {
    if (doing != Progress.Doing.WRITING) {
      doing = Progress.Doing.WRITING;
    }
  }

  void is(Progress.Doing what) {
    doing = what;
  }

  void is(Progress.Doing what, Side side) {
    turn = side;
    doing = what;
  }

  /// Waits for its turn.
  ///
  /// @param side whose turn it is
  /// @param provider where it waits; null: nowhere
  void waits(Side side, @Nullable String provider) {
    heldBy = provider;
    is(Progress.Doing.HELD, side);
  }

  /// The provider at which it waits; null: it does not.
  @Nullable String heldBy() {
    return doing == Progress.Doing.HELD ? heldBy : null;
  }

  /// Adds a message.
  synchronized void speaks(Event.Spoke spoke) {
    doing = Progress.Doing.BETWEEN;
    turn = spoke.message().side().other();
    messages = Math.max(messages, spoke.message().number());
    count(spoke.usage());
  }

  private void count(Usage usage) {
    var used = usage.totalTokens();
    tokensWhole &= used != null;
    tokens += used == null ? 0 : used;
    var paid = usage.cost();
    dollarsWhole &= paid != null;
    dollars = paid == null ? dollars : dollars.add(paid);
  }

  /// Adds a letter.
  synchronized void reads(Event.Judged judged) {
    score = judged.score();
    threshold = judged.threshold();
    if (strip.length() == STRIP) {
      strip.deleteCharAt(0);
    }
    strip.append(LETTERS.getOrDefault(judged.kind(), '-').charValue());
  }

  Progress.Doing doing() {
    return doing;
  }

  Side turn() {
    return turn;
  }

  int messages() {
    return messages;
  }

  int most() {
    return caps.messages();
  }

  double nearness() {
    return threshold > 0 ? score / threshold : 0;
  }

  boolean waits() {
    return switch (doing) {
      case HELD, RETRYING, PAUSED -> true;
      case BEGINS, ASKED, WRITING, BETWEEN -> false;
    };
  }

  String id() {
    return id;
  }

  String a() {
    return a;
  }

  String b() {
    return b;
  }

  String which() {
    return which;
  }

  /// How it stands now.
  synchronized Progress.Talk now() {
    return new Progress.Talk(
        id,
        a,
        b,
        which,
        messages,
        caps.messages(),
        strip.toString(),
        score,
        threshold,
        new Progress.Used(tokens, tokensWhole, dollars, dollarsWhole),
        doing,
        turn);
  }
}
