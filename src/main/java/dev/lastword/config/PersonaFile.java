package dev.lastword.config;

import com.google.re2j.Pattern;
import dev.lastword.endpoint.Sampling;
import dev.lastword.text.MalformedTextException;
import dev.lastword.text.Utf8;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Reads persona files: YAML front matter between two lines `---`, and the system prompt below it.
/// Without front matter the whole file is the prompt.
public final class PersonaFile {
  /// The keys of the front matter.
  public static final List<String> KEYS =
      List.of(
          "name",
          "model",
          "provider",
          "base_url",
          "dialect",
          "key_env",
          "temperature",
          "top_p",
          "max_tokens",
          "seed",
          "stop_token",
          "vars",
          "extra");

  static final int MOST_PROMPT_BYTES = 16 << 20;
  static final int MOST_FILE_BYTES = MOST_PROMPT_BYTES + Yaml.MOST_BYTES + 16;
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");

  // What we write ourselves into every request.
  private static final List<String> OURS =
      List.of("model", "messages", "system", "contents", "stream", "stream_options");

  private PersonaFile() {}

  /// A persona as its file describes it, and what its author may want to look at.
  ///
  /// @param persona the persona
  /// @param warnings such as `${word}` that is no variable; they stop nothing
  public record Read(Persona persona, List<Problem> warnings) {
    /// Copies the warnings.
    public Read {
      Objects.requireNonNull(persona);
      warnings = List.copyOf(warnings);
    }
  }

  /// Reads a persona file.
  ///
  /// @param source the file's name for messages
  /// @param stem the name a file without one gives its persona
  /// @param bytes the whole file
  /// @param vars variables that override those of the file
  /// @param catalog the providers and dialects there are
  /// @return the persona
  /// @throws UsageException with every problem of the file
  public static Read read(
      String source, String stem, byte[] bytes, Map<String, String> vars, Catalog catalog) {
    if (bytes.length > MOST_FILE_BYTES) {
      throw new UsageException(Problem.with(source, "a persona file is at most 17 MiB", ""));
    }
    try {
      return new Reading(new SourceText(source, Utf8.decode(bytes)), catalog).persona(stem, vars);
    } catch (MalformedTextException e) {
      throw new UsageException(
          Problem.with(source, "not a text: " + e.getMessage(), "save it as UTF-8"));
    }
  }

  /// One reading of one file.
  private static final class Reading {
    private final SourceText source;
    private final Catalog catalog;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    private Reading(SourceText source, Catalog catalog) {
      this.source = source;
      this.catalog = catalog;
    }

    private Read persona(String stem, Map<String, String> vars) {
      var parts = FrontMatter.of(source.text());
      if (parts == null) {
        throw new UsageException(
            source.problem(
                1,
                1,
                "the front matter is not closed",
                "a line " + FrontMatter.FENCE + " ends it"));
      }
      var map = Yaml.read(source, parts.yaml(), 2, problems);
      UsageException.throwIfAny(map == null ? problems : List.of());
      var persona = persona(Objects.requireNonNull(map), stem, parts.prompt(), vars);
      UsageException.throwIfAny(Problem.inOrder(problems));
      return new Read(persona, warnings);
    }

    private Persona persona(Node.Mapping map, String stem, int prompt, Map<String, String> given) {
      var fields = new Fields(source, map, KEYS, problems);
      var name = fields.value("name", Names::checked);
      var vars = new LinkedHashMap<>(vars(fields));
      vars.putAll(given);
      var baseUrl = fields.value("base_url", BaseUrl::of);
      var stopToken = fields.value("stop_token", Names::checked);
      return new Persona(
          source.name(),
          name == null ? Names.fitted(stem) : name,
          fields.value("model", text -> model(text, map)),
          fields.value("provider", this::provider),
          baseUrl,
          fields.value("dialect", this::dialect),
          fields.value("key_env", PersonaFile::variable),
          sampling(fields),
          stopToken,
          vars,
          prompt(prompt, vars));
    }

    private String model(String text, Node.Mapping map) {
      if (map.entry("provider") == null && map.entry("base_url") == null) {
        ModelForm.parse(text, catalog);
      }
      return ModelForm.name(text, text);
    }

    private String provider(String name) {
      if (!catalog.hasProvider(name)) {
        throw new IllegalArgumentException(catalog.nearProvider(name));
      }
      return Names.checked(name);
    }

    private String dialect(String name) {
      if (!catalog.hasDialect(name)) {
        throw new IllegalArgumentException(catalog.nearDialect(name));
      }
      return Names.checked(name);
    }

    private Sampling sampling(Fields fields) {
      var maxTokens = fields.value("max_tokens", text -> (int) Amounts.count(text, 10_000_000));
      return new Sampling(
          fields.value("temperature", text -> Amounts.between(text, "0", "2")),
          fields.value("top_p", text -> Amounts.between(text, "0", "1")),
          maxTokens,
          fields.value("seed", PersonaFile::seed),
          List.of(),
          extra(fields));
    }

    private Map<String, String> vars(Fields fields) {
      Map<String, String> vars = new LinkedHashMap<>();
      var map = fields.mapping("vars");
      for (var entry : map == null ? List.<Node.Entry>of() : map.entries()) {
        var name = entry.key().text();
        if (!Substitution.isName(name)) {
          fields.problem(
              entry.key(), "\"" + name + "\" cannot name a variable", "letters, digits, _ and -");
        } else if (entry.value() instanceof Node.Scalar value) {
          vars.put(name, value.text());
        } else {
          fields.problem(entry.value(), name + " must be a single value", "quote it if it is text");
        }
      }
      return vars;
    }

    private Map<String, Object> extra(Fields fields) {
      Map<String, Object> extra = new LinkedHashMap<>();
      var map = fields.mapping("extra");
      for (var entry : map == null ? List.<Node.Entry>of() : map.entries()) {
        var key = entry.key();
        var value = Node.json(entry.value());
        if (LiteralKey.isSecretName(key.text())) {
          fields.problem(
              key, "extra must not hold \"" + key.text() + "\"", "key_env names a variable");
        } else if (OURS.contains(key.text())) {
          fields.problem(key, "extra must not set \"" + key.text() + "\"", "it is ours to send");
        } else if (value == null) {
          fields.problem(entry.value(), key.text() + " has no value", "leave the line out");
        } else {
          extra.put(key.text(), value);
        }
      }
      return extra;
    }

    private String prompt(int from, Map<String, String> vars) {
      var written = source.text().substring(from);
      var key = LiteralKey.start(written);
      if (key >= 0) {
        problems.add(
            source.problemAt(
                from + key, "this looks like a key, and prompts are sent", "take it out"));
      }
      if (written.isBlank()) {
        problems.add(
            source.problem("the prompt is blank", "the text below the front matter is it"));
      }
      var filled = new Substitution(vars).fill(source, from, MOST_PROMPT_BYTES, warnings);
      if (filled.length() > MOST_PROMPT_BYTES || bytes(filled) > MOST_PROMPT_BYTES) {
        problems.add(source.problem("the prompt is larger than 16 MiB", ""));
      }
      return filled;
    }
  }

  private static String variable(String text) {
    if (!VARIABLE.matches(text)) {
      throw new IllegalArgumentException("key_env names a variable, such as OPENAI_API_KEY");
    }
    return text;
  }

  private static long seed(String text) {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("a whole number is needed", e);
    }
  }

  private static long bytes(String text) {
    return text.codePoints()
        .mapToLong(point -> point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4)
        .sum();
  }
}
