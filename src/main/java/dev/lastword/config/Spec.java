package dev.lastword.config;

import dev.lastword.endpoint.Sampling;
import dev.lastword.talk.Caps;
import dev.lastword.talk.Side;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// All that decides one run, checked. Whoever holds one need not ask again whether it makes sense.
///
/// @param a the side that `-a` names
/// @param b the side that `-b` names
/// @param opener what is said first; null: the first side is asked to open
/// @param first the side that starts
/// @param caps where it ends at the latest
/// @param stop when it is ended before
/// @param failOn what makes the program exit with code 7
/// @param telemetry whether the log carries receipts and latencies
/// @param keepBytes whether the journal keeps requests and replies byte for byte
/// @param durability what must have happened before a byte is sent
/// @param strictModel which other model may answer
/// @param promptCache whether providers are told where their prompt cache pays
/// @param onKill what follows where a provider is shut by its kill switch
/// @param archive the folder the files are written to
public record Spec(
    Party a,
    Party b,
    @Nullable Opener opener,
    Side first,
    Caps caps,
    StopSettings stop,
    Set<FailOn> failOn,
    boolean telemetry,
    boolean keepBytes,
    Durability durability,
    StrictModel strictModel,
    boolean promptCache,
    OnKill onKill,
    Path archive) {
  /// One side: who speaks, as whom.
  ///
  /// @param name the name for show; the two of a run differ, letter case aside
  /// @param speaker what speaks
  /// @param system the system prompt; blank: none is sent
  /// @param sampling how replies are drawn
  /// @param persona the file the persona was read from; null: there is none
  public record Party(
      String name,
      SpeakerSpec speaker,
      String system,
      Sampling sampling,
      @Nullable String persona) {
    /// Refuses a name that cannot be shown.
    public Party {
      Names.checked(name);
      Objects.requireNonNull(speaker);
      Objects.requireNonNull(system);
      Objects.requireNonNull(sampling);
    }

    Party named(String newName) {
      return new Party(newName, speaker, system, sampling, persona);
    }
  }

  /// What makes the program exit with code 7.
  public enum FailOn {
    /// The judge ended the run.
    STOP,
    /// Something was flagged, such as another model that answered.
    ANOMALY
  }

  /// How far a record has come before the next byte is sent.
  public enum Durability {
    /// Synced: it survives a power cut.
    POWER,
    /// Handed to the system: it survives the death of the program.
    PROCESS;

    /// The name in files and flags.
    ///
    /// @return lower case
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Which model may answer besides the one asked.
  public enum StrictModel {
    /// Any; another one is flagged.
    OFF,
    /// The one asked or a resolved name of it; another one ends the run.
    ANY,
    /// The one asked, letter for letter.
    EXACT;

    /// The name in files and flags.
    ///
    /// @return lower case
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// What a conversation does where a provider is shut by its kill switch.
  public enum OnKill {
    /// It ends.
    STOP,
    /// It waits until the switch is open again.
    WAIT;

    /// The name in files and flags.
    ///
    /// @return lower case
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Tells apart two sides of one name: both get their letter.
  public Spec {
    Objects.requireNonNull(first);
    Objects.requireNonNull(caps);
    Objects.requireNonNull(stop);
    Objects.requireNonNull(durability);
    Objects.requireNonNull(strictModel);
    Objects.requireNonNull(onKill);
    Objects.requireNonNull(archive);
    if (Names.same(a.name(), b.name())) {
      a = a.named(Names.lettered(a.name(), Side.A));
      b = b.named(Names.lettered(b.name(), Side.B));
    }
    var codes = EnumSet.noneOf(FailOn.class);
    codes.addAll(failOn);
    failOn = Collections.unmodifiableSet(codes);
  }

  /// One of the two sides.
  ///
  /// @param side which
  /// @return who speaks there
  public Party party(Side side) {
    return switch (side) {
      case A -> a;
      case B -> b;
    };
  }
}
