package dev.lastword.cli;

import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// The width of the terminal, as known: reading it costs nothing, [#refresh()] asks the system, at
/// most once a second. `COLUMNS` wins where it is set.
final class TerminalColumns implements IntSupplier {
  static final int DEFAULT = 80;
  private static final long AGE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final boolean fixed;
  private final Supplier<OptionalInt> ask;
  private final LongSupplier nanos;
  private volatile int columns;
  private long asked;

  TerminalColumns(Map<String, String> env, Supplier<OptionalInt> ask, LongSupplier nanos) {
    this.ask = ask;
    this.nanos = nanos;
    var wish = parse(env.getOrDefault("COLUMNS", ""));
    fixed = wish > 0;
    asked = nanos.getAsLong();
    columns = fixed ? wish : ask.get().orElse(DEFAULT);
  }

  @Override
  public int getAsInt() {
    return columns;
  }

  /// Asks again where the answer is older than a second. One thread calls this.
  void refresh() {
    var now = nanos.getAsLong();
    if (fixed || now - asked < AGE_NANOS) {
      return;
    }
    asked = now;
    columns = ask.get().orElse(columns);
  }

  /// A size from the environment; 0: none is said.
  static int parse(String columns) {
    var number = !columns.isEmpty() && columns.length() < 6;
    return number && columns.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Integer.parseInt(columns)
        : 0;
  }
}
