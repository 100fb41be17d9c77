package dev.lastword.config;

import dev.lastword.talk.Side;
import dev.lastword.text.Slug;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Makes out who a plan means by a word, or by a mapping of model, persona and prompt. The same
/// words mean the same one, and their files are read once.
final class PlanMembers {
  private static final int LONGEST_ID = 24;
  private static final String HINT = "such as {persona: %2$s, model: provider:model}";

  private final SourceText source;
  private final Path base;
  private final Personas personas;
  private final Catalog catalog;
  private final List<Problem> problems;
  private final List<Problem> warnings;
  private final Map<Object, Plan.@Nullable Member> known = new HashMap<>();

  PlanMembers(
      SourceText source,
      Path base,
      Personas personas,
      Catalog catalog,
      List<Problem> problems,
      List<Problem> warnings) {
    this.source = source;
    this.base = base;
    this.personas = personas;
    this.catalog = catalog;
    this.problems = problems;
    this.warnings = warnings;
  }

  /// Who is meant; null where nobody can be, for reasons given.
  Plan.@Nullable Member member(Node node) throws IOException {
    var key = Objects.requireNonNullElse(Node.json(node), "");
    if (!known.containsKey(key)) {
      known.put(key, read(node));
    }
    return known.get(key);
  }

  private Plan.@Nullable Member read(Node node) throws IOException {
    var given = new EnumMap<Setting, List<Given>>(Setting.class);
    switch (node) {
      case Node.Scalar word when !word.absent() -> given.put(Setting.A, List.of(given(word)));
      case Node.Mapping map -> {
        return inline(map, given);
      }
      case Node.Scalar _, Node.Sequence _ -> {
        problem(node, "a persona or a model is needed here", "such as skeptic, or a mapping");
        return null;
      }
    }
    return member(node, given, null, null);
  }

  private Plan.@Nullable Member inline(Node.Mapping map, Map<Setting, List<Given>> given)
      throws IOException {
    var fields = new Fields(source, map, Key.names(PlanKeys.WHO), problems);
    put(given, Setting.A, fields.scalar("model"));
    put(given, Setting.PERSONA_A, fields.scalar("persona"));
    put(given, Setting.TEMP_A, fields.scalar("temperature"));
    put(given, Setting.REPLY_TOKENS, fields.scalar("max_tokens"));
    var system = fields.scalar("system");
    if (system != null) {
      var text = system.text().startsWith("@") ? "@" + system.text() : system.text();
      given.put(Setting.SYSTEM_A, List.of(given(system).with(text)));
    }
    var name = fields.value("name", Names::checked);
    var id = fields.value("id", PlanMembers::id);
    if (!given.containsKey(Setting.A) && !given.containsKey(Setting.PERSONA_A)) {
      problem(map, "nobody speaks here", "model: provider:model, persona: NAME, or both");
      return null;
    }
    return member(map, given, name, id);
  }

  private Plan.@Nullable Member member(
      Node at, Map<Setting, List<Given>> given, @Nullable String name, @Nullable String id)
      throws IOException {
    var reading = new SpecReading(given, personas, catalog, base, InputStream.nullInputStream());
    var speakers = new Speakers(personas, catalog, HINT);
    var parties = new Parties(reading, personas, speakers, Map.of());
    var read = parties.read(Side.A, null);
    problems.addAll(reading.problems());
    warnings.addAll(reading.warnings());
    if (read == null) {
      return null;
    }
    if (read.speaker() instanceof SpeakerSpec.Human) {
      problem(at, "nobody sits at the keyboard of a batch", "a model, or script:FILE");
      return null;
    }
    var party = name == null ? read : read.named(name);
    return new Plan.Member(
        id == null ? Slug.of(party.name(), LONGEST_ID) : id, party, parties.stopTokens());
  }

  /// Reads an id of the user's.
  static String id(String text) {
    if (!Slug.isId(text)) {
      throw new IllegalArgumentException("an id is written like free-will.2, at most 96 letters");
    }
    return text;
  }

  private void put(Map<Setting, List<Given>> given, Setting setting, Node.@Nullable Scalar scalar) {
    if (scalar != null) {
      given.put(setting, List.of(given(scalar)));
    }
  }

  private Given given(Node.Scalar scalar) {
    return Given.at(scalar, source, base);
  }

  private void problem(Node at, String message, String hint) {
    problems.add(source.problem(at.line(), at.column(), message, hint));
  }
}
