package dev.lastword.engine;

import dev.lastword.config.Spec;
import dev.lastword.talk.Side;
import java.io.IOException;

/// Puts a speaker on a side, before anything is sent.
@FunctionalInterface
public interface Casting {
  /// Finds the speaker for a side.
  ///
  /// @param side the side
  /// @param party what was agreed for it
  /// @return the speaker
  /// @throws dev.lastword.config.UsageException where a script does not hold what is asked of it
  /// @throws IOException where a file cannot be read
  Speaker speaker(Side side, Spec.Party party) throws IOException;
}
