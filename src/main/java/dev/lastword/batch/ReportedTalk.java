package dev.lastword.batch;

import dev.lastword.talk.Ending;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the journal of one conversation tells a report. Names, details and quotes are raw.
///
/// @param place which conversation of the plan it is
/// @param state how it stands
/// @param ending the code of its ending; empty: none yet
/// @param detail what the journal, or the reading of it, says about the ending; may be empty
/// @param a the name of side a
/// @param b the name of side b
/// @param detector the judge's version; empty: unknown
/// @param messages how many messages it has
/// @param onset the first message of the closing; null: the judge did not end it
/// @param cap the most messages it may have; 0: unknown
/// @param records how many records of its journal are good
/// @param torn whether the end of its journal is torn
/// @param started when it began; null: not yet
/// @param ended when its last record was written; null: there is none
/// @param providers what its calls were, by provider
/// @param saved what its end saved; null: the judge did not end it
/// @param odd what was not as planned, in the order it happened, a bounded number
/// @param last its last exchange that said something; null: none
public record ReportedTalk(
    Place place,
    State state,
    String ending,
    String detail,
    String a,
    String b,
    String detector,
    int messages,
    @Nullable Integer onset,
    int cap,
    long records,
    boolean torn,
    @Nullable Instant started,
    @Nullable Instant ended,
    Map<String, ProviderCalls> providers,
    @Nullable Saved saved,
    List<Oddity> odd,
    @Nullable Exchange last) {
  /// Copies the collections.
  public ReportedTalk {
    Objects.requireNonNull(place);
    Objects.requireNonNull(state);
    providers = Map.copyOf(providers);
    odd = List.copyOf(odd);
  }

  /// Which conversation of a plan.
  ///
  /// @param id its id, and the stem of its files
  /// @param a who starts, as the ids of the plan name it
  /// @param b who answers
  /// @param opening how it begins
  /// @param n which repetition, from 1
  public record Place(String id, String a, String b, String opening, int n) {
    static Place of(Task task) {
      var pair = task.pair();
      return new Place(task.id(), pair.a().id(), pair.b().id(), task.opening().id(), task.n());
    }

    /// The place that an id of a batch tells; null where it is no such id.
    static @Nullable Place of(String id) {
      var parts = id.split("_", -1);
      if (parts.length != 5 || !parts[3].matches("r[1-9][0-9]{0,6}")) {
        return null;
      }
      var n = Integer.parseInt(parts[3].substring(1));
      return parts[4].matches("[0-9a-f]{8}")
          ? new Place(id, parts[0], parts[1], parts[2], n)
          : null;
    }
  }

  /// How a conversation stands.
  public enum State {
    /// The judge ended it.
    CLOSED,
    /// A cap ended it.
    CAPPED,
    /// It came to an end of another kind, such as that of a script.
    ENDED,
    /// It was stopped from outside and can go on.
    STOPPED,
    /// A speaker could not answer.
    FAILED,
    /// It is still running, or its process died.
    UNFINISHED,
    /// Its journal cannot be read to its end.
    UNREADABLE,
    /// It has not begun.
    WAITING;

    static State of(String code) {
      return Ending.of(code).map(State::of).orElse(ENDED);
    }

    private static State of(Ending ending) {
      return switch (ending.kind()) {
        case JUDGED -> CLOSED;
        case CAP -> CAPPED;
        case OUTSIDE ->
            switch (ending.outcome()) {
              case COMPLETE -> ENDED;
              case STOPPED -> STOPPED;
              case FAILED -> FAILED;
            };
      };
    }

    /// Whether it is over, one way or the other.
    ///
    /// @return true where nothing is left to do for it
    public boolean over() {
      return this == CLOSED || this == CAPPED || this == ENDED;
    }

    /// The name in files.
    ///
    /// @return lower case
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// What an end before the cap saved, estimated: each further message as its side's last one.
  ///
  /// @param messages how many messages
  /// @param tokens how many tokens; null: unknown
  /// @param dollars United States dollars; null: unknown
  public record Saved(int messages, @Nullable Long tokens, @Nullable BigDecimal dollars) {}

  /// Something that was not as planned.
  ///
  /// @param kind what
  /// @param message the message it concerns; 0: none
  /// @param what what happened, in a sentence
  /// @param receipt where it stands in the journal; empty: nowhere
  public record Oddity(Kind kind, int message, String what, String receipt) {
    /// What can be odd, worst first: identity, money, completeness, time.
    public enum Kind {
      /// Another model answered than the one asked.
      OTHER_MODEL("Other model served"),
      /// A call of which nobody knows whether it was billed.
      UNKNOWN_CALL("Unknown call"),
      /// A reply that was paid for and not used.
      DISCARDED("Reply not used"),
      /// The journal cannot be read to its end.
      UNREADABLE("Unreadable journal"),
      /// A speaker could not answer.
      FAILED("Failed"),
      /// A reply that broke off, or reached its limit.
      CUT_REPLY("Cut reply"),
      /// Neither over nor stopped.
      UNFINISHED("Not finished"),
      /// No end was found before the cap.
      CAPPED("Ran to the cap"),
      /// Attempts had to be made again.
      RETRIED("Retried");

      private final String title;

      Kind(String title) {
        this.title = title;
      }

      /// The name on the page.
      ///
      /// @return a few words
      public String title() {
        return title;
      }

      /// The name in files.
      ///
      /// @return such as `other-model`
      public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
      }
    }
  }

  /// Two neighbouring messages.
  ///
  /// @param at the number of the first
  /// @param first what was said, cut to an excerpt
  /// @param second what was answered, cut to an excerpt
  /// @param aSpeaksFirst whether side a said the first
  public record Exchange(int at, String first, String second, boolean aSpeaksFirst) {}
}
