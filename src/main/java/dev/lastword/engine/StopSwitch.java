package dev.lastword.engine;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// Lets other threads stop or pause a run while it waits, and only then: a record being written is
/// never interrupted. Safe for use by several threads.
public final class StopSwitch {
  private @Nullable Thread waiting;
  private boolean calling;
  private boolean thrown;
  private boolean paused;

  /// Makes a switch that is not thrown.
  public StopSwitch() {}

  /// Stops the run: now where it waits, else before it waits the next time. A reply on its way is
  /// cut.
  public synchronized void stop() {
    thrown = true;
    if (waiting != null) {
      waiting.interrupt();
    }
  }

  /// Stops the run as [#stop()] does, but lets a model finish what it is saying.
  public synchronized void stopAfterReply() {
    thrown = true;
    if (waiting != null && !calling) {
      waiting.interrupt();
    }
  }

  /// Whether the run is to stop.
  ///
  /// @return true from the first call of [#stop()] or [#stopAfterReply()] on
  public synchronized boolean thrown() {
    return thrown;
  }

  /// Lets nobody be asked any more until [#goOn()]; whoever is speaking finishes.
  public synchronized void pause() {
    paused = true;
  }

  /// Lifts a pause.
  public synchronized void goOn() {
    paused = false;
    notifyAll();
  }

  /// Whether a pause lasts.
  ///
  /// @return true from [#pause()] to [#goOn()]
  public synchronized boolean paused() {
    return paused;
  }

  /// Waits for the end of a pause. Call it through [#whileWaiting].
  synchronized void awaitGoOn() throws InterruptedException {
    while (paused) {
      wait();
    }
  }

  /// Does something that waits, such as a queue or a pause.
  <T> T whileWaiting(Callable<T> wait) throws InterruptedException {
    return during(wait, false);
  }

  /// Waits for a model's reply, which is paid for.
  <T> T whileCalling(Callable<T> call) throws InterruptedException {
    return during(call, true);
  }

  private <T> T during(Callable<T> wait, boolean call) throws InterruptedException {
    enter(call);
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

  private synchronized void enter(boolean call) throws InterruptedException {
    if (thrown) {
      throw new InterruptedException("stopped before waiting");
    }
    waiting = Thread.currentThread();
    calling = call;
  }

  /// Also drops an interrupt that came too late to matter, so that the files are written in peace.
  private synchronized void leave() {
    waiting = null;
    if (Thread.interrupted()) {
      thrown = true;
    }
  }
}
