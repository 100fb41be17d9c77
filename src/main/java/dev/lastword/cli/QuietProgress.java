package dev.lastword.cli;

import dev.lastword.talk.Event;
import java.io.PrintStream;

/// Nothing but errors.
final class QuietProgress implements Progress {
  private final PrintStream err;
  private final Voices voices;
  private final ScreenSummary summary;

  QuietProgress(PrintStream err, Voices voices, ScreenSummary summary) {
    this.err = err;
    this.voices = voices;
    this.summary = summary;
  }

  @Override
  public void after(Event event) {
    if (event instanceof Event.Ended ended) {
      voices.finish();
      if (ExitCode.of(ended.ending()).isTrouble()) {
        err.print(summary.trouble(ended.summary()));
        err.flush();
      }
    }
  }

  @Override
  public void note(String what) {}

  @Override
  public void ask(String question) {
    err.print(question);
    err.flush();
  }

  @Override
  public void tick() {}

  @Override
  public void close() {}
}
