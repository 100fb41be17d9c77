package dev.lastword.batch;

import dev.lastword.config.Plan;
import dev.lastword.config.Problem;
import dev.lastword.config.SpeakerSpec;
import dev.lastword.config.Spec;
import dev.lastword.config.UsageException;
import dev.lastword.endpoint.Endpoints;
import dev.lastword.endpoint.ModelRef;
import dev.lastword.endpoint.Prompt;
import dev.lastword.endpoint.SetupException;
import dev.lastword.engine.Casting;
import dev.lastword.engine.Script;
import dev.lastword.engine.Speaker;
import dev.lastword.engine.TalkDigest;
import dev.lastword.talk.Side;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;

/// Everybody who speaks in a plan, found before anything is sent: scripts are read, models are
/// looked up. A key that is missing is noted and stops nothing here.
public final class Company {
  private static final Prompt.Line LINE = new Prompt.Line(Prompt.Role.USER, "(no text)");

  private final Casting casting;
  private final Endpoints endpoints;
  private final Map<Side, Map<Spec.Party, Voice>> voices = new EnumMap<>(Side.class);
  private final Set<Problem> missing = new LinkedHashSet<>();

  /// Who was found for a side.
  ///
  /// @param speaker reads out lines, or is a model that is looked at and never asked
  /// @param digest of what was planned for it
  record Voice(Speaker speaker, String digest) {}

  private Company(Casting casting, Endpoints endpoints) {
    this.casting = casting;
    this.endpoints = endpoints;
  }

  /// Finds everybody.
  ///
  /// @param plan who is wanted
  /// @param casting finds speakers that can be asked
  /// @param endpoints looks models up where a key is missing
  /// @return all of them
  /// @throws UsageException with every problem found
  /// @throws IOException where a file cannot be read
  public static Company of(Plan plan, Casting casting, Endpoints endpoints) throws IOException {
    var company = new Company(casting, endpoints);
    var problems = new LinkedHashSet<Problem>();
    for (var pair : plan.pairs()) {
      company.find(Side.A, pair.a().party(), problems);
      company.find(Side.B, pair.b().party(), problems);
    }
    if (!problems.isEmpty()) {
      throw new UsageException(List.copyOf(problems));
    }
    return company;
  }

  private void find(Side side, Spec.Party party, Set<Problem> problems) throws IOException {
    var known = voices.computeIfAbsent(side, _ -> new LinkedHashMap<>());
    if (known.containsKey(party)) {
      return;
    }
    try {
      var speaker = speaker(side, party);
      known.put(party, new Voice(speaker, TalkDigest.of(party, speaker)));
    } catch (UsageException e) {
      problems.addAll(e.problems());
    }
  }

  private Speaker speaker(Side side, Spec.Party party) throws IOException {
    try {
      return casting.speaker(side, party);
    } catch (UsageException e) {
      if (!(party.speaker() instanceof SpeakerSpec.Model model)) {
        throw e;
      }
      var mute = mute(party, model);
      missing.addAll(e.problems());
      return mute;
    }
  }

  /// The model without a key; where that is no better, the key was not what was missing.
  private Speaker mute(Spec.Party party, SpeakerSpec.Model model) {
    var url = model.baseUrl() == null ? null : model.baseUrl().toString();
    try {
      var ref = new ModelRef(model.provider(), model.model(), url);
      var endpoint = endpoints.mute(ref, new Endpoints.Overrides(null, model.dialect(), null));
      endpoint.prepare(new Prompt(party.system(), List.of(LINE), party.sampling()));
      return new Speaker.Model(endpoint);
    } catch (SetupException e) {
      throw new UsageException(Problem.with("", party.name() + ": " + e.getMessage(), ""));
    }
  }

  Voice voice(Side side, Spec.Party party) {
    return Objects.requireNonNull(voices.getOrDefault(side, Map.of()).get(party), party.name());
  }

  /// Visits everybody once, in the order they were found.
  void each(BiConsumer<Spec.Party, Speaker> visitor) {
    for (var side : voices.values()) {
      side.forEach((party, voice) -> visitor.accept(party, voice.speaker()));
    }
  }

  /// Somebody to speak in one conversation. An endpoint keeps what it was sent last, so each
  /// conversation has its own; a reader begins at its first line.
  Speaker speaker(Task task, Side side) throws IOException {
    var party = task.member(side).party();
    return switch (voice(side, party).speaker()) {
      case Speaker.Model _ -> casting.speaker(side, party);
      case Speaker.Reader reader -> new Script(reader.source(), reader.lines(), Script.Pace.NONE);
    };
  }

  /// The keys that are missing: nothing can be run without them.
  ///
  /// @return a problem for each
  public List<Problem> missing() {
    return new ArrayList<>(missing);
  }
}
