package dev.lastword.engine;

import dev.lastword.endpoint.Prompt;
import dev.lastword.endpoint.Prompt.Role;
import dev.lastword.talk.Message;
import dev.lastword.talk.Side;
import java.util.ArrayList;
import java.util.List;

/// The talk as one side sees it: its own messages as the assistant's, everything else as the
/// user's, the first by the user, roles alternating, nothing blank. What had to be adapted for that
/// is listed, because the text sent is otherwise the text on file.
///
/// @param lines the history in the form every dialect accepts
/// @param adapted what was adapted, each in a few words
public record View(List<Prompt.Line> lines, List<String> adapted) {
  /// Stands where a side's history would begin with its own message, or with nothing at all.
  static final String OPENING = "(You open the conversation.)";

  /// Stands for blank text: providers refuse it.
  static final String NO_TEXT = "(no text)";

  /// Copies both lists.
  public View {
    lines = List.copyOf(lines);
    adapted = List.copyOf(adapted);
  }

  /// Looks at the talk from one side.
  ///
  /// @param side whose eyes
  /// @param talk all that was said
  /// @return what that side is asked to continue
  public static View of(Side side, List<Line> talk) {
    var eyes = new Eyes(side);
    talk.forEach(eyes::see);
    return eyes.view();
  }

  /// Collects a view line by line.
  private static final class Eyes {
    private final Side side;
    private final List<Prompt.Line> lines = new ArrayList<>();
    private final List<String> blank = new ArrayList<>();
    private final List<String> joined = new ArrayList<>();
    private boolean opened;

    Eyes(Side side) {
      this.side = side;
    }

    void see(Line line) {
      switch (line) {
        case Line.Spoken(Message message) ->
            add(
                message.side() == side ? Role.ASSISTANT : Role.USER,
                message.text(),
                Integer.toString(message.number()));
        case Line.Operator(String text, Side to) -> {
          if (to == null || to == side) {
            add(Role.USER, text, "operator");
          }
        }
      }
    }

    View view() {
      if (lines.isEmpty()) {
        open();
      }
      var adapted = new ArrayList<String>();
      if (opened) {
        adapted.add("opening line " + OPENING + " put first");
      }
      note(adapted, "blank, sent as " + NO_TEXT + ": ", blank);
      note(adapted, "joined to the line before: ", joined);
      return new View(lines, adapted);
    }

    private static void note(List<String> adapted, String what, List<String> where) {
      if (!where.isEmpty()) {
        adapted.add(what + String.join(", ", where));
      }
    }

    private void add(Role role, String text, String what) {
      if (lines.isEmpty() && role == Role.ASSISTANT) {
        open();
      }
      var shown = text;
      if (isBlank(text)) {
        shown = NO_TEXT;
        blank.add(what);
      }
      if (!lines.isEmpty() && lines.getLast().role() == role) {
        shown = lines.removeLast().text() + "\n\n" + shown;
        joined.add(what);
      }
      lines.add(new Prompt.Line(role, shown));
    }

    private void open() {
      lines.add(new Prompt.Line(Role.USER, OPENING));
      opened = true;
    }

    /// Blank is what shows nothing: white space of any kind and characters without a shape.
    private static boolean isBlank(String text) {
      return text.codePoints()
          .allMatch(point ->
              Character.isWhitespace(point)
                  || Character.isSpaceChar(point)
                  || Character.getType(point) == Character.FORMAT
                  || Character.getType(point) == Character.CONTROL);
    }
  }
}
