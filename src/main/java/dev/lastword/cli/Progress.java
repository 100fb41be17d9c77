package dev.lastword.cli;

import dev.lastword.talk.Event;

/// What stderr tells of a conversation while stdout carries its talk.
interface Progress {
  /// Something happened; the tally and the voices know already.
  void after(Event event);

  /// A careful reader would want to know this.
  ///
  /// @param what a sentence, raw
  void note(String what);

  /// Somebody is asked at the keyboard: what they type must stay in sight until the next event.
  ///
  /// @param question what stands before the cursor
  void ask(String question);

  /// Time went by.
  void tick();

  /// Nothing more will happen; takes away what was to be redrawn.
  void close();
}
