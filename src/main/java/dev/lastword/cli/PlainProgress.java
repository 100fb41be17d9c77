package dev.lastword.cli;

import dev.lastword.talk.Caps;
import dev.lastword.talk.Ending;
import dev.lastword.talk.Event;
import dev.lastword.talk.Summary;
import dev.lastword.text.Neutral;
import java.io.PrintStream;
import java.time.Clock;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Progress as lines that stay: one at the start, one at the end, between them at most one in ten
/// seconds. What a careful reader must know is said at once, and once.
final class PlainProgress implements Progress {
  private static final long PACE = TimeUnit.SECONDS.toNanos(10);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  /// How it ends.
  ///
  /// @param closingWords where a person reads them
  /// @param summary words the trouble
  /// @param line whether the end is also a progress line
  record Farewell(Consumer<Event.Ended> closingWords, ScreenSummary summary, boolean line) {}

  private final PrintStream err;
  private final StatusTally tally;
  private final Farewell farewell;
  private final Clock clock;
  private final LongSupplier nanos;
  private final Set<String> notes = new HashSet<>();
  private long last;
  private int told;

  PlainProgress(
      PrintStream err, StatusTally tally, Farewell farewell, Clock clock, LongSupplier nanos) {
    this.err = err;
    this.tally = tally;
    this.farewell = farewell;
    this.clock = clock;
    this.nanos = nanos;
  }

  @Override
  public void after(Event event) {
    switch (event) {
      case Event.Started started -> line("started, " + caps(started.caps()));
      case Event.Asked _ -> messages(); // the one before is judged, and not the last
      case Event.Retrying retrying -> {
        if (due()) {
          line(retrying.number() + "/" + most() + " " + StatusText.retry(tally));
        }
      }
      case Event.Paused paused -> line(paused.number() + "/" + most() + " paused");
      case Event.Held held -> {
        if (due()) {
          line(held.number() + "/" + most() + " " + StatusText.held(tally));
        }
      }
      case Event.Ended ended -> {
        if (farewell.line()) {
          end(ended.ending(), ended.summary());
        }
        farewell.closingWords().accept(ended);
      }
      case Event.Streamed _,
          Event.Reasoned _,
          Event.Spoke _,
          Event.Judged _,
          Event.Flagged _,
          Event.Warned _,
          Event.Cut _,
          Event.Operator _ -> {}
    }
  }

  @Override
  public void note(String what) {
    if (notes.add(what)) {
      line("note: " + Neutral.line(farewell.summary().local(what)));
    }
  }

  @Override
  public void ask(String question) {
    write(question);
  }

  @Override
  public void tick() {}

  @Override
  public void close() {}

  private void messages() {
    if (tally.spoken() > told && due()) {
      told = tally.spoken();
      var score = tally.threshold() > 0 ? " score " + Figures.score(tally.score()) : "";
      var cost = tally.cost().isEmpty() ? "" : " " + tally.cost();
      line(told + "/" + most() + score + cost);
    }
  }

  private void end(Ending ending, Summary facts) {
    var from = facts.onset() == null ? "" : " from " + facts.onset();
    var gaps = CostText.gaps(facts.bill());
    var unknown = gaps.isEmpty() ? "" : ", cost unknown" + gaps;
    var cost = facts.cost() == null ? unknown : ", " + Figures.money(facts.cost());
    var how = CostText.how(facts);
    line(
        facts.messages()
            + "/"
            + most()
            + " over: "
            + ending.code()
            + from
            + cost
            + (how.isEmpty() ? "" : "; " + how));
    if (ExitCode.of(ending).isTrouble()) {
      write(farewell.summary().trouble(facts));
    }
  }

  private boolean due() {
    return nanos.getAsLong() - last >= PACE;
  }

  private int most() {
    return tally.caps().messages();
  }

  private static String caps(Caps caps) {
    var words = new StringBuilder("cap ").append(caps.messages());
    if (caps.totalTokens() != null) {
      words.append(", ").append(Figures.count(caps.totalTokens())).append(" tokens");
    }
    if (caps.time() != null) {
      words.append(", ").append(Figures.span(caps.time()));
    }
    if (caps.cost() != null) {
      words.append(", budget ").append(Figures.money(caps.cost()));
    }
    return words.toString();
  }

  private void line(String what) {
    last = nanos.getAsLong();
    var time = LocalTime.now(clock).format(TIME);
    write(time + " " + Neutral.line(tally.name()) + " " + what + "\n");
  }

  private void write(String text) {
    err.print(text);
    err.flush();
  }
}
