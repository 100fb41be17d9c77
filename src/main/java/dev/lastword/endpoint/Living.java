package dev.lastword.endpoint;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A conversation or batch that a process of this user on this machine is running now.
///
/// @param token names it among all that live
/// @param kind which of the two it is
/// @param id its id, raw
/// @param place its log, or the folder of a batch; empty where nothing is written
/// @param since when it began
/// @param standing how far it was a moment ago
public record Living(
    String token, Kind kind, String id, String place, Instant since, Standing standing) {
  /// Refuses what is absent.
  public Living {
    Objects.requireNonNull(token);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(id);
    Objects.requireNonNull(place);
    Objects.requireNonNull(since);
    Objects.requireNonNull(standing);
  }

  /// What lives.
  public enum Kind {
    /// One conversation.
    RUN,
    /// Many of them.
    BATCH;

    /// The name in files and on screens.
    ///
    /// @return `run` or `batch`
    public String code() {
      return word(this);
    }
  }

  /// Where it stands.
  public enum Phase {
    /// It goes on.
    RUNNING,
    /// Nobody is asked.
    PAUSED,
    /// Nothing further is begun.
    FINISHING,
    /// It is being stopped.
    STOPPING;

    /// The name in files and on screens.
    ///
    /// @return such as `paused`
    public String code() {
      return word(this);
    }
  }

  /// What it can be told.
  public enum Wish {
    /// Ask nobody any more.
    PAUSE,
    /// Lift a pause.
    GO_ON,
    /// End, and let what is under way finish: a reply, the conversations of a batch.
    STOP,
    /// End, and cut what is under way.
    STOP_NOW;

    /// The name in files.
    ///
    /// @return such as `go-on`
    public String code() {
      return word(this);
    }
  }

  /// The conversations of a batch.
  ///
  /// @param all all of them
  /// @param done those that ended as talks do
  /// @param failed those that could not go on
  /// @param running those that run
  public record Talks(int all, int done, int failed, int running) {}

  /// How far it is.
  ///
  /// @param phase where it stands
  /// @param messages how many messages it has; of a batch, those of this run
  /// @param most how many it may have; null for a batch
  /// @param talks the conversations of a batch; null for one conversation
  /// @param dollars what it has cost as far as that is known; null: nothing is known
  /// @param whole whether that is all
  public record Standing(
      Phase phase,
      long messages,
      @Nullable Integer most,
      @Nullable Talks talks,
      @Nullable BigDecimal dollars,
      boolean whole) {
    /// Refuses what is absent.
    public Standing {
      Objects.requireNonNull(phase);
    }
  }

  private static String word(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static <E extends Enum<E>> Optional<E> of(Class<E> type, @Nullable String code) {
    return Arrays.stream(type.getEnumConstants()).filter(one -> word(one).equals(code)).findFirst();
  }
}
