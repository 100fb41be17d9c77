package dev.lastword.config;

import dev.lastword.endpoint.Limits;
import dev.lastword.talk.Caps;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A batch as it was planned, checked, with every file it names read: who talks to whom, how it
/// begins, how often, and within which limits.
///
/// @param name the batch, a slug of the plan's file name
/// @param pairs who talks to whom, in the plan's order; no two are the same talk
/// @param openings how the talks begin; at least one, no two of one text
/// @param repeat how often each pair talks from each opening, at least 1
/// @param caps where each talk ends at the latest
/// @param stop when a talk is ended before; the personas' own tokens are not in it
/// @param budget most United States dollars of the whole batch; null: no limit
/// @param jobs how many talks run at a time, at least 1
/// @param rates how much each provider may be asked, where the plan says so
public record Plan(
    String name,
    List<Pair> pairs,
    List<Opening> openings,
    int repeat,
    Caps caps,
    StopSettings stop,
    @Nullable BigDecimal budget,
    int jobs,
    Map<String, Limits> rates) {
  /// The most talks of one plan.
  public static final long MOST = 1_000_000;

  /// How many talks run at a time where nobody says otherwise.
  public static final int JOBS = 8;

  /// Copies the collections and refuses an empty plan.
  public Plan {
    Objects.requireNonNull(name);
    Objects.requireNonNull(caps);
    Objects.requireNonNull(stop);
    pairs = List.copyOf(pairs);
    openings = List.copyOf(openings);
    rates = Collections.unmodifiableMap(new TreeMap<>(rates));
    if (pairs.isEmpty() || openings.isEmpty() || repeat < 1 || jobs < 1) {
      throw new IllegalArgumentException("a plan holds at least one talk, and one at a time");
    }
  }

  /// Who can stand on a side.
  ///
  /// @param id what stands for it in the ids of its talks
  /// @param party who speaks, as whom
  /// @param tokens by which its persona asks for the end
  public record Member(String id, Spec.Party party, Set<String> tokens) {
    /// Copies the tokens.
    public Member {
      Objects.requireNonNull(id);
      Objects.requireNonNull(party);
      tokens = Collections.unmodifiableSet(new LinkedHashSet<>(tokens));
    }

    /// Whether another one would be sent the very same and heard the same way, whatever its name.
    boolean isLike(Member other) {
      return party.speaker().equals(other.party.speaker())
          && party.system().equals(other.party.system())
          && party.sampling().equals(other.party.sampling())
          && tokens.equals(other.tokens);
    }
  }

  /// Two who talk.
  ///
  /// @param id the pair, unique in its plan
  /// @param a who starts
  /// @param b who answers
  public record Pair(String id, Member a, Member b) {
    /// Refuses what is absent.
    public Pair {
      Objects.requireNonNull(id);
      Objects.requireNonNull(a);
      Objects.requireNonNull(b);
    }
  }

  /// How a talk begins.
  ///
  /// @param id the opening, unique in its plan
  /// @param text what side a says first; null: it is asked to open
  public record Opening(String id, @Nullable String text) {
    /// The one of a plan that names none.
    public static final Opening NONE = new Opening("none", null);

    /// Refuses one without id.
    public Opening {
      Objects.requireNonNull(id);
    }
  }

  /// How many talks it holds.
  ///
  /// @return pairs times openings times repetitions
  public long talks() {
    return (long) pairs.size() * openings.size() * repeat;
  }
}
