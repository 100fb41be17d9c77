package dev.lastword.archive;

import java.io.IOException;
import java.util.List;

/// What was typed names no conversation, or several.
public final class NotOneConversationException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> candidates;
  private final String hint;

  private NotOneConversationException(String message, List<String> candidates, String hint) {
    super(message);
    this.candidates = List.copyOf(candidates);
    this.hint = hint;
  }

  static NotOneConversationException none(String typed, String where, String hint) {
    return new NotOneConversationException(
        "no conversation \"" + typed + "\" in " + where, List.of(), hint);
  }

  static NotOneConversationException several(String typed, List<String> candidates) {
    return new NotOneConversationException(
        "\"" + typed + "\" is " + candidates.size() + " conversations",
        candidates,
        "give more of its id, or its path");
  }

  /// The conversations it could be.
  ///
  /// @return their names in the archive, the newest first; empty where it is none
  public List<String> candidates() {
    return candidates;
  }

  /// What to do next.
  ///
  /// @return such as `nearest: NAME`
  public String hint() {
    return hint;
  }
}
