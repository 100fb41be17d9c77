package dev.lastword.batch;

import dev.lastword.config.Plan;
import dev.lastword.config.Spec;
import dev.lastword.talk.Side;
import java.util.Objects;

/// One conversation that a plan asks for.
///
/// @param id its id, and the stem of its files: `<a>_<b>_<opener>_r<n>_<8 hex>`
/// @param digest of all that makes it this conversation; the id ends with its first 8 digits
/// @param pair who talks
/// @param opening how it begins
/// @param n which repetition, from 1
/// @param spec the run
public record Task(
    String id, String digest, Plan.Pair pair, Plan.Opening opening, int n, Spec spec) {
  /// Refuses what is absent.
  public Task {
    Objects.requireNonNull(id);
    Objects.requireNonNull(digest);
    Objects.requireNonNull(pair);
    Objects.requireNonNull(opening);
    Objects.requireNonNull(spec);
  }

  /// Who stands on a side.
  ///
  /// @param side which
  /// @return the member of its pair
  public Plan.Member member(Side side) {
    return switch (side) {
      case A -> pair.a();
      case B -> pair.b();
    };
  }

  /// The same conversation, run in another way that makes no other conversation of it.
  ///
  /// @param newSpec how it is asked, what is kept of it
  /// @return the same id
  public Task with(Spec newSpec) {
    return new Task(id, digest, pair, opening, n, newSpec);
  }
}
