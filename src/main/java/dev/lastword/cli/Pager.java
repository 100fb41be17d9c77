package dev.lastword.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Shows a long text in the user's pager, a short one as it is. What it is given must be harmless
/// already: pagers pass colours on.
final class Pager {
  private static final String USUAL = "less";

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

  /// Whether there was a pager that took it. One that is left early took it too.
  private boolean page(String text) {
    var wish = env.getOrDefault("PAGER", USUAL);
    if (wish.isBlank() || wish.equals("cat")) {
      return false;
    }
    // `exec` so that a pager that is not there is told by its shell, before anything is shown
    var builder =
        new ProcessBuilder("sh", "-c", "command -v ${1%% *} >/dev/null || exit 127; eval \"$1\"",
            "sh", wish)
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putIfAbsent("LESS", "FRX");
    builder.environment().putIfAbsent("LESSCHARSET", "utf-8");
    try {
      var pager = builder.start();
      try (var in = pager.getOutputStream()) {
        in.write(text.getBytes(StandardCharsets.UTF_8));
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
