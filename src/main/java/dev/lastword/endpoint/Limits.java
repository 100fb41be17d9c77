package dev.lastword.endpoint;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How much a provider may be asked by all conversations of this machine together.
///
/// @param rpm most requests a minute; null: no limit
/// @param tpm most tokens a minute, both directions; null: no limit
/// @param concurrent most calls at a time; null: no limit
public record Limits(@Nullable Integer rpm, @Nullable Integer tpm, @Nullable Integer concurrent) {
  /// No limit of ours; only what the provider says.
  public static final Limits NONE = new Limits(null, null, null);

  /// The largest limit that means anything; the longest a limit of calls at a time may be.
  static final int LARGEST = 1_000_000_000;

  static final int MOST_CALLS = 10_000;

  /// Refuses limits under which nothing could be asked.
  public Limits {
    check("requests a minute", rpm, LARGEST);
    check("tokens a minute", tpm, LARGEST);
    check("calls at a time", concurrent, MOST_CALLS);
  }

  private static void check(String what, @Nullable Integer limit, int most) {
    if (limit != null && (limit < 1 || limit > most)) {
      throw new IllegalArgumentException(
          "a limit on " + what + " must be from 1 to " + most + ", not " + limit);
    }
  }

  /// These limits, and another's where these say nothing.
  ///
  /// @param other what fills the gaps
  /// @return both together
  public Limits over(Limits other) {
    return new Limits(
        first(other, Limits::rpm), first(other, Limits::tpm), first(other, Limits::concurrent));
  }

  private @Nullable Integer first(Limits other, Function<Limits, @Nullable Integer> part) {
    var own = part.apply(this);
    return own == null ? part.apply(other) : own;
  }
}
