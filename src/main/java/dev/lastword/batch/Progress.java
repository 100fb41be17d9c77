package dev.lastword.batch;

import dev.lastword.talk.Ending;
import dev.lastword.talk.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How far a batch is, at one moment. All names and words in it are raw.
///
/// @param name the batch
/// @param phase where it stands
/// @param counts how many conversations are where
/// @param spending what it has cost
/// @param left about how long it will take; null: nobody can say yet
/// @param took how long it has been running
/// @param running conversations that run, those nearest to their end first; there may be more
/// @param last those that ended last, the newest first
/// @param providers who is asked, the busiest first
/// @param sums what adds up over the conversations of this run
/// @param oddities what a careful reader would look at, the newest first; not all of them
public record Progress(
    String name,
    Controls.Phase phase,
    Counts counts,
    Spending spending,
    @Nullable Duration left,
    Duration took,
    List<Talk> running,
    List<Over> last,
    List<Provider> providers,
    Sums sums,
    List<Oddity> oddities) {
  /// Copies the lists.
  public Progress {
    Objects.requireNonNull(name);
    Objects.requireNonNull(phase);
    Objects.requireNonNull(counts);
    Objects.requireNonNull(spending);
    Objects.requireNonNull(took);
    Objects.requireNonNull(sums);
    running = List.copyOf(running);
    last = List.copyOf(last);
    providers = List.copyOf(providers);
    oddities = List.copyOf(oddities);
  }

  /// How many conversations are where.
  ///
  /// @param all all of the plan
  /// @param done those that ended as talks do, earlier ones among them
  /// @param failed those that could not go on, earlier ones among them
  /// @param broken those that were broken off in this run, to be gone on with another time
  /// @param running those that run
  /// @param earlier how many of those done or failed were so before this run
  public record Counts(int all, int done, int failed, int broken, int running, int earlier) {
    /// Those that have not begun.
    ///
    /// @return never below zero
    public int waiting() {
      return Math.max(0, all - done - failed - broken - running);
    }

    /// The share that needs nothing more.
    ///
    /// @return 0 to 1
    public double share() {
      return all == 0 ? 1 : Math.min(1, (done + failed) / (double) all);
    }
  }

  /// What a conversation that runs is doing.
  public enum Doing {
    /// It was begun.
    BEGINS,
    /// A side was asked.
    ASKED,
    /// A side is answering.
    WRITING,
    /// It was answered, and nobody is asked yet.
    BETWEEN,
    /// It waits for its turn at a provider.
    HELD,
    /// An attempt failed; it waits for the next.
    RETRYING,
    /// A pause keeps it.
    PAUSED
  }

  /// What was used.
  ///
  /// @param tokens of all calls that said so
  /// @param tokensWhole whether all did
  /// @param dollars of all calls whose cost is known
  /// @param dollarsWhole whether all are
  public record Used(long tokens, boolean tokensWhole, BigDecimal dollars, boolean dollarsWhole) {
    static final Used NOTHING = new Used(0, true, BigDecimal.ZERO, true);

    /// Refuses what is absent.
    public Used {
      Objects.requireNonNull(dollars);
    }
  }

  /// A conversation that runs.
  ///
  /// @param id its id
  /// @param a the name of side a
  /// @param b the name of side b
  /// @param which of the pair's conversations it is: its opener and repetition
  /// @param messages how many messages it has
  /// @param most how many it may have
  /// @param strip the letters of the classes of its last messages, at most 40
  /// @param score the closing score
  /// @param threshold the score that ends it; 0: not known yet
  /// @param used what it used in this run
  /// @param doing what it is doing
  /// @param turn whose turn it is
  public record Talk(
      String id,
      String a,
      String b,
      String which,
      int messages,
      int most,
      String strip,
      double score,
      double threshold,
      Used used,
      Doing doing,
      Side turn) {
    /// Refuses what is absent.
    public Talk {
      Objects.requireNonNull(id);
      Objects.requireNonNull(a);
      Objects.requireNonNull(b);
      Objects.requireNonNull(which);
      Objects.requireNonNull(strip);
      Objects.requireNonNull(used);
      Objects.requireNonNull(doing);
      Objects.requireNonNull(turn);
    }

    /// How near it is to its end.
    ///
    /// @return the score as a share of the threshold
    public double nearness() {
      return threshold > 0 ? score / threshold : 0;
    }
  }

  /// A conversation that ended in this run.
  ///
  /// @param id its id
  /// @param a the name of side a
  /// @param b the name of side b
  /// @param which of the pair's conversations it is: its opener and repetition
  /// @param messages how many messages it has
  /// @param most how many it could have had
  /// @param ending why it ended
  /// @param onset where the closing began; null where the judge did not end it
  /// @param dollars what it cost; null: unknown
  /// @param words the last words that testified for the end, else what was said of the trouble; may
  ///   be empty
  public record Over(
      String id,
      String a,
      String b,
      String which,
      int messages,
      int most,
      Ending ending,
      @Nullable Integer onset,
      @Nullable BigDecimal dollars,
      String words) {
    /// Refuses what is absent.
    public Over {
      Objects.requireNonNull(id);
      Objects.requireNonNull(a);
      Objects.requireNonNull(b);
      Objects.requireNonNull(which);
      Objects.requireNonNull(ending);
      Objects.requireNonNull(words);
    }
  }

  /// A provider that is asked.
  ///
  /// @param name its name, or `host:port` of a bare address
  /// @param lately about how many requests went to it in the last minute, from this batch
  /// @param most how many requests a minute it may be asked; null: no limit
  /// @param slowedTo how many it is slowed down to, because they were too many; null: it is not
  /// @param until how long it wants to be left alone; null: it does not
  /// @param held how many conversations wait for their turn there
  public record Provider(
      String name,
      int lately,
      @Nullable Integer most,
      @Nullable Integer slowedTo,
      @Nullable Duration until,
      int held) {
    /// Refuses what is absent.
    public Provider {
      Objects.requireNonNull(name);
    }
  }

  /// What adds up over the conversations of this run.
  ///
  /// @param messages messages that were said
  /// @param capped conversations that ran to a cap
  /// @param spared messages that were not needed: what the judge's word left of the caps
  /// @param sparedDollars about what those would have cost, at each conversation's own mean price
  /// @param retries attempts that failed and were made again
  /// @param cut replies that were cut
  /// @param flagged what was flagged, such as another model that answered
  /// @param unsettled conversations that ended with a call in doubt or by an error
  public record Sums(
      long messages,
      int capped,
      long spared,
      BigDecimal sparedDollars,
      int retries,
      int cut,
      int flagged,
      int unsettled) {
    /// Refuses what is absent.
    public Sums {
      Objects.requireNonNull(sparedDollars);
    }
  }

  /// Something that a careful reader would look at.
  ///
  /// @param id the conversation
  /// @param message the message it concerns
  /// @param what what happened
  public record Oddity(String id, int message, String what) {
    /// Refuses what is absent.
    public Oddity {
      Objects.requireNonNull(id);
      Objects.requireNonNull(what);
    }
  }
}
