package dev.lastword.detect;

import java.util.Locale;

/// A number the judge needs besides the weights of its signals. Values stand in `weights.txt`,
/// where a policy may have its own.
enum Setting {
  /// The score that ends a conversation.
  THRESHOLD,
  /// The score never rises above this.
  CEILING,
  /// The most one message may testify for an ending.
  MOST,
  /// The most one message may testify against it.
  LEAST,
  /// A message that testifies this much against an ending sets the score to 0.
  RESET,
  /// What the latest messages of both sides must testify at least.
  BOTH,
  /// The same where the score is far beyond what is needed.
  BOTH_LEAST,
  /// How many farewells in a row, each by the other side, end a conversation by themselves.
  FAREWELLS,
  /// Up to this message a talk has hardly begun, and one farewell more is needed.
  YOUNG,
  /// Messages up to this length testify only where they close in words.
  LACONIC,
  /// What a stop token alone testifies.
  TOKEN_ALONE,
  /// The same, where its sender already sent tokens and went on.
  TOKEN_WORN,
  /// What a blank message or symbols testify.
  VOID,
  /// What a short stage direction with an image of an ending testifies at least.
  FADING,
  /// From this score on any short stage direction fades, and a farewell may hold a parting image.
  TRAILING,
  /// The share of its news that is then no news, 0 to 1.
  CODA,
  /// What a message testifies that goes round in a cycle.
  CYCLE,
  /// A message is rich from this share of its speaker's level on.
  RICH,
  /// What a rich message testifies at most.
  RICH_MOST,
  /// What an open question testifies at most.
  QUESTION_MOST,
  /// What taking note testifies at most where nothing was closed.
  UPTAKE_MOST,
  /// What is added to the threshold while a promise is open.
  PENDING_EXTRA,
  /// For how many messages a promise stays open.
  PENDING_SPAN,
  /// What is added to the threshold for each closing that both sides broke.
  BROKEN_EXTRA,
  /// What is added to the threshold where both sides say only a few words at a time.
  SMALL_TALK_EXTRA,
  /// How many own messages in a row make one side stuck.
  STUCK;

  /// The setting of this name in the list.
  static Setting named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
