package dev.lastword.archive;

/// The messages after which it is right to end a conversation.
///
/// @param first the first of them, counted from 1
/// @param last the last of them; may lie beyond the end of the transcript
public record Window(int first, int last) {
  /// Refuses a window that holds no message.
  public Window {
    if (first < 1 || last < first) {
      throw new IllegalArgumentException("no window: " + first + " to " + last);
    }
  }

  @Override
  public String toString() {
    return first == last ? String.valueOf(first) : first + "–" + last;
  }
}
