package dev.lastword.batch;

import dev.lastword.config.Plan;
import dev.lastword.config.Spec;
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
}
