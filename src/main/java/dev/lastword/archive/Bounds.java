package dev.lastword.archive;

import org.jspecify.annotations.Nullable;

/// How far the figures of a score can be trusted: an interval for each.
///
/// @param quality of the quality
/// @param premature of the premature ends, in percent
/// @param hit of the hits, in percent of those due; null where none is due
/// @param waste of the wasted messages per due end; null where none is due
public record Bounds(
    Interval quality, Interval premature, @Nullable Interval hit, @Nullable Interval waste) {}
