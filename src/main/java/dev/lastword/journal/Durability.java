package dev.lastword.journal;

import java.util.Locale;

/// What a written record survives.
public enum Durability {
  /// The loss of power: synced to the disk before anything else happens.
  POWER,
  /// The death of the process, but not that of the machine.
  PROCESS;

  /// The name in files and flags.
  ///
  /// @return lower case
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Reads what [#code()] wrote.
  ///
  /// @param code `power` or `process`
  /// @return the durability
  /// @throws IllegalArgumentException for anything else
  public static Durability of(String code) {
    return switch (code) {
      case "power" -> POWER;
      case "process" -> PROCESS;
      default ->
          throw new IllegalArgumentException(
              "durability is power or process, not \"" + code + "\"");
    };
  }
}
