package dev.lastword.config;

import dev.lastword.endpoint.Deadlines;
import dev.lastword.endpoint.Limits;
import dev.lastword.endpoint.ModelRef;
import dev.lastword.endpoint.Price;
import dev.lastword.endpoint.ProviderTable;
import dev.lastword.text.MalformedTextException;
import dev.lastword.text.Utf8;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The configuration files: `./lastword.yaml`, then `lastword/config.yaml` in the user's
/// configuration folder. What the first says hides what the second says.
public final class ConfigFiles {
  private static final Map<String, Setting> CAPS =
      Map.of(
          "messages", Setting.MAX_MESSAGES,
          "total_tokens", Setting.MAX_TOTAL_TOKENS,
          "cost_usd", Setting.MAX_COST,
          "time", Setting.MAX_TIME);
  private static final Map<String, Setting> STOP =
      Map.of(
          "policy", Setting.POLICY,
          "when", Setting.STOP,
          "phrases", Setting.STOP_PHRASE,
          "patterns", Setting.STOP_PATTERN,
          "action", Setting.STOP_ACTION);
  private static final String PROVIDERS = "providers";
  private static final String RATES = "rates";
  private static final String DEADLINES = "deadlines";
  private static final String RATES_VARIABLE = "LASTWORD_RATES";
  private static final String DEADLINES_VARIABLE = "LASTWORD_DEADLINES";

  private final List<Map<Setting, List<Given>>> layers = new ArrayList<>();
  private final Map<String, Map<String, Object>> providers = new LinkedHashMap<>();
  private final Traffic traffic = new Traffic();
  private static final String PRICES = "prices";

  private final Map<String, Map<String, Price>> prices = new LinkedHashMap<>();
  private final List<PriceRows.Named> priced = new ArrayList<>();
  private final List<Path> found = new ArrayList<>();

  private ConfigFiles() {}

  /// Reads the files that are there.
  ///
  /// @param directory the working folder
  /// @param env the environment: XDG_CONFIG_HOME and HOME are looked at, and LASTWORD_RATES and
  ///   LASTWORD_DEADLINES, which hide what the files say
  /// @return what they say, unchecked but for its form
  /// @throws UsageException with every problem of form
  /// @throws IOException where a file that is there cannot be read
  public static ConfigFiles read(Path directory, Map<String, String> env) throws IOException {
    var files = new ConfigFiles();
    var problems = new ArrayList<Problem>();
    var home = folder(env);
    files.traffic.rates(variable(env, RATES_VARIABLE, problems), problems);
    files.traffic.deadlines(variable(env, DEADLINES_VARIABLE, problems), problems);
    files.add(directory.resolve("lastword.yaml"), "lastword.yaml", problems);
    if (home != null) {
      var file = home.resolve("config.yaml");
      files.add(file, file.toString(), problems);
    }
    files.refuseUnknownProviders(problems);
    UsageException.throwIfAny(problems);
    return files;
  }

  /// The user's configuration folder.
  ///
  /// @param env the environment
  /// @return `$XDG_CONFIG_HOME/lastword` or `$HOME/.config/lastword`; null where neither is set
  public static @Nullable Path folder(Map<String, String> env) {
    var config = env.getOrDefault("XDG_CONFIG_HOME", "");
    if (!config.isBlank() && Path.of(config).isAbsolute()) {
      return Path.of(config, "lastword");
    }
    var home = env.getOrDefault("HOME", "");
    return home.isBlank() ? null : Path.of(home, ".config", "lastword");
  }

  /// The user's own rows for the provider table.
  ///
  /// @return provider name to row, as JSON values
  public Map<String, Map<String, Object>> providers() {
    return Collections.unmodifiableMap(providers);
  }

  /// How much the providers may be asked.
  ///
  /// @param catalog the providers there are
  /// @return provider name to limits; `custom` stands for bare addresses
  /// @throws UsageException where a name is no provider's, with its place
  public Map<String, Limits> rates(Catalog catalog) {
    return traffic.rates(catalog);
  }

  /// How long a call may take.
  ///
  /// @return the usual deadlines where nobody says otherwise
  public Deadlines deadlines() {
    return traffic.deadlines();
  }

  /// A mapping that a variable of the environment holds, written like the value of a key here.
  private static Traffic.@Nullable Place variable(
      Map<String, String> env, String name, List<Problem> problems) {
    var text = env.getOrDefault(name, "");
    var source = new SourceText(name, text);
    var map = text.isBlank() ? null : Yaml.read(source, text, 1, problems);
    return map == null ? null : new Traffic.Place(source, map);
  }

  /// The user's own prices.
  ///
  /// @return provider to model to price
  public Map<String, Map<String, Price>> prices() {
    return Collections.unmodifiableMap(prices);
  }

  /// A price under a name that nobody is asked by would never be found.
  private void refuseUnknownProviders(List<Problem> problems) {
    if (priced.isEmpty()) {
      return;
    }
    var known = new TreeSet<>(providers.keySet());
    ProviderTable.builtIn().all().forEach(row -> known.add(row.name()));
    known.add(ModelRef.CUSTOM);
    priced.stream()
        .map(name -> name.problem(known))
        .filter(Objects::nonNull)
        .limit(Yaml.MOST_PROBLEMS)
        .forEach(problems::add);
  }

  /// The files that were there.
  ///
  /// @return the nearest first
  public List<Path> found() {
    return List.copyOf(found);
  }

  /// What each file says, the nearest first.
  List<Map<Setting, List<Given>>> layers() {
    return List.copyOf(layers);
  }

  private void add(Path file, String name, List<Problem> problems) throws IOException {
    if (!Files.isRegularFile(file)) {
      return;
    }
    found.add(file);
    try (var in = Files.newInputStream(file)) {
      var bytes = in.readNBytes(Yaml.MOST_BYTES + 1);
      if (bytes.length > Yaml.MOST_BYTES) {
        problems.add(Problem.with(name, "a configuration file is at most 1 MiB", ""));
        return;
      }
      var text = Utf8.decode(bytes);
      var source = new SourceText(name, text);
      var map = Yaml.read(source, text, 1, problems);
      if (map != null) {
        var base = Objects.requireNonNullElse(file.toAbsolutePath().getParent(), file);
        layers.add(new Reading(source, base, problems).settings(map));
      }
    } catch (MalformedTextException e) {
      problems.add(Problem.with(name, "not a text: " + e.getMessage(), "save it as UTF-8"));
    }
  }

  /// One reading of one file.
  private final class Reading {
    private final SourceText source;
    private final Path base;
    private final List<Problem> problems;
    private final Map<Setting, List<Given>> settings = new EnumMap<>(Setting.class);

    private Reading(SourceText source, Path base, List<Problem> problems) {
      this.source = source;
      this.base = base;
      this.problems = problems;
    }

    private Map<Setting, List<Given>> settings(Node.Mapping map) {
      var known = new ArrayList<String>();
      for (var setting : Setting.values()) {
        known.add(setting.key());
      }
      known.add("caps");
      known.addAll(List.of(PROVIDERS, RATES, DEADLINES, PRICES));
      var fields = new Fields(source, map, known, problems);
      for (var setting : Setting.values()) {
        if (setting == Setting.VAR) {
          vars(fields);
        } else if (!isStopMapping(map, setting)) {
          take(setting, fields.list(setting.key()));
        }
      }
      nested(fields.mapping("caps"), CAPS);
      if (isStopMapping(map, Setting.STOP)) {
        nested(fields.mapping("stop"), STOP);
      }
      providers(fields);
      traffic.rates(place(fields, RATES), problems);
      traffic.deadlines(place(fields, DEADLINES), problems);
      prices(fields);
      return settings;
    }

    private Traffic.@Nullable Place place(Fields fields, String key) {
      var map = fields.mapping(key);
      return map == null ? null : new Traffic.Place(source, map);
    }

    private boolean isStopMapping(Node.Mapping map, Setting setting) {
      var entry = map.entry(setting.key());
      return setting == Setting.STOP && entry != null && entry.value() instanceof Node.Mapping;
    }

    private void nested(Node.@Nullable Mapping map, Map<String, Setting> keys) {
      if (map == null) {
        return;
      }
      var fields = new Fields(source, map, keys.keySet().stream().sorted().toList(), problems);
      keys.forEach((key, setting) -> take(setting, fields.list(key)));
    }

    private void vars(Fields fields) {
      var map = fields.mapping(Setting.VAR.key());
      for (var entry : map == null ? List.<Node.Entry>of() : map.entries()) {
        if (entry.value() instanceof Node.Scalar value) {
          var key = entry.key();
          var given = given(key, key.text() + "=" + value.text());
          settings.computeIfAbsent(Setting.VAR, _ -> new ArrayList<>()).add(given);
        } else {
          fields.problem(entry.value(), entry.key().text() + " must be a single value", "");
        }
      }
    }

    private void take(Setting setting, List<Node.Scalar> values) {
      if (!values.isEmpty()) {
        settings.put(setting, values.stream().map(v -> given(v, v.text())).toList());
      }
    }

    private Given given(Node.Scalar at, String text) {
      return new Given(text, new Given.InFile(source, at.line(), at.column(), base));
    }

    private void prices(Fields fields) {
      var map = fields.mapping(PRICES);
      if (map != null) {
        var file = Objects.requireNonNull(Path.of(source.name()).getFileName()).toString();
        new PriceRows(source, file, problems)
            .read(map, priced)
            .forEach((provider, models) -> {
              var mine = prices.computeIfAbsent(provider, _ -> new LinkedHashMap<>());
              models.forEach(mine::putIfAbsent);
            });
      }
    }

    private void providers(Fields fields) {
      var map = fields.mapping(PROVIDERS);
      for (var entry : map == null ? List.<Node.Entry>of() : map.entries()) {
        if (entry.value() instanceof Node.Mapping row) {
          providers.putIfAbsent(entry.key().text(), row(fields, row));
        } else {
          fields.problem(entry.value(), "a provider is a row of keys and values", "");
        }
      }
    }

    private Map<String, Object> row(Fields fields, Node.Mapping row) {
      Map<String, Object> values = new LinkedHashMap<>();
      for (var entry : row.entries()) {
        var value = Node.json(entry.value());
        if (value == null) {
          fields.problem(entry.value(), entry.key().text() + " has no value", "leave the line out");
        } else {
          values.put(entry.key().text(), value);
        }
      }
      return Collections.unmodifiableMap(values);
    }
  }
}
