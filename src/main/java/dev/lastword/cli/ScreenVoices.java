package dev.lastword.cli;

import dev.lastword.talk.Message;
import dev.lastword.talk.Side;
import dev.lastword.text.Flow;
import dev.lastword.text.Neutral;
import dev.lastword.text.Width;
import java.io.PrintStream;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// The talk on a terminal, written while it streams: the first voice flush left behind `●`, the
/// second behind `○` and a rule. After each event the cursor stands at the end of the last line, so
/// that more of it, or whatever comes next, can follow.
final class ScreenVoices implements Voices {
  private static final int WIDEST = 76;
  private static final int NARROWEST = 8;
  private static final int NAME = 40;

  private final PrintStream out;
  private final IntSupplier columns;
  private final Palette palette;
  private final Runnable makeWay;
  private boolean begun;
  private boolean answered;
  private @Nullable Utterance open;

  /// Begins on a fresh line.
  ///
  /// @param makeWay called before the cursor leaves its line
  ScreenVoices(PrintStream out, IntSupplier columns, Palette palette, Runnable makeWay) {
    this.out = out;
    this.columns = columns;
    this.palette = palette;
    this.makeWay = makeWay;
  }

  static int textWidth(int columns) {
    return Math.clamp(columns - 4, NARROWEST, WIDEST);
  }

  @Override
  public void stream(int number, Side side, String speaker, String text) {
    var utterance = open;
    if (utterance == null) {
      utterance = new Utterance(side);
      open = utterance;
      begin(utterance.heading(number, speaker));
    }
    write(utterance.more(text));
  }

  @Override
  public void complete(Message message) {
    var already = open == null ? 0 : open.received;
    var rest = message.text().substring(Math.min(already, message.text().length()));
    stream(message.number(), message.side(), message.speaker(), rest);
    closeText();
  }

  @Override
  public boolean breakOff() {
    var broken = open != null;
    closeText();
    return broken;
  }

  @Override
  public void operator(String text) {
    closeText();
    var lines = String.join("\n  ", Width.wrap(Neutral.text(text), textWidth(columns.getAsInt())));
    begin("» " + palette.bold("operator") + "\n  " + lines);
  }

  @Override
  public String endLine() {
    closeText();
    makeWay.run();
    return gap();
  }

  @Override
  public void asked() {
    answered = true;
  }

  @Override
  public boolean midLine() {
    return begun;
  }

  @Override
  public void finish() {
    closeText();
    if (begun) {
      write("\n");
      begun = false;
    }
  }

  private void begin(String heading) {
    makeWay.run();
    write(gap() + heading);
  }

  private String gap() {
    var gap = answered ? "\n" : begun ? "\n\n" : "";
    begun = true;
    answered = false;
    return gap;
  }

  private void closeText() {
    if (open != null) {
      var utterance = open;
      open = null;
      write(utterance.rest());
    }
  }

  private void write(String text) {
    if (text.isEmpty()) {
      return;
    }
    if (text.indexOf('\n') >= 0) {
      makeWay.run();
    }
    out.print(text);
    out.flush();
  }

  /// One message on its way to the screen.
  private final class Utterance {
    private final Side side;
    private final Neutral neutral = new Neutral();
    private final Flow flow = new Flow(textWidth(columns.getAsInt()));
    private int received;
    private int lineEnds = 1;
    private boolean atLineStart = true;
    private boolean blank = true;

    private Utterance(Side side) {
      this.side = side;
    }

    private String heading(int number, String speaker) {
      var name = palette.bold(Width.truncate(Neutral.line(speaker), NAME));
      return side == Side.A
          ? "● " + name + "  " + number
          : palette.second("  │ ○ " + name + "  " + number);
    }

    private String more(String text) {
      received += text.length();
      return laidOut(flow.next(neutral.next(text)));
    }

    private String rest() {
      var last = laidOut(flow.next(neutral.end()) + flow.end());
      return blank ? laidOut(palette.dim("(no text)")) : last;
    }

    // Line ends wait for the text after them: those before the first word and after the last are
    // not shown.
    private String laidOut(String flowed) {
      var line = new StringBuilder();
      for (var i = 0; i < flowed.length(); i++) {
        var c = flowed.charAt(i);
        if (c == '\n') {
          lineEnds = blank ? 1 : lineEnds + 1;
        } else {
          startLine(line);
          line.append(atLineStart && c == '│' ? '┆' : c); // nobody draws the other's rule
          atLineStart &= c == ' ';
          blank = false;
        }
      }
      return side == Side.A ? line.toString() : palette.second(line.toString());
    }

    private void startLine(StringBuilder line) {
      if (lineEnds == 0) {
        return;
      }
      line.repeat(side == Side.A ? "\n" : "\n  │", lineEnds);
      line.append(side == Side.A ? "  " : " ");
      lineEnds = 0;
      atLineStart = true;
    }
  }
}
