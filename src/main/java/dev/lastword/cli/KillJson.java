package dev.lastword.cli;

import dev.lastword.endpoint.Kill;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A kill switch in a line of `--json`.
final class KillJson {
  private KillJson() {}

  /// Adds whether it is thrown, and if so, all about it.
  static JsonLine of(JsonLine line, @Nullable Kill kill) {
    if (kill == null) {
      return line.text("state", "open");
    }
    var since = kill.since();
    return line.text("state", "killed")
        .text("switch", kill.name())
        .maybe("since", since == null ? null : Objects.toString(since))
        .text("why", kill.why())
        .flag("now", kill.now())
        .flag("readable", !kill.broken());
  }
}
