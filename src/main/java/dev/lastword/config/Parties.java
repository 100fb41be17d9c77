package dev.lastword.config;

import dev.lastword.endpoint.Sampling;
import dev.lastword.talk.Side;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes the two sides of a run out of `-a`, `--persona-a`, `--system-a`, `--temp-a` and the same
/// of b.
///
/// `-a` says who speaks, `--persona-a` as whom. Where both name personas, the first lends its model
/// and the second everything else.
final class Parties {
  private final GivenSettings reading;
  private final Personas personas;
  private final Speakers speakers;
  private final Map<String, String> vars;
  private final Set<String> stopTokens = new LinkedHashSet<>();

  Parties(GivenSettings reading, Personas personas, Speakers speakers, Map<String, String> vars) {
    this.reading = reading;
    this.personas = personas;
    this.speakers = speakers;
    this.vars = vars;
  }

  /// The tokens by which the personas read so far ask for the end.
  Set<String> stopTokens() {
    return stopTokens;
  }

  /// One side; null where it cannot be made out, for reasons given to the reading.
  ///
  /// @param before who spoke there so far; null: nobody yet
  Spec.@Nullable Party read(Side side, Spec.@Nullable Party before) throws IOException {
    var who = reading.one(side == Side.A ? Setting.A : Setting.B);
    var as = reading.one(side == Side.A ? Setting.PERSONA_A : Setting.PERSONA_B);
    if (before != null) {
      return changed(side, who, as, before);
    }
    if (who == null && as == null) {
      reading.add(
          Problem.with(
              "-" + side.code(),
              "nobody speaks on side " + side.code(),
              "a persona or a model, such as anthropic:claude-haiku-4-5; lastword personas lists"
                  + " them"));
      return null;
    }
    try {
      return party(side, who, as);
    } catch (UsageException e) {
      reading.add(e);
      return null;
    }
  }

  /// A side of a run that exists: `-a` says who speaks now, `--persona-a` as whom; what neither
  /// names stays as it was.
  private Spec.@Nullable Party changed(
      Side side, @Nullable Given who, @Nullable Given as, Spec.Party before) throws IOException {
    try {
      if (who != null && (as != null || speakers.isPersona(who))) {
        return party(side, who, as);
      }
      var worn = as == null ? null : persona(as);
      if (worn != null && worn.stopToken() != null) {
        stopTokens.add(worn.stopToken());
      }
      var speaker = who == null ? before.speaker() : speakers.read(who);
      var unnamed = before.persona() == null && who != null;
      var name = worn != null ? worn.name() : unnamed ? speaker.defaultName() : before.name();
      var prompt = worn == null ? before.system() : worn.prompt();
      var system = reading.one(side == Side.A ? Setting.SYSTEM_A : Setting.SYSTEM_B);
      return new Spec.Party(
          name,
          speaker,
          system == null ? prompt : prompt(system),
          sampling(side, worn == null ? before.sampling() : worn.sampling()),
          worn == null ? before.persona() : worn.source());
    } catch (UsageException e) {
      reading.add(e);
      return null;
    }
  }

  private Spec.Party party(Side side, @Nullable Given who, @Nullable Given as) throws IOException {
    var worn = as == null ? null : persona(as);
    var lent = who != null && speakers.isPersona(who) ? persona(who) : null;
    var speaker = speaker(side, who, lent, as, worn);
    var persona = worn == null ? lent : worn;
    if (persona != null && persona.stopToken() != null) {
      stopTokens.add(persona.stopToken());
    }
    var sampling = sampling(side, persona == null ? Sampling.DEFAULT : persona.sampling());
    var system = reading.one(side == Side.A ? Setting.SYSTEM_A : Setting.SYSTEM_B);
    var prompt = persona == null ? "" : persona.prompt();
    return new Spec.Party(
        persona == null ? speaker.defaultName() : persona.name(),
        speaker,
        system == null ? prompt : prompt(system),
        sampling,
        persona == null ? null : persona.source());
  }

  private SpeakerSpec speaker(
      Side side,
      @Nullable Given who,
      @Nullable Persona lent,
      @Nullable Given as,
      @Nullable Persona worn)
      throws IOException {
    if (who != null && lent != null) {
      return speakers.model(lent, who, side);
    }
    if (who != null) {
      return speakers.read(who);
    }
    if (as != null && worn != null) {
      return speakers.model(worn, as, side);
    }
    throw new IllegalStateException("a side without speaker is refused before");
  }

  private Persona persona(Given given) throws IOException {
    try {
      var read = personas.find(given.text().strip(), given.origin().base(), vars);
      reading.warn(read.warnings());
      return read.persona();
    } catch (UnknownPersonaException e) {
      throw new UsageException(given.problem(e.what(), e.hint()));
    }
  }

  private static String prompt(Given given) throws IOException {
    var text = TextFile.orText(given);
    if (LiteralKey.in(text)) {
      throw new UsageException(
          given.problem("this holds what looks like a key, and prompts are sent", "take it out"));
    }
    return text;
  }

  private Sampling sampling(Side side, Sampling own) {
    BigDecimal temperature =
        reading.value(
            side == Side.A ? Setting.TEMP_A : Setting.TEMP_B,
            text -> Amounts.between(text, "0", "2"),
            own.temperature());
    Integer maxTokens =
        reading.value(
            Setting.REPLY_TOKENS, text -> (int) Amounts.count(text, 10_000_000), own.maxTokens());
    return new Sampling(temperature, own.topP(), maxTokens, own.seed(), own.stop(), own.extra());
  }
}
