package dev.lastword.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Shows a long text in the user's pager, a short one as it is. What it is given must be harmless
/// already: pagers pass colours on.
final class Pager {
  private static final String USUAL = "less";
  private static final String COLOUR = "\u001b[38;5;";
  private static final String DEFAULT = "\u001b[39m";

  private final Map<String, String> env;
  private final PrintStream out;

  Pager(Map<String, String> env, PrintStream out) {
    this.env = env;
    this.out = out;
  }

  /// Shows it.
  ///
  /// @param rows how many lines the terminal has; 0: it is none
  void show(String text, int rows) {
    if (rows == 0 || text.lines().count() < rows || !page(text)) {
      out.print(text);
      out.flush();
    }
  }

  /// Ends the second voice's colour with each line and begins it again with the next: pagers forget
  /// colours at the end of a line.
  private static String eachLine(String text) {
    var lines = new StringBuilder(text.length() + 1024);
    var on = "";
    for (var from = 0; from < text.length(); ) {
      var to = text.indexOf('\n', from);
      var line = text.substring(from, to < 0 ? text.length() : to);
      lines.append(on).append(line);
      var begins = line.lastIndexOf(COLOUR);
      if (begins > line.lastIndexOf(DEFAULT)) {
        on = line.substring(begins, line.indexOf('m', begins) + 1);
      } else if (line.contains(DEFAULT)) {
        on = "";
      }
      lines.append(on.isEmpty() ? "" : DEFAULT).append(to < 0 ? "" : "\n");
      from += line.length() + 1;
    }
    return lines.toString();
  }

  /// Whether there was a pager that took it. One that is left early took it too.
  private boolean page(String text) {
    var wish = env.getOrDefault("PAGER", USUAL);
    if (wish.isBlank() || wish.equals("cat")) {
      return false;
    }
    // A pager that is not there is found out before anything is shown.
    var script = "command -v \"${1%% *}\" >/dev/null 2>&1 || exit 127; eval \"$1\"";
    var builder =
        new ProcessBuilder("sh", "-c", script, "sh", wish)
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putIfAbsent("LESS", "FRX");
    builder.environment().putIfAbsent("LESSCHARSET", "utf-8");
    try {
      var pager = builder.start();
      try (var in = pager.getOutputStream()) {
        in.write(eachLine(text).getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        // left before the end was read: nobody misses the rest
      }
      return pager.waitFor() != 127;
    } catch (IOException e) {
      return false; // no shell
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
