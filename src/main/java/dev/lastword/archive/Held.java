package dev.lastword.archive;

import dev.lastword.talk.Side;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A conversation as it was read for the index.
///
/// @param talk what is listed of it; without key and tags
/// @param messages what was said
/// @param sides the figures of both sides
record Held(Talk talk, List<Said> messages, Map<Side, Figures> sides) {
  /// Copies the collections.
  Held {
    messages = List.copyOf(messages);
    sides = Map.copyOf(sides);
  }

  /// A message.
  ///
  /// @param number its number, from 1
  /// @param side whose it is
  /// @param text what was said
  /// @param terms the terms by which it is found, parted by blanks
  /// @param score the closing score after it
  /// @param characters how many code points it has
  /// @param words how many words it has
  /// @param different how many of them are different
  /// @param latency how long its call took, in milliseconds; null: unknown
  /// @param tokens tokens answered; null: unknown
  record Said(
      int number,
      Side side,
      String text,
      String terms,
      double score,
      int characters,
      int words,
      int different,
      @Nullable Long latency,
      @Nullable Long tokens) {}

  /// What a side said, added up.
  ///
  /// @param messages how many messages
  /// @param characters how many code points
  /// @param words how many words
  /// @param closing messages of the closing family
  /// @param refusals refusals
  /// @param echoes echoes and repetitions
  /// @param samples whole hundreds of words
  /// @param different how many different words those had, added up
  /// @param calls calls whose time is known
  /// @param latency how long those took, in milliseconds
  record Figures(
      int messages,
      long characters,
      long words,
      int closing,
      int refusals,
      int echoes,
      long samples,
      long different,
      int calls,
      long latency) {}
}
