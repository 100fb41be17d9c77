package dev.lastword.config;

import dev.lastword.talk.Side;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Turns what stands after `-a` and `-b`, and what personas say of their model, into speakers.
final class Speakers {
  private static final int MOST_SIBLINGS = 2_000;

  private final Personas personas;
  private final Catalog catalog;
  private final String noModel;

  Speakers(Personas personas, Catalog catalog) {
    this(personas, catalog, "-%1$s provider:model --persona-%1$s %2$s");
  }

  /// @param noModel what is said where a persona names no model: `%1$s` the side, `%2$s` its name
  Speakers(Personas personas, Catalog catalog, String noModel) {
    this.personas = personas;
    this.catalog = catalog;
    this.noModel = noModel;
  }

  /// Whether a word means a persona: a path or a bare name.
  boolean isPersona(Given given) {
    var word = given.text().strip();
    if (word.startsWith("script:") || word.startsWith("replay:") || ModelForm.isUrl(word)) {
      return false;
    }
    return personas.isPath(word, given.origin().base()) || word.indexOf(':') < 0;
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
      var hint = noModel.formatted(side.code(), asked.text());
      throw refused(asked, "persona \"" + asked.text() + "\" names no model", hint);
    }
    if (persona.provider() == null && persona.baseUrl() == null) {
      var form = model(asked.with(persona.model()));
      return new SpeakerSpec.Model(
          form.provider(), form.model(), form.baseUrl(), persona.dialect(), persona.keyEnv());
    }
    var provider = persona.provider() == null ? SpeakerSpec.Model.CUSTOM : persona.provider();
    return new SpeakerSpec.Model(
        provider, persona.model(), persona.baseUrl(), persona.dialect(), persona.keyEnv());
  }

  private SpeakerSpec.Model model(Given given) {
    try {
      return ModelForm.parse(given.text(), catalog);
    } catch (ModelForm.BadFormException e) {
      throw refused(given, e.what(), e.hint());
    }
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
