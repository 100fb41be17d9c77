package dev.lastword.cli;

import dev.lastword.engine.StopSwitch;
import org.jline.utils.Signals;

/// What Ctrl-C and SIGTERM do to a run: the first ends it in good order, a second Ctrl-C leaves at
/// once. The terminal going away counts as the first.
final class Interrupts implements AutoCloseable {
  private final Runnable stop;
  private final Runnable leave;
  private final Object previousInt;
  private final Object previousTerm;
  private final Object previousHup;
  private volatile ExitCode code = ExitCode.DONE;

  private Interrupts(Runnable stop, Runnable leave) {
    this.stop = stop;
    this.leave = leave;
    previousInt = Signals.register("INT", this::interrupted);
    previousTerm = Signals.register("TERM", this::terminated);
    previousHup = Signals.register("HUP", this::terminated);
  }

  /// Listens from now on.
  ///
  /// @param stop what ends the run in good order
  /// @param leave what leaves at once, on the second Ctrl-C
  static Interrupts listen(StopSwitch stop, Runnable leave) {
    return listen(stop::stop, leave);
  }

  /// Listens from now on.
  ///
  /// @param stop what ends everything in good order
  /// @param leave what leaves at once, on the second Ctrl-C
  static Interrupts listen(Runnable stop, Runnable leave) {
    return new Interrupts(stop, leave);
  }

  /// Which signal ended the run.
  ///
  /// @return interrupted, terminated, or done where none came
  ExitCode code() {
    return code;
  }

  private synchronized void interrupted() {
    if (code != ExitCode.DONE) {
      leave.run();
    }
    code = ExitCode.INTERRUPTED;
    stop.run();
  }

  private synchronized void terminated() {
    if (code == ExitCode.DONE) {
      code = ExitCode.TERMINATED;
    }
    stop.run();
  }

  @Override
  public void close() {
    Signals.unregister("INT", previousInt);
    Signals.unregister("TERM", previousTerm);
    Signals.unregister("HUP", previousHup);
  }
}
