package dev.lastword.transcript;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// How a file is to be read.
///
/// @param form the form it is taken to have; null: its content tells
/// @param zone the time zone in which points of time are told, as the log tells them
public record Manner(Transcript.@Nullable Form form, ZoneId zone) {
  /// The content tells the form; points of time are told in UTC.
  public static final Manner PLAIN = new Manner(null, ZoneOffset.UTC);
}
