package dev.lastword.engine;

import dev.lastword.config.ContextPolicy;
import dev.lastword.endpoint.Prompt;
import dev.lastword.talk.Side;
import dev.lastword.text.TokenEstimate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The part of a long talk that a side is sent: its end. The last message is always in it; an
/// operator's word goes with the messages around it.
final class Window {
  /// What a line costs beside its text, by estimate.
  private static final long PER_LINE = 4;

  private Window() {}

  /// Where the part that is sent begins.
  ///
  /// @return the index of its first line; 0: all of the talk is sent
  static int from(Side side, List<Line> talk, ContextPolicy context, String system) {
    return switch (context) {
      case ContextPolicy.Full() -> 0;
      case ContextPolicy.Last(var messages) -> last(talk, messages);
      case ContextPolicy.Tokens(var tokens) -> fitting(side, talk, tokens - tokens(system));
    };
  }

  /// What is not sent, in a few words; null where all is.
  static @Nullable String leftOut(List<Line> before, ContextPolicy context) {
    var count = before.stream().filter(Line.Spoken.class::isInstance).count();
    if (count == 0) {
      return null;
    }
    var which = count == 1 ? "message 1" : "messages 1 to " + count;
    return "left out: " + which + ", by context " + context.code();
  }

  private static int last(List<Line> talk, int messages) {
    var left = messages;
    for (var i = talk.size() - 1; i >= 0; i--) {
      if (talk.get(i) instanceof Line.Spoken && --left == 0) {
        return withWordsBefore(talk, i);
      }
    }
    return 0;
  }

  private static int fitting(Side side, List<Line> talk, long room) {
    var left = room;
    var from = talk.size();
    for (var i = talk.size() - 1; i >= 0; i--) {
      var line = talk.get(i);
      left -= isSeen(line, side) ? tokens(text(line)) : 0;
      if (left < 0 && from < talk.size()) {
        return withWordsBefore(talk, from);
      }
      from = line instanceof Line.Spoken ? i : from;
    }
    return 0;
  }

  /// The operator's words just before the first message that is sent are sent with it.
  private static int withWordsBefore(List<Line> talk, int message) {
    var from = message;
    while (from > 0 && talk.get(from - 1) instanceof Line.Operator) {
      from--;
    }
    return from;
  }

  private static boolean isSeen(Line line, Side side) {
    return switch (line) {
      case Line.Spoken _ -> true;
      case Line.Operator(_, var to) -> to == null || to == side;
    };
  }

  private static String text(Line line) {
    return switch (line) {
      case Line.Spoken(var message) -> message.text();
      case Line.Operator(var text, _) -> text;
    };
  }

  private static long tokens(String text) {
    return TokenEstimate.of(text) + PER_LINE;
  }

  /// What a prompt takes up, by estimate.
  static long tokens(Prompt prompt) {
    var sum = tokens(prompt.system());
    for (var line : prompt.lines()) {
      sum += tokens(line.text());
    }
    return sum;
  }
}
