package dev.lastword.batch;

import dev.lastword.endpoint.RetryPolicy;
import dev.lastword.talk.Event;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/// Everything outside the conversations of a batch.
///
/// @param folder where the files are written
/// @param watcher hears what happens in each, on that one's own thread
/// @param retries when to ask again
/// @param nanos the monotonic clock, such as `System::nanoTime`
/// @param chance draws the jitter of waits; safe for use by several threads
public record Hall(
    Path folder,
    BiConsumer<Task, Event> watcher,
    RetryPolicy retries,
    LongSupplier nanos,
    RandomGenerator chance) {}
