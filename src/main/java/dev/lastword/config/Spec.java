package dev.lastword.config;

import dev.lastword.endpoint.Sampling;
import dev.lastword.talk.Caps;
import dev.lastword.talk.Side;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
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
/// @param asking how the models are asked
/// @param keeping what is kept of it
/// @param injects the operator's words, those of one place in the order they were given
/// @param archive the folder the files are written to
public record Spec(
    Party a,
    Party b,
    @Nullable Opener opener,
    Side first,
    Caps caps,
    StopSettings stop,
    Set<FailOn> failOn,
    Asking asking,
    Keeping keeping,
    List<Inject> injects,
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
    Objects.requireNonNull(asking);
    Objects.requireNonNull(keeping);
    Objects.requireNonNull(archive);
    injects = injects.stream().sorted(Comparator.comparingInt(Inject::before)).toList();
    if (Names.same(a.name(), b.name())) {
      a = a.named(Names.lettered(a.name(), Side.A));
      b = b.named(Names.lettered(b.name(), Side.B));
    }
    var codes = EnumSet.noneOf(FailOn.class);
    codes.addAll(failOn);
    failOn = Collections.unmodifiableSet(codes);
  }

  /// The same run with other caps.
  ///
  /// @param newCaps where it ends at the latest
  /// @return what is agreed now
  public Spec withCaps(Caps newCaps) {
    return with(newCaps, asking, injects);
  }

  /// The same run, its models asked in another way.
  ///
  /// @param newAsking how
  /// @return what is agreed now
  public Spec withAsking(Asking newAsking) {
    return with(caps, newAsking, injects);
  }

  /// The same run, in which another model may answer or may not.
  ///
  /// @param strict which other model may answer
  /// @return what is agreed now
  public Spec withStrictModel(StrictModel strict) {
    return withAsking(new Asking(strict, asking.promptCache(), asking.onKill(), asking.context()));
  }

  /// The same run, in which something else follows a kill switch.
  ///
  /// @param onKill what follows
  /// @return what is agreed now
  public Spec withOnKill(OnKill onKill) {
    return withAsking(
        new Asking(asking.strictModel(), asking.promptCache(), onKill, asking.context()));
  }

  /// The same run with another context.
  ///
  /// @param context how much of the talk a model is sent
  /// @return what is agreed now
  public Spec withContext(ContextPolicy context) {
    return withAsking(
        new Asking(asking.strictModel(), asking.promptCache(), asking.onKill(), context));
  }

  /// The same run, of which something else is kept.
  ///
  /// @param newKeeping what is kept
  /// @return what is agreed now
  public Spec withKeeping(Keeping newKeeping) {
    return new Spec(a, b, opener, first, caps, stop, failOn, asking, newKeeping, injects, archive);
  }

  /// The same run with more words of the operator's.
  ///
  /// @param more they come after those of the same place
  /// @return what is agreed now
  public Spec withMore(List<Inject> more) {
    return withOnly(Stream.concat(injects.stream(), more.stream()).toList());
  }

  /// The same run, with no other words of the operator's than these.
  ///
  /// @param newInjects the words
  /// @return what is agreed now
  public Spec withOnly(List<Inject> newInjects) {
    return with(caps, asking, newInjects);
  }

  private Spec with(Caps newCaps, Asking newAsking, List<Inject> newInjects) {
    return new Spec(
        a, b, opener, first, newCaps, stop, failOn, newAsking, keeping, newInjects, archive);
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
