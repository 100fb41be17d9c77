package dev.lastword.config;

import dev.lastword.text.MalformedTextException;
import dev.lastword.text.Slug;
import dev.lastword.text.Utf8;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;

/// Reads plan files, in our YAML or in the JSON form of the `attractors` project; JSON is YAML, and
/// the two are told apart by their keys. One reading checks the plan and every persona and opener
/// it names, and finds every problem at once.
public final class PlanFile {
  private static final int LONGEST_NAME = 64;

  private final Path directory;
  private final Personas personas;
  private final Catalog catalog;

  /// Knows where to look.
  ///
  /// @param directory the working folder
  /// @param personas finds those that a plan calls by name
  /// @param catalog the providers and dialects there are
  public PlanFile(Path directory, Personas personas, Catalog catalog) {
    this.directory = directory;
    this.personas = personas;
    this.catalog = catalog;
  }

  /// A plan, and what its author may want to look at.
  ///
  /// @param plan the plan
  /// @param warnings they stop nothing
  /// @param yaml the plan's file in our form, without its comments; reads as the same plan where
  ///   the file stands
  public record Read(Plan plan, List<Problem> warnings, String yaml) {
    /// Copies the warnings.
    public Read {
      Objects.requireNonNull(plan);
      Objects.requireNonNull(yaml);
      warnings = List.copyOf(warnings);
    }
  }

  /// Reads a plan.
  ///
  /// @param word the path, from the working folder
  /// @return the plan
  /// @throws UsageException with every problem found
  /// @throws IOException where a file that is there cannot be read
  public Read read(String word) throws IOException {
    var file = file(word);
    try (var in = Files.newInputStream(file)) {
      var bytes = in.readNBytes(Yaml.MOST_BYTES + 1);
      if (bytes.length > Yaml.MOST_BYTES) {
        throw new UsageException(
            Problem.with(word, "a plan is at most 1 MiB", "put long text into files"));
      }
      return read(new SourceText(word, withoutMark(Utf8.decode(bytes))), file);
    } catch (MalformedTextException e) {
      throw new UsageException(
          Problem.with(word, "not a text: " + e.getMessage(), "save it as UTF-8"));
    }
  }

  private Path file(String word) throws IOException {
    try {
      var file = directory.resolve(word);
      if (Files.isRegularFile(file)) {
        return file;
      }
    } catch (InvalidPathException e) {
      throw new UsageException(Problem.with("", "\"" + word + "\" cannot be a path", ""));
    }
    throw new UsageException(
        Problem.with(
            "", "there is no plan \"" + word + "\"", Speakers.nearestFile(directory, word)));
  }

  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private Read read(SourceText source, Path file) throws IOException {
    var problems = new ArrayList<Problem>();
    var warnings = new ArrayList<Problem>();
    var written = Yaml.read(source, source.text(), 1, problems);
    if (written == null) {
      throw new UsageException(problems);
    }
    var map =
        Attractors.is(written) ? new Attractors(source, problems, warnings).plan(written) : written;
    var base = Objects.requireNonNullElse(file.toAbsolutePath().getParent(), directory);
    var reading = new PlanReading(source, base, personas, catalog, problems, warnings);
    var plan = reading.plan(map, Slug.of(Personas.stem(file), LONGEST_NAME));
    if (plan == null || !problems.isEmpty()) {
      throw new UsageException(Problem.inOrder(List.copyOf(new LinkedHashSet<>(problems))));
    }
    return new Read(plan, List.copyOf(new LinkedHashSet<>(warnings)), YamlText.of(map));
  }
}
