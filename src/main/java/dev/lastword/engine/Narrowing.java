package dev.lastword.engine;

import dev.lastword.config.ContextPolicy;
import dev.lastword.endpoint.Prompt;
import dev.lastword.talk.Side;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a side is sent once the whole talk no longer fits its model, and how that is put on record.
/// It happens once a side: where even that does not fit, the user has to say what would.
final class Narrowing {
  /// Why an operator's word of this kind stands in a journal.
  static final String OCCASION = "context";

  private static final String OPENS = "Context ";
  private static final long SMALLEST_WINDOW = 512;
  private static final long LARGEST_WINDOW = 100_000_000;

  private Narrowing() {}

  /// What is to be sent in place of a prompt that was refused as too long.
  ///
  /// @param refused the prompt
  /// @param words what the provider said; numbers in it may name the window
  /// @return null where nothing can be left out
  static @Nullable ContextPolicy after(Prompt refused, String words) {
    if (refused.lines().size() < 2) {
      return null;
    }
    var half = Window.tokens(refused) / 2;
    var window = windowIn(words);
    var most = window == null ? half : Math.min(half, window / 4 * 3);
    return new ContextPolicy.Tokens(Math.max(1, most));
  }

  /// What is to be sent where a window is known that a prompt would overflow; null where it fits or
  /// nothing can be left out.
  static @Nullable ContextPolicy within(long window, Prompt prompt) {
    var reply = prompt.sampling().maxTokens();
    var room = window - (reply == null ? window / 8 : Math.min(reply, window / 2));
    if (Window.tokens(prompt) <= room || prompt.lines().size() < 2) {
      return null;
    }
    return new ContextPolicy.Tokens(Math.max(1, room / 4 * 3));
  }

  /// Providers name what was sent and what they take, in either order: the second largest number is
  /// the window, or the only one.
  private static @Nullable Long windowIn(String words) {
    var numbers = new TreeSet<Long>();
    var i = 0;
    while (i < words.length()) {
      var end = i;
      var value = 0L;
      while (end < words.length() && isPart(words, i, end)) {
        var digit = words.charAt(end) - '0';
        value = digit < 0 || value > LARGEST_WINDOW ? value : value * 10 + digit;
        end++;
      }
      if (value >= SMALLEST_WINDOW && value <= LARGEST_WINDOW) {
        numbers.add(value);
      }
      i = Math.max(end, i + 1);
    }
    if (numbers.size() > 1) {
      numbers.removeLast();
    }
    return numbers.isEmpty() ? null : numbers.getLast();
  }

  /// A digit, or a comma between digits.
  private static boolean isPart(String words, int begin, int at) {
    var c = words.charAt(at);
    return isDigit(c)
        || (c == ',' && at > begin && at + 1 < words.length() && isDigit(words.charAt(at + 1)));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /// The note that says what is sent from here on.
  ///
  /// @param name whom it concerns; null: both sides, as was agreed
  static String note(ContextPolicy policy, @Nullable String name) {
    return name == null
        ? OPENS + policy.code() + ": " + meaning(policy)
        : OPENS
            + policy.code()
            + " for "
            + name
            + ", because the talk no longer fits the model: "
            + meaning(policy);
  }

  private static String meaning(ContextPolicy policy) {
    return switch (policy) {
      case ContextPolicy.Full() -> "all of it is sent.";
      case ContextPolicy.Last(var messages) ->
          messages == 1
              ? "only the last message is sent."
              : "only the last " + messages + " messages are sent.";
      case ContextPolicy.Tokens(var tokens) -> "only its end is sent, about " + tokens + " tokens.";
    };
  }

  /// What happened when such a note was written.
  ///
  /// @throws IllegalArgumentException where it is none of ours
  static History recall(History history, String note, @Nullable Side to) {
    if (to == null) {
      return history.widened();
    }
    var code = note.substring(Math.min(note.length(), OPENS.length())).split("[ :]", -1);
    return history.narrowed(to, ContextPolicy.of(code[0] + ":" + (code.length > 1 ? code[1] : "")));
  }
}
