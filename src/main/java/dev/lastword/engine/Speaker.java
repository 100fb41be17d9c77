package dev.lastword.engine;

import dev.lastword.endpoint.Endpoint;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What stands on a side: a model, or something that reads out lines of its own.
public sealed interface Speaker {
  /// A model that is asked.
  ///
  /// @param endpoint where
  record Model(Endpoint endpoint) implements Speaker {
    /// Refuses what is absent.
    public Model {
      Objects.requireNonNull(endpoint);
    }
  }

  /// A script, a recording or a human: costs nothing and needs no network.
  non-sealed interface Reader extends Speaker {
    /// Where its lines come from, for the record.
    ///
    /// @return `script`, `replay` or `human`
    String source();

    /// Why it says no more, behind its name.
    ///
    /// @return in our words
    default String farewell() {
      return source().equals("human")
          ? "ended the talk: end of input (Ctrl-D)"
          : "has no further line";
    }

    /// Everything it will say, where that is fixed beforehand.
    ///
    /// @return its lines; empty for a human
    default List<String> lines() {
      return List.of();
    }

    /// Says the next line.
    ///
    /// @param number the message it will be
    /// @param parts hears the line in parts while it is said
    /// @return the whole line; null: there is none left
    /// @throws InterruptedException where the thread was interrupted
    @Nullable String next(int number, Consumer<String> parts) throws InterruptedException;

    /// Passes over lines that were said before the run broke off. Whoever has no lines of its own,
    /// such as a human, has none to pass over.
    ///
    /// @param lines how many
    default void skip(int lines) {}
  }
}
