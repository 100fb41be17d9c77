package dev.lastword.config;

import com.google.re2j.Pattern;
import dev.lastword.talk.Side;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Turns what stands after `-a` and `-b`, and what personas say of their model, into speakers.
final class Speakers {
  private static final String EXAMPLE = "such as anthropic:claude-haiku-4-5";
  private static final Pattern URL = Pattern.compile("(?i)https?://.*");
  private static final Pattern MODEL = Pattern.compile("[^\\s\\pC\\pZ]{1,256}");
  private static final int MOST_SIBLINGS = 2_000;

  private final Personas personas;
  private final Catalog catalog;

  Speakers(Personas personas, Catalog catalog) {
    this.personas = personas;
    this.catalog = catalog;
  }

  /// Whether a word means a persona: a path or a bare name.
  boolean isPersona(String word) {
    if (word.startsWith("script:") || word.startsWith("replay:") || URL.matches(word)) {
      return false;
    }
    return personas.isPath(word) || word.indexOf(':') < 0;
  }

  /// Reads every form but a persona.
  SpeakerSpec read(Given given) throws IOException {
    var word = given.text().strip();
    var rest = word.substring(word.indexOf(':') + 1);
    if (word.startsWith("script:")) {
      return new SpeakerSpec.Script(existing(given.with(rest)));
    }
    if (word.startsWith("replay:")) {
      return replay(given, rest);
    }
    if (word.startsWith("human:")) {
      if (!rest.isEmpty()) {
        throw refused(given, "human: takes nothing after the colon", "");
      }
      return new SpeakerSpec.Human();
    }
    return model(given.with(word));
  }

  /// The model of a persona.
  SpeakerSpec.Model model(Persona persona, Given asked, Side side) {
    if (persona.model() == null) {
      var hint = "-%1$s provider:model --persona-%1$s %2$s".formatted(side.code(), asked.text());
      throw refused(asked, "persona \"" + asked.text() + "\" names no model", hint);
    }
    var at = asked.with(persona.model());
    var named = persona.provider() == null && persona.baseUrl() == null;
    if (named) {
      var form = model(at);
      var dialect = persona.dialect();
      return new SpeakerSpec.Model(
          form.provider(), form.model(), form.baseUrl(), dialect, persona.keyEnv());
    }
    return new SpeakerSpec.Model(
        persona.provider() == null ? SpeakerSpec.Model.CUSTOM : provider(at, persona.provider()),
        modelName(at, persona.model()),
        persona.baseUrl(),
        persona.dialect(),
        persona.keyEnv());
  }

  private SpeakerSpec.Model model(Given given) {
    var form = given.text();
    if (URL.matches(form)) {
      return byUrl(given, form);
    }
    var colon = form.indexOf(':');
    if (colon < 1) {
      throw refused(given, "\"" + form + "\" names no provider", "provider:model, " + EXAMPLE);
    }
    var provider = provider(given, form.substring(0, colon));
    var name = modelName(given, form.substring(colon + 1));
    return new SpeakerSpec.Model(provider, name, null, null, null);
  }

  private SpeakerSpec.Model byUrl(Given given, String form) {
    var hash = form.indexOf('#');
    if (hash < 0 || hash == form.length() - 1) {
      throw refused(
          given,
          "the URL \"" + form + "\" names no model",
          "such as http://127.0.0.1:8080/v1#name");
    }
    try {
      var url = BaseUrl.of(form.substring(0, hash));
      var name = modelName(given, form.substring(hash + 1));
      return new SpeakerSpec.Model(SpeakerSpec.Model.CUSTOM, name, url, null, null);
    } catch (IllegalArgumentException e) {
      throw refused(given, "\"" + form + "\" cannot be asked", String.valueOf(e.getMessage()));
    }
  }

  private String provider(Given given, String written) {
    var name = written.strip().toLowerCase(Locale.ROOT);
    if (!catalog.hasProvider(name)) {
      throw refused(given, "unknown provider \"" + written + "\"", catalog.nearProvider(name));
    }
    return name;
  }

  private static String modelName(Given given, String name) {
    if (!MODEL.matches(name)) {
      throw refused(
          given,
          name.isEmpty() ? "no model is named" : "\"" + name + "\" cannot be a model's name",
          "provider:model, " + EXAMPLE);
    }
    return name;
  }

  private SpeakerSpec replay(Given given, String rest) throws IOException {
    var hash = rest.lastIndexOf('#');
    if (hash < 1 || hash == rest.length() - 1) {
      throw refused(given, "whom to replay is not said", "replay:FILE#SPEAKER");
    }
    var file = existing(given.with(rest.substring(0, hash)));
    return new SpeakerSpec.Replay(file, rest.substring(hash + 1));
  }

  private static Path existing(Given given) throws IOException {
    var file = given.path();
    if (given.text().isEmpty() || !Files.isRegularFile(file)) {
      throw refused(given, "\"" + given.text() + "\" is not there", nearestFile(file));
    }
    return file;
  }

  /// The same for a path as it was written.
  static String nearestFile(Path directory, String word) throws IOException {
    try {
      return nearestFile(directory.resolve(word));
    } catch (InvalidPathException e) {
      return "no file can have this name";
    }
  }

  /// The file beside a missing one that was probably meant.
  static String nearestFile(Path missing) throws IOException {
    var folder = missing.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return "";
    }
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (var file : files) {
        names.add(String.valueOf(file.getFileName()));
        if (names.size() >= MOST_SIBLINGS) {
          break;
        }
      }
    }
    return Nearest.hint(String.valueOf(missing.getFileName()), names, "");
  }

  private static UsageException refused(Given given, String message, String hint) {
    return new UsageException(given.problem(message, hint));
  }
}
