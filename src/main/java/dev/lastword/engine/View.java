package dev.lastword.engine;

import dev.lastword.config.ContextPolicy;
import dev.lastword.endpoint.Prompt;
import dev.lastword.endpoint.Prompt.Role;
import dev.lastword.talk.Message;
import dev.lastword.talk.Side;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The talk as one side sees it: its own messages as the assistant's, everything else as the
/// user's, the first by the user, roles alternating, nothing blank. What had to be adapted for that
/// is listed, because the text sent is otherwise the text on file.
///
/// @param lines the history in the form every dialect accepts
/// @param adapted what was adapted, each in a few words
public record View(List<Prompt.Line> lines, List<String> adapted) {
  /// Stands where a side's history would begin with its own message, or with nothing at all.
  static final String OPENING = "(You open the conversation.)";

  /// Stands in its place where what was said before was left out.
  static final String EARLIER = "(What was said before is left out here.)";

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
    return of(side, talk, ContextPolicy.full(), "");
  }

  /// Looks at the end of the talk from one side.
  ///
  /// @param side whose eyes
  /// @param talk all that was said
  /// @param context how much of it that side is sent
  /// @param system its system prompt, which takes up room
  /// @return what that side is asked to continue
  public static View of(Side side, List<Line> talk, ContextPolicy context, String system) {
    var from = Window.from(side, talk, context, system);
    var eyes = new Eyes(side, Window.leftOut(talk.subList(0, from), context));
    talk.subList(from, talk.size()).forEach(eyes::see);
    return eyes.view();
  }

  /// Collects a view line by line.
  private static final class Eyes {
    private final Side side;
    private final List<Prompt.Line> lines = new ArrayList<>();
    private final List<String> blank = new ArrayList<>();
    private final List<String> joined = new ArrayList<>();
    private final @Nullable String leftOut;
    private boolean opened;

    /// @param leftOut what of the talk is not seen; null: nothing
    Eyes(Side side, @Nullable String leftOut) {
      this.side = side;
      this.leftOut = leftOut;
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
      if (leftOut != null) {
        adapted.add(leftOut);
      }
      if (opened) {
        adapted.add("opening line " + opening() + " put first");
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
      lines.add(new Prompt.Line(Role.USER, opening()));
      opened = true;
    }

    private String opening() {
      return leftOut == null ? OPENING : EARLIER;
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
