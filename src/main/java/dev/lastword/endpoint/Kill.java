package dev.lastword.endpoint;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A kill switch that is thrown: who is shut, since when and why.
///
/// @param name a provider of the table, `custom` for every bare address, or a server's `host:port`
/// @param since when it was thrown; null: its file cannot be read, and so counts as thrown
/// @param why the operator's words, raw; may be empty; our own where the file cannot be read
/// @param now whether running replies are cut
public record Kill(String name, @Nullable Instant since, String why, boolean now) {
  /// Why a call was not made or was cut, to the letter.
  public static final String SHUT = "shut by its kill switch";

  /// Refuses what is absent.
  public Kill {
    Objects.requireNonNull(name);
    Objects.requireNonNull(why);
  }

  /// Whether the file of the switch cannot be read.
  ///
  /// @return true where it is there and is none that we wrote
  public boolean broken() {
    return since == null;
  }

  /// Says what is the matter, behind a provider's name.
  ///
  /// @return since when, how it is opened, and why; the operator's words are raw and stand last
  public String words() {
    var start = since == null ? "" : " since " + since.truncatedTo(ChronoUnit.SECONDS);
    var opens = "; lastword revive " + name + " opens it";
    return SHUT + start + opens + (why.isEmpty() ? "" : "; why: " + why);
  }
}
