package dev.lastword.batch;

/// A figure that is not known yet.
///
/// @param least what it hardly stays under
/// @param likely what it is about
/// @param most what it cannot exceed, by the limits that are set and the assumptions that are named
public record Range(double least, double likely, double most) {}
