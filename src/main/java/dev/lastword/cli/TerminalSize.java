package dev.lastword.cli;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The size of the terminal, as known: reading it costs nothing, [#refresh()] asks the system now
/// and then and after [#changed()]. `COLUMNS` and `LINES` win where they are set.
final class TerminalSize {
  private static final int ROWS = 24;
  private static final long AGE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final int columnsWished;
  private final int rowsWished;
  private final Supplier<@Nullable Size> ask;
  private final LongSupplier nanos;
  private volatile Size size;
  private volatile boolean stale;
  private long asked;

  /// Rows and columns.
  record Size(int rows, int columns) {}

  TerminalSize(Map<String, String> env, Supplier<@Nullable Size> ask, LongSupplier nanos) {
    this.ask = ask;
    this.nanos = nanos;
    columnsWished = TerminalColumns.parse(env.getOrDefault("COLUMNS", ""));
    rowsWished = TerminalColumns.parse(env.getOrDefault("LINES", ""));
    size = new Size(ROWS, TerminalColumns.DEFAULT);
    asked = nanos.getAsLong();
    look();
  }

  int columns() {
    return columnsWished > 0 ? columnsWished : size.columns();
  }

  int rows() {
    return rowsWished > 0 ? rowsWished : size.rows();
  }

  /// The next look is to be taken at once.
  void changed() {
    stale = true;
  }

  /// Looks where it is time to. One thread calls this.
  void refresh() {
    var now = nanos.getAsLong();
    if (stale || now - asked >= AGE_NANOS) {
      stale = false;
      asked = now;
      look();
    }
  }

  private void look() {
    if (columnsWished == 0 || rowsWished == 0) {
      var answer = ask.get();
      size = answer == null ? size : answer;
    }
  }
}
