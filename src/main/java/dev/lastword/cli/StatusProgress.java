package dev.lastword.cli;

import dev.lastword.talk.Event;
import dev.lastword.text.Neutral;
import dev.lastword.text.Width;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/// Progress on a terminal: the status line while it runs, the closing words when it is over.
final class StatusProgress implements Progress {
  private final PrintStream err;
  private final StatusLine line;
  private final Voices voices;
  private final StatusTally tally;
  private final ScreenSummary summary;
  private final IntSupplier columns;
  private final List<String> notes = new ArrayList<>();
  private boolean asking;
  private boolean over;

  StatusProgress(
      PrintStream err,
      StatusLine line,
      Voices voices,
      StatusTally tally,
      ScreenSummary summary,
      IntSupplier columns) {
    this.err = err;
    this.line = line;
    this.voices = voices;
    this.tally = tally;
    this.summary = summary;
    this.columns = columns;
  }

  @Override
  public void after(Event event) {
    asking = false;
    if (tally.doing() != StatusTally.Doing.WRITING || event instanceof Event.Ended) {
      notes.forEach(this::print);
      notes.clear();
    }
    if (event instanceof Event.Ended ended) {
      over = true;
      line.erase();
      write(voices.endLine() + summary.of(ended, columns.getAsInt()));
      return;
    }
    tick();
  }

  // A note waits until the message being written is complete.
  @Override
  public void note(String what) {
    var room = Math.max(1, ScreenVoices.textWidth(columns.getAsInt()) - 2);
    notes.add("! " + String.join("\n  ", Width.wrap(Neutral.line(summary.local(what)), room)));
  }

  // The cursor now stands where somebody types: no line is drawn over that.
  @Override
  public void ask(String question) {
    asking = true;
    line.erase();
    write(voices.endLine() + question);
    voices.asked();
  }

  @Override
  public void tick() {
    if (!over && !asking) {
      line.show(StatusText.of(tally, columns.getAsInt()), voices.midLine());
    }
  }

  @Override
  public void close() {
    over = true;
    line.erase();
  }

  private void print(String note) {
    line.erase();
    write(voices.endLine() + note + (voices.midLine() ? "" : "\n"));
  }

  private void write(String text) {
    err.print(text);
    err.flush();
  }
}
