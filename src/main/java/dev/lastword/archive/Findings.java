package dev.lastword.archive;

import dev.lastword.talk.Side;
import java.util.List;

/// What a search found, the best first.
///
/// @param messages how many messages match in all
/// @param talks how many conversations those stand in
/// @param capped whether so many match that only the newest of them were weighed against each
///   other; the two counts are exact all the same
/// @param found the conversations given back
public record Findings(long messages, int talks, boolean capped, List<InTalk> found) {
  /// Copies the list.
  public Findings {
    found = List.copyOf(found);
  }

  /// A conversation in which something was found.
  ///
  /// @param talk the conversation
  /// @param messages how many of its messages match
  /// @param hits the best of them, in the order of the talk
  public record InTalk(Talk talk, int messages, List<Hit> hits) {
    /// Copies the hits.
    public InTalk {
      hits = List.copyOf(hits);
    }
  }

  /// A message that matches.
  ///
  /// @param message its number
  /// @param side who said it
  /// @param speaker the name shown for that side
  /// @param kind the code of its class
  /// @param rank how well it matches by bm25; the larger, the better
  /// @param snippet the part of it to show
  public record Hit(
      int message, Side side, String speaker, String kind, double rank, Snippet snippet) {}

  /// A part of a message.
  ///
  /// @param text the part, raw and untrimmed
  /// @param from where it begins in the message, in code units
  /// @param begins whether it begins where the message does
  /// @param ends whether it ends where the message does
  /// @param marks what was found, in order, none overlapping
  public record Snippet(String text, int from, boolean begins, boolean ends, List<Mark> marks) {
    /// Copies the marks.
    public Snippet {
      marks = List.copyOf(marks);
    }
  }

  /// A stretch of a snippet.
  ///
  /// @param from its first code unit in the snippet's text
  /// @param to the code unit after its last
  public record Mark(int from, int to) {}
}
