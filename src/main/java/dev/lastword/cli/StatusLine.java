package dev.lastword.cli;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The one line at the bottom that is drawn again and again, and leaves. While text is being
/// written above it, the cursor belongs to the text: the line is drawn two rows below, from a saved
/// position, and room for it is made first, so that a scroll never comes between save and restore.
final class StatusLine {
  /// Most drawings in a second.
  static final int MOST = 10;

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final long CALM = TimeUnit.MILLISECONDS.toNanos(200);
  private static final String CLEAR = "\r\u001b[2K";
  private static final String MAKE_ROOM = "\u001bD\u001bD\u001b[2A";
  private static final String DOWN = "\u001b7\u001b[2B";
  private static final String BACK = "\u001b8";

  private final PrintStream err;
  private final LongSupplier nanos;
  private final Deque<Long> drawings = new ArrayDeque<>();
  private @Nullable String shown;
  private boolean below;

  StatusLine(PrintStream err, LongSupplier nanos) {
    this.err = err;
    this.nanos = nanos;
  }

  /// Draws the line, unless it stands there already or was drawn too often just now.
  ///
  /// @param text what it says, without escape sequences
  /// @param underText whether the cursor stands at the end of a text and must stay there
  void show(String text, boolean underText) {
    var now = nanos.getAsLong();
    if (text.equals(shown) || tooOften(now)) {
      return;
    }
    if (shown != null && below != underText) {
      erase();
    }
    drawings.addLast(now);
    write(underText ? MAKE_ROOM + DOWN + CLEAR + text + BACK : CLEAR + text);
    shown = text;
    below = underText;
  }

  /// Takes the line away. The cursor is where it would be had there been none.
  void erase() {
    if (shown == null) {
      return;
    }
    shown = null;
    write(below ? DOWN + CLEAR + BACK : CLEAR);
  }

  private boolean tooOften(long now) {
    while (!drawings.isEmpty() && now - drawings.getFirst() >= SECOND) {
      drawings.removeFirst();
    }
    // A line that merely changes waits; one that had to make way for text is wanted back at once.
    var calm = drawings.isEmpty() || now - drawings.getLast() >= CALM;
    return drawings.size() >= MOST || (shown != null && !calm);
  }

  private void write(String text) {
    err.print(text);
    err.flush();
  }
}
