package dev.lastword.talk;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a watcher of a conversation hears, in the order it happens. Screen, page and metrics hear
/// the same; none of them can change what they hear.
public sealed interface Event {
  /// The conversation begins.
  ///
  /// @param id its id
  /// @param nameA the name shown for side a
  /// @param nameB the name shown for side b
  /// @param caps where it ends at the latest
  /// @param log the Markdown log; null where none is written
  record Started(String id, String nameA, String nameB, Caps caps, @Nullable Path log)
      implements Event {}

  /// A side is asked for its next message.
  ///
  /// @param number the message it is asked for
  /// @param side whom
  /// @param speaker its name
  /// @param attempt from 1; above 1 after a retry
  record Asked(int number, Side side, String speaker, int attempt) implements Event {}

  /// More text of the message being written arrived.
  ///
  /// @param number the message
  /// @param side who writes
  /// @param text the new part, raw: it is the watcher's duty to neutralise it
  record Streamed(int number, Side side, String text) implements Event {}

  /// More of the speaker's reasoning arrived. It is never part of the message.
  ///
  /// @param number the message
  /// @param side who thinks
  /// @param text the new part, raw
  record Reasoned(int number, Side side, String text) implements Event {}

  /// A message is complete and on disk.
  ///
  /// @param message the message
  /// @param usage what it used
  /// @param firstByte from asking to the first byte of the reply; zero for speakers without a model
  /// @param took from asking to the last byte
  record Spoke(Message message, Usage usage, Duration firstByte, Duration took) implements Event {}

  /// The judge has read a message.
  ///
  /// @param number the message
  /// @param kind the code of its class
  /// @param quotes the evidence in the speaker's words
  /// @param before the closing score before it
  /// @param score the closing score after it
  /// @param threshold the score that ends the conversation
  record Judged(
      int number, String kind, List<String> quotes, double before, double score, double threshold)
      implements Event {
    /// Copies the quotes.
    public Judged {
      quotes = List.copyOf(quotes);
    }
  }

  /// An attempt failed and another will be made.
  ///
  /// @param number the message
  /// @param side whose speaker failed
  /// @param why what went wrong, ours to say, without the provider's words
  /// @param attempt the attempt that failed, from 1
  /// @param delay how long until the next
  record Retrying(int number, Side side, String why, int attempt, Duration delay)
      implements Event {}

  /// A side waits before it is asked, because its provider may not be called yet. No attempt is
  /// counted for it. Said seldom, however long it takes.
  ///
  /// @param number the message it will be asked for
  /// @param side whom
  /// @param speaker its name
  /// @param why what holds it back, in our words
  /// @param span about how long; null: until another call ends
  record Held(int number, Side side, String speaker, String why, @Nullable Duration span)
      implements Event {}

  /// A pause keeps everybody from being asked; it is lifted once somebody is asked again, or ended.
  ///
  /// @param number the message that is asked for next
  record Paused(int number) implements Event {}

  /// Something a careful reader would want to know, and the run goes on.
  ///
  /// @param number the message it concerns
  /// @param what a sentence, such as which other model answered
  record Flagged(int number, String what) implements Event {}

  /// The judge would have ended the talk here, and it was agreed only to say so.
  ///
  /// @param number the message after which
  /// @param rule the code of the rule
  /// @param onset the first message of the closing
  record Warned(int number, String rule, int onset) implements Event {}

  /// A reply was cut and is no message.
  ///
  /// @param number the message it would have been
  /// @param side whose
  /// @param text what had arrived, raw
  record Cut(int number, Side side, String text) implements Event {}

  /// The operator said something; it is recorded, never counted.
  ///
  /// @param text the operator's words
  /// @param aside whether no side hears it: it tells of the run and is no part of the talk
  record Operator(String text, boolean aside) implements Event {
    /// What a side hears.
    ///
    /// @param text the operator's words
    public Operator(String text) {
      this(text, false);
    }
  }

  /// The conversation is over and its log closed.
  ///
  /// @param ending why
  /// @param summary the facts a closing line needs
  record Ended(Ending ending, Summary summary) implements Event {
    /// Refuses what is absent.
    public Ended {
      Objects.requireNonNull(ending);
      Objects.requireNonNull(summary);
    }
  }
}
