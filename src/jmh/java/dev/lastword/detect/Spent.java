package dev.lastword.detect;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// What the reading thread got done in an iteration, and the processor time it took: on a machine
/// that others use too, a clock on the wall measures the others.
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class Spent {
  /// Messages read.
  public long messages;

  /// Processor time of the thread, in nanoseconds.
  public long nanos;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private long since;

  /// Begins again at nought.
  @Setup(Level.Iteration)
  public void clear() {
    messages = 0;
    nanos = 0;
  }

  /// Looks at the time before some messages.
  void begin() {
    since = threads.getCurrentThreadCpuTime();
  }

  /// Looks at it after them.
  void end(int read) {
    nanos += threads.getCurrentThreadCpuTime() - since;
    messages += read;
  }
}
