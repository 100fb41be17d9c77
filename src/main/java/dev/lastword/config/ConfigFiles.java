package dev.lastword.config;

import dev.lastword.endpoint.Deadlines;
import dev.lastword.endpoint.Limits;
import dev.lastword.endpoint.Price;
import dev.lastword.text.MalformedTextException;
import dev.lastword.text.Utf8;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The configuration files: `./lastword.yaml`, then `lastword/config.yaml` in the user's
/// configuration folder. What the first says hides what the second says.
public final class ConfigFiles {
  private static final String RATES = "rates";
  private static final String DEADLINES = "deadlines";
  private static final String RATES_VARIABLE = "LASTWORD_RATES";
  private static final String DEADLINES_VARIABLE = "LASTWORD_DEADLINES";

  private final List<Map<Setting, List<Given>>> layers = new ArrayList<>();
  private final OwnTables tables = new OwnTables();
  private final Traffic traffic = new Traffic();
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
    files.tables.refuseUnknownProviders(problems);
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
    return tables.providers();
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
    return tables.prices();
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
        take(source, base, map, problems);
      }
    } catch (MalformedTextException e) {
      problems.add(Problem.with(name, "not a text: " + e.getMessage(), "save it as UTF-8"));
    }
  }

  private void take(SourceText source, Path base, Node.Mapping map, List<Problem> problems) {
    var known = new ArrayList<>(Layer.KEYS);
    known.addAll(List.of(OwnTables.PROVIDERS, RATES, DEADLINES, OwnTables.PRICES));
    var fields = new Fields(source, map, known, problems);
    layers.add(new Layer(source, base, problems).read(map, fields));
    tables.takeProviders(fields);
    traffic.rates(place(source, fields, RATES), problems);
    traffic.deadlines(place(source, fields, DEADLINES), problems);
    tables.takePrices(source, fields, problems);
  }

  private static Traffic.@Nullable Place place(SourceText source, Fields fields, String key) {
    var map = fields.mapping(key);
    return map == null ? null : new Traffic.Place(source, map);
  }
}
