package dev.lastword.endpoint;

import dev.lastword.endpoint.Admission.Permit;
import dev.lastword.endpoint.Places.Place;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// The right to send one request, and the duty to tell what came of it.
final class Ticket implements Permit {
  private final Turnstile turnstile;
  private final long granted;
  private final long tokens;
  private final @Nullable Place place;
  private final AtomicBoolean open = new AtomicBoolean(true);

  /// Counts a request.
  ///
  /// @param tokens what it was thought to use
  /// @param place what it holds until it is over; null: places are not counted
  Ticket(Turnstile turnstile, long tokens, @Nullable Place place) {
    this.turnstile = turnstile;
    this.granted = turnstile.now();
    this.tokens = tokens;
    this.place = place;
    turnstile.lately().add(granted);
  }

  @Override
  public void settle(Outcome outcome) {
    var lesson = Lesson.of(outcome);
    var file = turnstile.file();
    var teaches =
        lesson.tooMany()
            || lesson.leaveAlone() != null
            || (lesson.answered() && file.own().slowed())
            || (turnstile.rules().countsTokens() && lesson.tokens() >= 0);
    if (teaches) {
      file.change(pace -> learn(pace, lesson));
    }
  }

  private Pace learn(Pace written, Lesson lesson) {
    var rules = turnstile.rules();
    var now = turnstile.now();
    var pace = rules.now(written, now);
    if (lesson.tooMany()) {
      pace = rules.tooMany(pace, granted, now, turnstile.lately().count(now));
    }
    if (lesson.leaveAlone() != null) {
      pace = rules.leftAlone(pace, now, lesson.leaveAlone());
    }
    if (lesson.answered()) {
      pace = rules.answered(pace);
    }
    if (lesson.tokens() >= 0) {
      pace = rules.used(pace, now, lesson.tokens(), tokens);
    }
    return turnstile.kept(pace, now);
  }

  @Override
  public void close() {
    if (open.compareAndSet(true, false) && place != null) {
      turnstile.give(place);
    }
  }
}
