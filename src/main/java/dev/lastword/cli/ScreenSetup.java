package dev.lastword.cli;

import dev.lastword.talk.Event;
import java.io.PrintStream;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// What a screen is made from: the user's wishes, where the streams lead, and the streams.
///
/// @param wishes what the user asked for
/// @param facts where the streams lead
/// @param out stdout
/// @param err stderr
/// @param columns the width of the terminal
/// @param clock the time of day written before progress lines
/// @param nanos a monotonic clock
record ScreenSetup(
    Wishes wishes,
    TerminalFacts facts,
    PrintStream out,
    PrintStream err,
    TerminalColumns columns,
    Clock clock,
    LongSupplier nanos) {
  /// What the user asked for.
  ///
  /// @param plain no colours, nothing redrawn: `--plain`, `--no-color`
  /// @param quiet the talk and errors, nothing else
  /// @param json somebody else writes records to stdout, so the talk is not shown
  record Wishes(boolean plain, boolean quiet, boolean json) {}

  /// Whether escape sequences must not be written.
  boolean plain() {
    return wishes.plain() || facts.colours() == TerminalFacts.Colours.NONE || !facts.unicode();
  }

  /// Puts the fitting parts together.
  Screen open() {
    var tally = new StatusTally(nanos);
    var line = new StatusLine(err, nanos);
    var voices = voices(line);
    return new Screen(tally, voices, progress(tally, line, voices), columns::refresh);
  }

  private Palette palette(boolean terminal) {
    return plain() || !terminal ? Palette.PLAIN : Palette.of(facts);
  }

  private Voices voices(StatusLine line) {
    if (wishes.json()) {
      return Voices.None.NONE;
    }
    if (facts.out() && !plain()) {
      return new ScreenVoices(out, columns, palette(true), line::erase);
    }
    return new PlainVoices(out, () -> facts.out() ? ScreenVoices.textWidth(columns.getAsInt()) : 0);
  }

  private Progress progress(StatusTally tally, StatusLine line, Voices voices) {
    var summary = new ScreenSummary(palette(facts.err()), tally, clock.getZone());
    if (wishes.quiet()) {
      return new QuietProgress(err, voices, summary);
    }
    // Records on the same terminal would run into a status line.
    if (facts.err() && !plain() && !(wishes.json() && facts.out())) {
      return new StatusProgress(err, line, voices, tally, summary, columns);
    }
    return new PlainProgress(err, tally, farewell(tally, voices, summary), clock, nanos);
  }

  // The closing words go to where a person looks; a file gets one line instead.
  private PlainProgress.Farewell farewell(StatusTally tally, Voices voices, ScreenSummary summary) {
    if (facts.err()) {
      return new PlainProgress.Farewell(say(err, voices, summary), summary, false);
    }
    if (facts.out() && !wishes.json()) {
      var onOut = new ScreenSummary(palette(true), tally, clock.getZone());
      return new PlainProgress.Farewell(say(out, voices, onOut), summary, true);
    }
    return new PlainProgress.Farewell(_ -> voices.finish(), summary, true);
  }

  private Consumer<Event.Ended> say(PrintStream stream, Voices voices, ScreenSummary summary) {
    return ended -> {
      stream.print(voices.endLine() + summary.of(ended, columns.getAsInt()));
      stream.flush();
    };
  }
}
