package dev.lastword.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes one [Spec] of all that was said about a run. A flag hides the environment, the environment
/// hides `./lastword.yaml`, that hides the user's own configuration file, and that the defaults.
public final class SpecReader {
  private final Path directory;
  private final Map<String, String> env;
  private final ConfigFiles files;
  private final Catalog catalog;
  private final InputStream input;

  /// Knows where to look.
  ///
  /// @param directory the working folder
  /// @param env the environment
  /// @param files the configuration files
  /// @param catalog the providers and dialects there are
  /// @param input the standard input, read only where `-` asks for it
  public SpecReader(
      Path directory,
      Map<String, String> env,
      ConfigFiles files,
      Catalog catalog,
      InputStream input) {
    this.directory = directory;
    this.env = Map.copyOf(env);
    this.files = files;
    this.catalog = catalog;
    this.input = input;
  }

  /// A run as it was asked for, and what its author may want to look at.
  ///
  /// @param spec the run
  /// @param warnings they stop nothing
  public record Read(Spec spec, List<Problem> warnings) {
    /// Copies the warnings.
    public Read {
      Objects.requireNonNull(spec);
      warnings = List.copyOf(warnings);
    }
  }

  /// Reads when a talk is ended, and nothing else: for talks that exist already.
  ///
  /// @param flags what the command line said
  /// @return when; no stop tokens of any persona are known
  /// @throws UsageException with every problem found
  public StopSettings stop(RunFlags flags) {
    var reading = reading(flags);
    var stop = reading.stop(Set.of(), StopSettings.DEFAULT);
    UsageException.throwIfAny(List.copyOf(new LinkedHashSet<>(reading.problems())));
    return stop;
  }

  /// Reads one switch, and nothing else.
  ///
  /// @param flags what the command line said
  /// @param setting the switch
  /// @return whether it is on
  /// @throws UsageException where it is neither on nor off
  public boolean isOn(RunFlags flags, Setting setting) {
    var reading = reading(flags);
    var on = reading.flag(setting, false);
    UsageException.throwIfAny(List.copyOf(new LinkedHashSet<>(reading.problems())));
    return on;
  }

  /// Reads where the archive is, and nothing else: for conversations that exist already.
  ///
  /// @param flags what the command line said
  /// @return the folder; need not exist
  /// @throws UsageException where it cannot be a folder
  public Path archive(RunFlags flags) {
    var reading = reading(flags);
    var archive = reading.archive();
    UsageException.throwIfAny(List.copyOf(new LinkedHashSet<>(reading.problems())));
    return archive;
  }

  /// Reads one run.
  ///
  /// @param flags what the command line said
  /// @return the run
  /// @throws UsageException with every problem found
  /// @throws IOException where a file that is there cannot be read
  public Read read(RunFlags flags) throws IOException {
    return read(reading(flags), null);
  }

  /// Reads what the command line changes about a run that exists already. Environment and
  /// configuration files are not asked: what was agreed stands until it is changed by word.
  ///
  /// @param before the run as it was agreed
  /// @param flags what the command line said
  /// @return the run, and what its author may want to look at
  /// @throws UsageException with every problem found
  /// @throws IOException where a file that is there cannot be read
  public Read changed(Spec before, RunFlags flags) throws IOException {
    var personas = Personas.in(directory, env, catalog);
    return read(new SpecReading(typed(flags), personas, catalog, directory, input), before);
  }

  private static Read read(SpecReading reading, @Nullable Spec before) throws IOException {
    var spec = reading.spec(before);
    var problems = List.copyOf(new LinkedHashSet<>(reading.problems()));
    if (spec == null || !problems.isEmpty()) {
      throw new UsageException(problems);
    }
    return new Read(spec, List.copyOf(new LinkedHashSet<>(reading.warnings())));
  }

  private SpecReading reading(RunFlags flags) {
    var given = new EnumMap<Setting, List<Given>>(Setting.class);
    for (var layer : files.layers().reversed()) {
      given.putAll(layer);
    }
    given.putAll(environment());
    given.putAll(typed(flags));
    var personas = Personas.in(directory, env, catalog);
    return new SpecReading(given, personas, catalog, directory, input);
  }

  private Map<Setting, List<Given>> environment() {
    var given = new EnumMap<Setting, List<Given>>(Setting.class);
    for (var setting : Setting.values()) {
      var value = env.get(setting.variable());
      if (value != null && !value.isEmpty()) {
        var origin = new Given.Named(setting.variable(), directory);
        var many = isMany(setting) ? value.lines().toList() : List.of(value);
        given.put(setting, many.stream().map(text -> new Given(text, origin)).toList());
      }
    }
    return given;
  }

  private Map<Setting, List<Given>> typed(RunFlags flags) {
    var given = new EnumMap<Setting, List<Given>>(Setting.class);
    flags
        .given()
        .forEach((setting, values) -> {
          var origin = new Given.Named(setting.flag(), directory);
          var list = new ArrayList<Given>();
          values.forEach(value -> list.add(new Given(value, origin)));
          given.put(setting, list);
        });
    return given;
  }

  private static boolean isMany(Setting setting) {
    return switch (setting) {
      case VAR, STOP_PHRASE, STOP_PATTERN, FAIL_ON, INJECT -> true;
      default -> false;
    };
  }
}
