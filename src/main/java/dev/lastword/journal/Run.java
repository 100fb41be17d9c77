package dev.lastword.journal;

import dev.lastword.talk.Caps;
import dev.lastword.talk.Side;
import dev.lastword.talk.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The course of a run: its beginning, its interruptions, its end.
public sealed interface Run extends Entry {
  /// The run begins. Always the first record, and holds all that is needed to run it again.
  ///
  /// @param id the conversation's id
  /// @param tool who writes, such as `lastword 0.1.0`
  /// @param writer the process that writes
  /// @param spec everything that was asked for, as a tree of text, whole numbers, booleans, lists
  ///   and maps
  /// @param config hex SHA-256 over prompts, models, parameters, rules and detector version
  /// @param voices both speakers, side a first
  /// @param judge who judges
  /// @param caps where it ends at the latest
  /// @param opening how it begins
  /// @param durability what a written record survives
  /// @param zone the time zone in which the log tells the time, such as `Europe/Berlin` or `Z`
  /// @param lineage the run it was forked from; null: none
  record Start(
      String id,
      String tool,
      Writer writer,
      Map<String, Object> spec,
      String config,
      List<Voice> voices,
      Judge judge,
      Caps caps,
      Opening opening,
      Durability durability,
      String zone,
      @Nullable Lineage lineage)
      implements Run {
    /// Copies the collections.
    public Start {
      Objects.requireNonNull(id);
      Objects.requireNonNull(tool);
      Objects.requireNonNull(zone);
      spec = Canonical.copy(spec);
      Digest.require(config);
      voices = List.copyOf(voices);
    }

    @Override
    public String type() {
      return "run.start";
    }
  }

  /// A run goes on after whatever stopped it.
  ///
  /// @param tool who writes now
  /// @param writer the process that writes now
  /// @param why what stopped it, or what the user asked for
  /// @param detector the judge's version from here on
  /// @param caps where it ends now; null: as before
  /// @param changes what else is agreed anew, in the form of the spec's tree, and how calls of
  ///   unknown outcome are treated; empty: nothing
  /// @param note the same for a reader; may be empty
  record Resume(
      String tool,
      Writer writer,
      String why,
      String detector,
      @Nullable Caps caps,
      Map<String, Object> changes,
      String note)
      implements Run {
    /// Copies the changes.
    public Resume {
      changes = Canonical.copy(changes);
    }

    /// A run goes on as it was agreed, but for its caps.
    ///
    /// @param tool who writes now
    /// @param writer the process that writes now
    /// @param why what stopped it, or what the user asked for
    /// @param detector the judge's version from here on
    /// @param caps where it ends now; null: as before
    /// @param note whatever is new; may be empty
    public Resume(
        String tool, Writer writer, String why, String detector, @Nullable Caps caps, String note) {
      this(tool, writer, why, detector, caps, Map.of(), note);
    }

    @Override
    public String type() {
      return "run.resume";
    }
  }

  /// The end of the file was torn when it was opened again.
  ///
  /// @param offset where the torn bytes began
  /// @param bytes how many there were
  /// @param digest their hex SHA-256
  /// @param aside the file they were moved to, beside the journal; null where they were a whole
  ///   record that only lacked its line end, and stayed
  record Recovered(long offset, long bytes, String digest, @Nullable String aside) implements Run {
    /// Refuses a digest that is none.
    public Recovered {
      Digest.require(digest);
    }

    @Override
    public String type() {
      return "run.recovered";
    }
  }

  /// The run is over.
  ///
  /// @param ending the code of the ending, such as `mutual-closing`
  /// @param messages how many messages the conversation has
  /// @param calls how many requests were sent, retries among them
  /// @param onset the first message of the closing; null where the judge did not end it
  /// @param usage what all calls used together
  /// @param took how long it was at work
  /// @param detail for an ending by error, cap or from outside: what, where and what next; may be
  ///   empty
  record End(
      String ending,
      int messages,
      int calls,
      @Nullable Integer onset,
      Usage usage,
      Duration took,
      String detail)
      implements Run {
    @Override
    public String type() {
      return "run.end";
    }
  }

  /// Who speaks on a side.
  ///
  /// @param side the side
  /// @param name the name shown
  /// @param source `model`, `script`, `replay` or `human`
  /// @param endpoint where the model is asked; null for speakers without one
  /// @param system the system prompt as it is sent; may be empty
  /// @param digest hex SHA-256 of the persona as it was resolved
  record Voice(
      Side side,
      String name,
      String source,
      @Nullable Target endpoint,
      String system,
      String digest) {
    /// Refuses a digest that is none.
    public Voice {
      Objects.requireNonNull(side);
      Objects.requireNonNull(name);
      Objects.requireNonNull(source);
      Objects.requireNonNull(system);
      Digest.require(digest);
    }
  }

  /// Who judges.
  ///
  /// @param version the detector's version
  /// @param policy the code of its policy
  record Judge(String version, String policy) {}

  /// How a conversation begins.
  ///
  /// @param text the opener; null: none, the first side is asked to open
  /// @param as whose it is: `a` (the side that starts), or `user` (said to both, uncounted)
  /// @param first the side that starts
  record Opening(@Nullable String text, String as, Side first) {}

  /// Where a fork comes from.
  ///
  /// @param id the conversation it was forked from
  /// @param head the hash of the last record taken over
  /// @param at the last message taken over
  record Lineage(String id, String head, int at) {
    /// Refuses a hash that is none.
    public Lineage {
      Digest.require(head);
    }
  }

  /// The process that writes a journal, so that a second one can be told.
  ///
  /// @param pid its number on its machine
  /// @param host its machine
  record Writer(long pid, String host) {}
}
