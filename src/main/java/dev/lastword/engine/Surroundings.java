package dev.lastword.engine;

import dev.lastword.detect.Stop;
import dev.lastword.endpoint.RetryPolicy;
import dev.lastword.journal.JournalRecord;
import dev.lastword.talk.Event;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/// Everything outside a talk that its loop needs.
///
/// @param watcher hears what happens, on the loop's own thread
/// @param records hears every record of the journal once it is written
/// @param stop lets another thread stop the run
/// @param ends decides, where the user wants to be asked, whether the judge's word stands
/// @param retries when to ask again
/// @param purse what calls are paid from
/// @param nanos the monotonic clock, such as `System::nanoTime`
/// @param chance draws the jitter of waits
public record Surroundings(
    Consumer<Event> watcher,
    Consumer<JournalRecord> records,
    StopSwitch stop,
    Predicate<Stop> ends,
    RetryPolicy retries,
    Purse purse,
    LongSupplier nanos,
    RandomGenerator chance) {
  /// Everything outside a talk whose calls nobody counts together with those of others.
  ///
  /// @param watcher hears what happens, on the loop's own thread
  /// @param records hears every record of the journal once it is written
  /// @param stop lets another thread stop the run
  /// @param ends decides, where the user wants to be asked, whether the judge's word stands
  /// @param retries when to ask again
  /// @param nanos the monotonic clock, such as `System::nanoTime`
  /// @param chance draws the jitter of waits
  public Surroundings(
      Consumer<Event> watcher,
      Consumer<JournalRecord> records,
      StopSwitch stop,
      Predicate<Stop> ends,
      RetryPolicy retries,
      LongSupplier nanos,
      RandomGenerator chance) {
    this(watcher, records, stop, ends, retries, Purse.OPEN, nanos, chance);
  }
}
