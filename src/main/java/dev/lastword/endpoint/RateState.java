package dev.lastword.endpoint;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How much a provider may be asked, and how it is doing under that.
///
/// @param limits the limits that were set
/// @param slowedTo the requests a minute that it is slowed down to for now, because it said that
///   they were too many; null: it is not slowed down
/// @param leftAloneUntil until when it asked to be left alone; null: it did not
public record RateState(
    Limits limits, @Nullable Double slowedTo, @Nullable Instant leftAloneUntil) {}
