package dev.lastword.batch;

import dev.lastword.engine.StopSwitch;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/// How a batch is conducted: lets conversations begin, hold and end as its user says.
final class Conduct implements Controls {
  private final Set<StopSwitch> running = Collections.newSetFromMap(new IdentityHashMap<>());
  private Phase phase = Phase.RUNNING;

  @Override
  public synchronized Phase phase() {
    return phase;
  }

  @Override
  public synchronized void pause() {
    if (phase == Phase.RUNNING) {
      phase = Phase.PAUSED;
      running.forEach(StopSwitch::pause);
    }
  }

  @Override
  public synchronized void goOn() {
    if (phase == Phase.PAUSED) {
      move(Phase.RUNNING);
    }
  }

  @Override
  public synchronized void finish() {
    if (phase != Phase.STOPPING) {
      move(Phase.FINISHING);
    }
  }

  @Override
  public synchronized void stop() {
    move(Phase.STOPPING);
    running.forEach(StopSwitch::stopAfterReply);
  }

  private void move(Phase to) {
    if (phase == Phase.PAUSED) {
      running.forEach(StopSwitch::goOn);
    }
    phase = to;
    notifyAll();
  }

  /// Waits while the batch is paused.
  ///
  /// @return whether another conversation may begin
  synchronized boolean mayBegin() throws InterruptedException {
    while (phase == Phase.PAUSED) {
      wait();
    }
    return phase == Phase.RUNNING;
  }

  /// A conversation is under way from now on.
  synchronized StopSwitch enter() {
    var stop = new StopSwitch();
    running.add(stop);
    switch (phase) {
      case PAUSED -> stop.pause();
      case STOPPING -> stop.stopAfterReply();
      case RUNNING, FINISHING -> {}
    }
    return stop;
  }

  /// It is over.
  synchronized void leave(StopSwitch stop) {
    running.remove(stop);
  }
}
