package dev.lastword.endpoint;

import dev.lastword.endpoint.Admission.Held;
import dev.lastword.endpoint.Admission.Permit;
import dev.lastword.endpoint.Places.Place;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Lets the calls to one provider pass, one after the other and first come first served: a fair
/// queue, whose head alone looks at the pace and sleeps until its time has come. So a provider's
/// "not before" holds for all who wait, and nobody's turn is lost where somebody gives up.
final class Turnstile {
  /// The head looks again this often: a pause may have grown, a place may be free.
  private static final Duration LOOK = Duration.ofSeconds(1);

  private static final Duration LOOK_AT_SWITCH = Duration.ofMillis(100);
  private static final Duration LOOK_FOR_PLACE = Duration.ofMillis(25);
  private static final long TELL_AGAIN = Duration.ofSeconds(10).toNanos() / 1000;
  private static final long WORTH_TELLING = Duration.ofMillis(250).toNanos() / 1000;

  /// How somebody waits for a turn.
  ///
  /// @param patience how long a pause that the provider asked for is waited out
  /// @param told hears why it waits
  /// @param shut whether the provider is shut by now; null: nothing can shut it
  record Wait(Duration patience, Consumer<Held> told, @Nullable BooleanSupplier shut) {
    boolean isOver() {
      return shut != null && shut.getAsBoolean();
    }
  }

  /// Waits.
  @FunctionalInterface
  interface Pause {
    void pause(Duration span) throws InterruptedException;
  }

  private final String provider;
  private final PaceRules rules;
  private final PaceFile file;
  private final @Nullable Places places;
  private final Lately lately;
  private final InstantSource clock;
  private final Pause pause;
  private final ReentrantLock turn = new ReentrantLock(true);

  Turnstile(
      String provider,
      PaceRules rules,
      PaceFile file,
      @Nullable Places places,
      Lately lately,
      InstantSource clock,
      Pause pause) {
    this.provider = provider;
    this.rules = rules;
    this.file = file;
    this.places = places;
    this.lately = lately;
    this.clock = clock;
    this.pause = pause;
  }

  PaceFile file() {
    return file;
  }

  PaceRules rules() {
    return rules;
  }

  Lately lately() {
    return lately;
  }

  long now() {
    var now = clock.instant();
    return now.getEpochSecond() * 1_000_000 + now.getNano() / 1000;
  }

  /// Waits until a request may be sent.
  ///
  /// @param tokens how many it will use, as far as one can tell
  /// @param patience how long a pause that the provider asked for is waited out
  /// @param told hears why it waits
  Admission admit(long tokens, Duration patience, Consumer<Held> told) throws InterruptedException {
    return admit(tokens, new Wait(patience, told, null));
  }

  /// Waits until a request may be sent, or until it need not be sent any more.
  ///
  /// @return [Permit#FREE] where the provider was shut meanwhile: who finds it shut sends nothing
  Admission admit(long tokens, Wait wait) throws InterruptedException {
    if (places == null && !heeds()) {
      return new Ticket(this, 0, null); // nothing to heed: no lock, no file
    }
    if (turn.isLocked()) {
      tellOfQueue(wait.told());
    }
    turn.lockInterruptibly();
    try {
      return places == null ? paced(tokens, wait, null) : placed(tokens, wait, places);
    } finally {
      turn.unlock();
    }
  }

  private boolean heeds() {
    return rules.paced() || file.isThere();
  }

  /// A place of this process comes first, one among all processes last: nobody else is to wait for
  /// a place whose holder waits for its time.
  private Admission placed(long tokens, Wait wait, Places open) throws InterruptedException {
    open.enter(() -> wait.told().accept(full(open)));
    Admission admission = null;
    try {
      admission = paced(tokens, wait, open);
      return admission;
    } finally {
      if (!(admission instanceof Ticket)) {
        open.leave();
      }
    }
  }

  private Admission paced(long tokens, Wait wait, @Nullable Places open)
      throws InterruptedException {
    var otherwise = heeds() ? await(tokens, wait) : null;
    return otherwise != null ? otherwise : new Ticket(this, tokens, place(open, wait.told()));
  }

  /// Others are before it: about how long it will take.
  private void tellOfQueue(Consumer<Held> told) {
    var now = now();
    var pace = rules.now(file.own(), now);
    var hold = rules.hold(pace, now);
    var before = 1L + turn.getQueueLength();
    var micros = (hold == null ? 0 : hold.micros()) + before * rules.turn(pace);
    if (micros >= WORTH_TELLING) {
      var reason = hold == null ? rules.usual(pace) : hold.reason();
      told.accept(new Held(rules.words(provider, reason, pace), span(micros)));
    } else if (places != null && places.full()) {
      told.accept(full(places));
    }
  }

  /// Waits at the head of the queue until the pace lets it go, and counts it.
  private @Nullable Admission await(long tokens, Wait wait) throws InterruptedException {
    var next = Long.MIN_VALUE;
    for (var go = new Go(tokens); ; rest(shorter(span(go.micros()), LOOK), wait)) {
      if (wait.isOver()) {
        return Permit.FREE;
      }
      file.change(go::through);
      var hold = go.hold;
      if (hold == null) {
        return null;
      }
      if (hold.reason() == PaceRules.Reason.ASKED
          && span(hold.micros()).compareTo(wait.patience()) > 0) {
        return tooLong(span(hold.micros()));
      }
      if (go.at >= next && hold.micros() >= WORTH_TELLING) {
        next = go.at + TELL_AGAIN;
        wait.told()
            .accept(new Held(rules.words(provider, hold.reason(), go.pace), span(hold.micros())));
      }
    }
  }

  /// Rests, and looks up often where there is something to look at.
  private void rest(Duration span, Wait wait) throws InterruptedException {
    var glance = wait.shut() == null ? span : LOOK_AT_SWITCH;
    for (var left = span; left.isPositive() && !wait.isOver(); left = left.minus(glance)) {
      pause.pause(shorter(left, glance));
    }
  }

  private Admission.Refused tooLong(Duration wait) {
    return new Admission.Refused(
        provider
            + " asked to be left alone for another "
            + Spans.words(wait)
            + ", longer than a message may take",
        wait);
  }

  /// One request's way through the pace: each look finds that it may go or how long it waits.
  private final class Go {
    private final long tokens;
    private Pace pace = Pace.NONE;
    private long at;
    private PaceRules.@Nullable Hold hold;

    Go(long tokens) {
      this.tokens = tokens;
    }

    long micros() {
      return hold == null ? 0 : hold.micros();
    }

    Pace through(Pace written) {
      at = now();
      pace = rules.now(written, at);
      hold = rules.hold(pace, at);
      return hold != null ? written : kept(rules.granted(pace, at, tokens), at);
    }
  }

  /// A place among all processes: nothing tells when another process gives one up.
  private @Nullable Place place(@Nullable Places open, Consumer<Held> told)
      throws InterruptedException {
    var place = open == null ? null : open.take();
    if (open != null && place == null) {
      told.accept(full(open));
    }
    while (open != null && place == null) {
      pause.pause(LOOK_FOR_PLACE);
      place = open.take();
    }
    return place;
  }

  /// Gives a place back.
  void give(Place place) {
    if (places != null) {
      places.give(place);
      places.leave();
    }
  }

  private Held full(Places all) {
    return new Held("the limit of " + provider + ", " + all.count() + " calls at a time", null);
  }

  /// A pace as it is to be written.
  Pace kept(Pace pace, long now) {
    return rules.isSpent(pace, now) ? Pace.NONE : pace.withAt(now);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Duration span(long micros) {
    return Duration.ofNanos(micros * 1000);
  }
}
