package dev.lastword.text;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/// Measures what a piece of work costs this thread, whatever else the machine is doing.
public final class CpuTime {
  private CpuTime() {}

  /// Does the work.
  ///
  /// @param work what to measure
  /// @return the processor time it took
  public static Duration of(Runnable work) {
    var threads = ManagementFactory.getThreadMXBean();
    var start = threads.getCurrentThreadCpuTime();
    work.run();
    return Duration.ofNanos(threads.getCurrentThreadCpuTime() - start);
  }
}
