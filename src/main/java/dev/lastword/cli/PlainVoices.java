package dev.lastword.cli;

import dev.lastword.talk.Message;
import dev.lastword.talk.Side;
import dev.lastword.text.Neutral;
import dev.lastword.text.Width;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.IntSupplier;

/// The talk in plain lines, each message when it is complete. What was said is indented by two, so
/// that no message can look like another's heading.
final class PlainVoices implements Voices {
  private final PrintStream out;
  private final IntSupplier wrapping;

  /// Begins on a fresh line.
  ///
  /// @param wrapping the width to wrap at; 0: a paragraph stays one line
  PlainVoices(PrintStream out, IntSupplier wrapping) {
    this.out = out;
    this.wrapping = wrapping;
  }

  @Override
  public void stream(int number, Side side, String speaker, String text) {}

  @Override
  public void complete(Message message) {
    var mark = message.side().code().toUpperCase(Locale.ROOT) + "> ";
    print(mark + Neutral.line(message.speaker()) + "  " + message.number(), message.text());
  }

  @Override
  public boolean breakOff() {
    return false;
  }

  @Override
  public void operator(String text) {
    print("operator>", text);
  }

  @Override
  public String endLine() {
    return "";
  }

  @Override
  public void asked() {}

  @Override
  public boolean midLine() {
    return false;
  }

  @Override
  public void finish() {}

  private void print(String heading, String text) {
    var said = new StringBuilder(heading).append('\n');
    var shown = Neutral.text(text).strip();
    for (var line : lines(shown.isEmpty() ? "(no text)" : shown)) {
      said.append(line.isEmpty() ? "" : "  ").append(line).append('\n');
    }
    out.print(said.append('\n'));
    out.flush();
  }

  private List<String> lines(String text) {
    var columns = wrapping.getAsInt();
    return columns > 0 ? Width.wrap(text, columns) : List.of(text.split("\n", -1));
  }
}
