package dev.lastword.batch;

import java.util.Objects;

/// How far a planned conversation has come, as its journal tells.
///
/// @param state what can be done with it
/// @param account what its calls have cost
/// @param ending the code of the ending that stands; empty where none does
/// @param messages how many messages it has, where it ended
/// @param detail why it failed or cannot be read; may be empty
record Standing(State state, Account account, String ending, int messages, String detail) {
  /// It was never begun.
  static final Standing UNBEGUN = new Standing(State.UNBEGUN, Account.EMPTY, "", 0, "");

  /// What can be done with a conversation.
  enum State {
    /// It was never begun.
    UNBEGUN,
    /// It broke off, or was stopped from outside: it goes on where it was.
    BROKEN_OFF,
    /// It came to its end.
    DONE,
    /// It could not go on, and is left alone unless somebody says so.
    FAILED,
    /// Its journal cannot be read. It is never touched.
    UNREADABLE
  }

  /// Refuses what is absent.
  Standing {
    Objects.requireNonNull(state);
    Objects.requireNonNull(account);
    Objects.requireNonNull(ending);
    Objects.requireNonNull(detail);
  }
}
