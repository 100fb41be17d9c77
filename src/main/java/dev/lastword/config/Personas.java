package dev.lastword.config;

import dev.lastword.text.Utf8;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Finds personas: by path, or by name in `./personas`, then in the configuration folder, then
/// among those built in.
public final class Personas {
  private static final String BUILT_IN = "/dev/lastword/personas/";
  private static final String SUFFIX = ".md";

  private final Path directory;
  private final List<Path> folders;
  private final Catalog catalog;

  /// Looks in these places.
  ///
  /// @param directory the folder that relative paths start from
  /// @param folders where names are looked for, in this order, before the built-in ones
  /// @param catalog the providers and dialects that they may name
  public Personas(Path directory, List<Path> folders, Catalog catalog) {
    this.directory = directory;
    this.folders = List.copyOf(folders);
    this.catalog = catalog;
  }

  /// Looks in the usual places: `./personas` and the user's configuration folder.
  ///
  /// @param directory the working folder
  /// @param env the environment: XDG_CONFIG_HOME and HOME are looked at
  /// @param catalog the providers and dialects that personas may name
  /// @return the personas there
  public static Personas in(Path directory, Map<String, String> env, Catalog catalog) {
    var folders = new ArrayList<Path>();
    folders.add(directory.resolve("personas"));
    var home = ConfigFiles.folder(env);
    if (home != null) {
      folders.add(home.resolve("personas"));
    }
    return new Personas(directory, folders, catalog);
  }

  /// A persona that can be had by name.
  ///
  /// @param name the word to say after `-a`
  /// @param place the file, or `built in`
  /// @param about what it is like, for built-in ones; may be empty
  public record Entry(String name, String place, String about) {
    /// Refuses what is absent.
    public Entry {
      Objects.requireNonNull(name);
      Objects.requireNonNull(place);
      Objects.requireNonNull(about);
    }
  }

  /// Lists every persona that can be had by name; a nearer one hides a farther one.
  ///
  /// @return the personas, by name
  /// @throws IOException where a folder cannot be read
  public List<Entry> list() throws IOException {
    Map<String, Entry> entries = new TreeMap<>();
    builtIn().forEach((name, about) -> entries.put(name, new Entry(name, "built in", about)));
    for (var folder : folders.reversed()) {
      for (var file : files(folder)) {
        entries.put(stem(file), new Entry(stem(file), shown(file), ""));
      }
    }
    return List.copyOf(entries.values());
  }

  /// Whether a word can only mean a persona's path: it ends in `.md`, begins like a path or is a
  /// file.
  boolean isPath(String word, Path base) {
    return word.endsWith(SUFFIX)
        || word.startsWith("./")
        || word.startsWith("../")
        || word.startsWith("/")
        || (word.indexOf('/') > 0 && isFile(word, base));
  }

  /// Says whether a word names a persona.
  ///
  /// @param name what stands after `-a`
  /// @return true where [#read] would find one by that name
  /// @throws IOException where a folder cannot be read
  public boolean has(String name) throws IOException {
    return builtIn().containsKey(name) || fileOf(name) != null;
  }

  /// Reads a persona.
  ///
  /// @param word a path or a name
  /// @param vars variables that override those of the file
  /// @return the persona and warnings about it
  /// @throws UsageException where there is none, or it is badly written
  /// @throws IOException where a file that is there cannot be read
  public PersonaFile.Read read(String word, Map<String, String> vars) throws IOException {
    try {
      return find(word, directory, vars);
    } catch (UnknownPersonaException e) {
      throw new UsageException(Problem.with("", e.what(), e.hint()));
    }
  }

  /// The same, for callers who know where the word was written.
  PersonaFile.Read find(String word, Path base, Map<String, String> vars)
      throws IOException, UnknownPersonaException {
    var found = isPath(word, base) ? byPath(word, base, vars) : byName(word, vars);
    if (found == null) {
      throw unknown(word, base);
    }
    return found;
  }

  private UnknownPersonaException unknown(String word, Path base) throws IOException {
    if (isPath(word, base)) {
      var hint = Speakers.nearestFile(base, word);
      return new UnknownPersonaException("there is no persona file \"" + word + "\"", hint);
    }
    var names = list().stream().map(Entry::name).toList();
    var example = "a model is named with its provider, such as anthropic:claude-haiku-4-5";
    return new UnknownPersonaException(
        "unknown persona \"" + word + "\"", Nearest.hint(word, names, example));
  }

  static String stem(Path file) {
    var name = String.valueOf(file.getFileName());
    var dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private PersonaFile.@Nullable Read byPath(String word, Path base, Map<String, String> vars)
      throws IOException {
    if (!isFile(word, base)) {
      return null;
    }
    var file = base.resolve(word);
    return file(file, base.equals(directory) ? word : shown(file), vars);
  }

  private PersonaFile.@Nullable Read byName(String name, Map<String, String> vars)
      throws IOException {
    var file = fileOf(name);
    if (file != null) {
      return file(file, shown(file), vars);
    }
    return builtIn().containsKey(name)
        ? PersonaFile.read(
            name + SUFFIX + " (built in)", name, resource(name + SUFFIX), vars, catalog)
        : null;
  }

  private @Nullable Path fileOf(String name) {
    if (!isName(name)) {
      return null;
    }
    return folders.stream()
        .map(folder -> folder.resolve(name + SUFFIX))
        .filter(Files::isRegularFile)
        .findFirst()
        .orElse(null);
  }

  private PersonaFile.Read file(Path file, String source, Map<String, String> vars)
      throws IOException {
    try (var in = Files.newInputStream(file)) {
      var bytes = in.readNBytes(PersonaFile.MOST_FILE_BYTES + 1);
      return PersonaFile.read(source, stem(file), bytes, vars, catalog);
    }
  }

  private String shown(Path file) {
    return file.startsWith(directory) ? directory.relativize(file).toString() : file.toString();
  }

  private static boolean isFile(String word, Path base) {
    try {
      return Files.isRegularFile(base.resolve(word));
    } catch (InvalidPathException e) {
      return false; // no file system has a file of this name
    }
  }

  private static boolean isName(String name) {
    return !name.isBlank()
        && name.indexOf('/') < 0
        && name.indexOf('\\') < 0
        && name.indexOf(':') < 0
        && !name.startsWith(".")
        && name.length() <= 200
        && Names.fault(name).isEmpty();
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
      var list = new ArrayList<Path>();
      files.forEach(list::add);
      return list.stream().filter(Files::isRegularFile).filter(file -> isName(stem(file))).toList();
    }
  }

  private static Map<String, String> builtIn() throws IOException {
    Map<String, String> entries = new LinkedHashMap<>();
    for (var line : Utf8.decode(resource("INDEX")).lines().toList()) {
      var tab = line.indexOf('\t');
      entries.put(line.substring(0, tab), line.substring(tab + 1));
    }
    return entries;
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = Personas.class.getResourceAsStream(BUILT_IN + name)) {
      if (in == null) {
        throw new IOException("the program lacks its own file " + BUILT_IN + name);
      }
      return in.readAllBytes();
    }
  }
}
