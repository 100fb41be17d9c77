package dev.lastword.archive;

import dev.lastword.talk.Ending;
import dev.lastword.talk.Side;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A conversation as the index lists it. Every text in it comes from a file or a model: show it
/// only neutralised. What nobody says is unknown, never zero.
///
/// @param key names it in one index, until that is rebuilt
/// @param id its id: the stem of its files, or the id its file gives
/// @param digest the hash of `run.start`, or without a journal of the file; hex; empty: not to be
///   read
/// @param name where it stands, from the archive, such as `night/kimi-k2_haiku-4.5`
/// @param file what its words are read from: the journal where there is one; relative to the
///   archive, parted by `/`
/// @param journal whether that is a journal
/// @param log its Markdown log, likewise; null: it has none
/// @param part which of the conversations of its file it is, from 1
/// @param batch the folder it stands in, relative to the archive; empty: the archive itself
/// @param a the first side
/// @param b the second side
/// @param at when it began; where no file says so, when its file was last written
/// @param started when it began by the clock of whoever wrote it; null: nobody says
/// @param ended when it ended; null: not yet, or nobody says
/// @param state whether it ended
/// @param ending the code of the ending on record; null: none is
/// @param stop where the judge ends it, as recorded, else as judged when it was indexed; null: it
///   would run on
/// @param strip the class of each message, a letter each (`MessageClass.letter()`)
/// @param messages how many messages it has
/// @param tokens the tokens of all calls; null: unknown
/// @param cost United States dollars of all calls; null: unknown
/// @param took how long it was at work; null: unknown
/// @param latency the mean of its calls; null: unknown
/// @param cap the most messages it could have had; null: unknown
/// @param policy the code of the policy it was judged by
/// @param forked where it was forked from; null: it is no fork
/// @param tags its tags, sorted
/// @param note what the user noted last; empty: nothing
/// @param flaw what is wrong with its file, in one line; null: nothing. What could be read before
///   is here all the same
public record Talk(
    long key,
    String id,
    String digest,
    String name,
    String file,
    boolean journal,
    @Nullable String log,
    int part,
    String batch,
    Party a,
    Party b,
    Instant at,
    @Nullable LocalDateTime started,
    @Nullable LocalDateTime ended,
    State state,
    @Nullable String ending,
    @Nullable Halt stop,
    String strip,
    int messages,
    @Nullable Long tokens,
    @Nullable BigDecimal cost,
    @Nullable Duration took,
    @Nullable Duration latency,
    @Nullable Integer cap,
    String policy,
    @Nullable Origin forked,
    List<String> tags,
    String note,
    @Nullable String flaw) {
  /// Refuses what is absent.
  public Talk {
    Objects.requireNonNull(id);
    Objects.requireNonNull(name);
    Objects.requireNonNull(file);
    Objects.requireNonNull(at);
    Objects.requireNonNull(state);
    tags = List.copyOf(tags);
  }

  /// Who speaks on a side.
  ///
  /// @param name the name shown; empty: its file names nobody
  /// @param provider the provider's name; empty: unknown, or no model
  /// @param model the model asked for; empty: unknown, or no model
  /// @param persona the persona's file or name; empty: none, or unknown
  public record Party(String name, String provider, String model, String persona) {
    /// A side of which nothing is known.
    public static final Party UNKNOWN = new Party("", "", "", "");

    /// What it is grouped by: the model where one is known, else the name.
    ///
    /// @return such as `moonshotai/kimi-k2` or `Kimi K2`
    public String label() {
      return model.isEmpty() ? name : model;
    }
  }

  /// Whether a conversation ended.
  public enum State {
    /// It ended, or its form knows no other state.
    ENDED,
    /// Its journal has no end: it runs, is paused, or was cut off. The index cannot tell; who knows
    /// what lives on this machine can.
    OPEN,
    /// Its file cannot be read, or not to its end.
    BROKEN
  }

  /// Where the judge ends it.
  ///
  /// @param after the last message that belongs to it
  /// @param onset the first message of the closing
  /// @param rule the code of the rule
  /// @param score the closing score at the stop
  /// @param threshold the score that was needed
  public record Halt(int after, int onset, String rule, double score, double threshold) {}

  /// Where a fork comes from.
  ///
  /// @param id the conversation it was forked from
  /// @param at the last message taken over
  public record Origin(String id, int at) {}

  /// Who speaks on a side.
  ///
  /// @param side the side
  /// @return who stands there
  public Party party(Side side) {
    return side == Side.A ? a : b;
  }

  /// The same under other tags.
  Talk tagged(List<String> newTags, String newNote) {
    return newTags.equals(tags) && newNote.equals(note)
        ? this
        : new Talk(
            key, id, digest, name, file, journal, log, part, batch, a, b, at, started, ended, state,
            ending, stop, strip, messages, tokens, cost, took, latency, cap, policy, forked,
            newTags, newNote, flaw);
  }

  /// The ending as it is shown and filtered by: the one on record, else the judge's rule.
  ///
  /// @return a code; empty: it runs, or ran on to its end
  public String over() {
    if (ending != null) {
      return ending;
    }
    return stop == null || state == State.OPEN ? "" : stop.rule();
  }

  /// How many messages came after the judge's end.
  ///
  /// @return 0 where it has none
  public int unused() {
    return stop == null ? 0 : Math.max(0, messages - stop.after());
  }

  /// Whether it failed: its ending says so, or its file cannot be read.
  ///
  /// @return whether somebody should look
  public boolean failed() {
    return state == State.BROKEN
        || Optional.ofNullable(ending)
            .flatMap(Ending::of)
            .filter(one -> one.outcome() == Ending.Outcome.FAILED)
            .isPresent();
  }

  /// The conversation and its files, as the commands that read it take it.
  ///
  /// @param archive the archive
  /// @return its files
  public Found found(Path archive) {
    var path = archive.resolve(file);
    return new Found(
        id, name, path, journal ? path : null, log == null ? null : archive.resolve(log));
  }
}
