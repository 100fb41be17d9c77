package dev.lastword.cli;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The browser of whoever sits before this machine, where somebody does.
final class Browser {
  private Browser() {}

  /// Opens a page in it.
  ///
  /// @return false where there is no desktop, or nothing that opens pages
  static boolean open(String url, Map<String, String> env) {
    var command = command(env);
    if (command.isEmpty()) {
      return false;
    }
    var words = new ArrayList<>(command.get());
    words.add(url);
    try {
      new ProcessBuilder(words)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      return true;
    } catch (IOException e) {
      return false; // the link is printed all the same
    }
  }

  private static Optional<List<String>> command(Map<String, String> env) {
    var system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (system.startsWith("mac")) {
      return Optional.of(List.of("open"));
    }
    if (system.startsWith("windows")) {
      return Optional.of(List.of("rundll32", "url.dll,FileProtocolHandler"));
    }
    var desktop =
        !env.getOrDefault("DISPLAY", "").isEmpty()
            || !env.getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
    return desktop ? found(env, "xdg-open").map(List::of) : Optional.empty();
  }

  private static Optional<String> found(Map<String, String> env, String program) {
    for (var folder : env.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      var file = new File(folder, program);
      if (!folder.isEmpty() && file.canExecute()) {
        return Optional.of(file.getPath());
      }
    }
    return Optional.empty();
  }
}
