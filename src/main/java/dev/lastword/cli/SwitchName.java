package dev.lastword.cli;

import dev.lastword.config.Problem;
import dev.lastword.config.UsageException;
import dev.lastword.endpoint.ProviderTable;
import dev.lastword.endpoint.Switched;
import dev.lastword.endpoint.UnknownProviderException;

/// The switch that somebody names on the command line.
final class SwitchName {
  private SwitchName() {}

  /// Finds it.
  ///
  /// @param table the providers known by name
  /// @param word a provider, `custom`, `host:port` or a URL
  /// @return the switch's name
  /// @throws UsageException where it is none of these, with the nearest name
  static String of(ProviderTable table, String word) {
    try {
      return Switched.name(table, word);
    } catch (UnknownProviderException unknown) {
      var nearest = unknown.nearest();
      throw new UsageException(
          Problem.with(
              "",
              "unknown provider \"" + word + "\"",
              nearest == null
                  ? "lastword providers lists them; a bare address is HOST:PORT"
                  : "nearest: " + nearest));
    }
  }
}
