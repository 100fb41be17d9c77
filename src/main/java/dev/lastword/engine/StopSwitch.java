package dev.lastword.engine;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// Lets another thread stop a run while it waits, and only then: a record being written is never
/// interrupted. Safe for use by several threads.
public final class StopSwitch {
  private @Nullable Thread waiting;
  private boolean thrown;

  /// Makes a switch that is not thrown.
  public StopSwitch() {}

  /// Stops the run: now where it waits, else before it waits the next time.
  public synchronized void stop() {
    thrown = true;
    if (waiting != null) {
      waiting.interrupt();
    }
  }

  /// Whether the run is to stop.
  ///
  /// @return true from the first call of [#stop()] on
  public synchronized boolean thrown() {
    return thrown;
  }

  /// Does something that waits, such as a call or a pause.
  <T> T whileWaiting(Callable<T> wait) throws InterruptedException {
    enter();
    try {
      return wait.call();
    } catch (InterruptedException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("what waits must not fail: " + e, e);
    } finally {
      leave();
    }
  }

  private synchronized void enter() throws InterruptedException {
    if (thrown) {
      throw new InterruptedException("stopped before waiting");
    }
    waiting = Thread.currentThread();
  }

  /// Also drops an interrupt that came too late to matter, so that the files are written in peace.
  private synchronized void leave() {
    waiting = null;
    if (Thread.interrupted()) {
      thrown = true;
    }
  }
}
