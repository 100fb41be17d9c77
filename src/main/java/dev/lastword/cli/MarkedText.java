package dev.lastword.cli;

import dev.lastword.archive.Findings.Snippet;
import dev.lastword.text.Neutral;
import dev.lastword.text.Width;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A snippet on the screen: in lines that fit, what was found set apart. Where a terminal can, it
/// is bold and underlined; elsewhere it stands in capitals, or between stars where a script has
/// none.
final class MarkedText {
  private static final String ELLIPSIS = "…";

  private final Palette palette;
  private final StringBuilder text = new StringBuilder();
  private final List<Boolean> marked = new ArrayList<>();

  private MarkedText(Palette palette) {
    this.palette = palette;
  }

  /// A line.
  ///
  /// @param text as it is printed
  /// @param width the room it takes
  record Line(String text, int width) {}

  /// The lines of a snippet.
  ///
  /// @param columns the room there is
  static List<Line> lines(Snippet snippet, Palette palette, int columns) {
    var shown = new MarkedText(palette);
    shown.add(snippet.begins() ? "" : ELLIPSIS, false);
    var at = 0;
    for (var mark : snippet.marks()) {
      shown.add(blank(snippet.text().substring(at, mark.from())), false);
      shown.add(blank(snippet.text().substring(mark.from(), mark.to())), true);
      at = mark.to();
    }
    shown.add(blank(snippet.text().substring(at)), false);
    shown.add(snippet.ends() ? "" : ELLIPSIS, false);
    return shown.wrapped(columns);
  }

  /// Blanks of any kind and number are one; the rest is made harmless.
  private static String blank(String part) {
    var out = new StringBuilder();
    for (var i = 0; i < part.length(); i++) {
      var c = part.charAt(i);
      var white = c == '\n' || c == '\r' || c == '\t' || c == ' ';
      if (!white) {
        out.append(c);
      } else if (out.isEmpty() || out.charAt(out.length() - 1) != ' ') {
        out.append(' ');
      }
    }
    return Neutral.line(out.toString());
  }

  private void add(String part, boolean found) {
    var shown = found && !palette.ansi() ? capitals(part) : part;
    text.append(shown);
    for (var i = 0; i < shown.length(); i++) {
      marked.add(found);
    }
  }

  private static String capitals(String part) {
    var large = part.toUpperCase(Locale.ROOT);
    return large.equals(part) && large.codePoints().noneMatch(Character::isUpperCase)
        ? "*" + part + "*"
        : large;
  }

  private List<Line> wrapped(int columns) {
    var lines = new ArrayList<Line>();
    var at = 0;
    for (var line : Width.wrap(text.toString(), Math.max(8, columns))) {
      var out = new StringBuilder();
      var run = new StringBuilder();
      var found = false;
      for (var i = 0; i < line.length(); i++) {
        while (at < text.length() && text.charAt(at) != line.charAt(i)) {
          at++; // blanks at a break are gone
        }
        var here = at < marked.size() && marked.get(at);
        if (here != found) {
          out.append(styled(run, found));
          run.setLength(0);
          found = here;
        }
        run.append(line.charAt(i));
        at++;
      }
      lines.add(new Line(out.append(styled(run, found)).toString(), Width.of(line)));
    }
    return lines;
  }

  private String styled(StringBuilder run, boolean found) {
    return found ? palette.bold(palette.underlined(run.toString())) : run.toString();
  }
}
