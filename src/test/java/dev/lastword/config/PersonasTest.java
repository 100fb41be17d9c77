package dev.lastword.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonasTest {
  @TempDir Path work;
  private Personas personas;

  @BeforeEach
  void setUp() throws IOException {
    Files.createDirectories(work.resolve("personas"));
    Files.createDirectories(work.resolve("home/lastword/personas"));
    var env = Map.of("XDG_CONFIG_HOME", work.resolve("home").toString());
    personas = Personas.in(work, env, Catalog.ANY);
  }

  @Test
  void theNearerFolderHidesTheFartherOne() throws IOException {
    assertThat(read("socratic").name()).isEqualTo("Socrates");
    Files.writeString(work.resolve("home/lastword/personas/socratic.md"), "Mine.");
    assertThat(read("socratic").prompt()).isEqualTo("Mine.");
    Files.writeString(work.resolve("personas/socratic.md"), "Here.");
    assertThat(read("socratic").prompt()).isEqualTo("Here.");
    assertThat(read("socratic").source()).isEqualTo("personas/socratic.md");
  }

  @Test
  void takesAPath() throws IOException {
    Files.writeString(work.resolve("x.md"), "At the root.");
    Files.createDirectories(work.resolve("sub"));
    Files.writeString(work.resolve("sub/y"), "Below.");
    assertThat(read("x.md").name()).isEqualTo("x");
    assertThat(read("sub/y").prompt()).isEqualTo("Below.");
    assertThat(read(work.resolve("x.md").toString()).prompt()).isEqualTo("At the root.");
    assertThatThrownBy(() -> read("xx.md"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("there is no persona file \"xx.md\"")
        .hasMessageContaining("nearest: x.md");
  }

  @ParameterizedTest
  @CsvSource({
    "socratik, socratic",
    "Laconic!, laconic",
    "opensource, open-source",
    "game, game-master"
  })
  void namesTheNearestOfAnUnknownName(String word, String nearest) {
    assertThatThrownBy(() -> read(word))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("unknown persona \"" + word + "\"")
        .hasMessageContaining("nearest: " + nearest);
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", ".", "", "a\\..\\b", "C:x", "\u0000", "a\u0000b.md", "\u202e"})
  void neverLeavesItsFolders(String word) {
    assertThatThrownBy(() -> read(word)).isInstanceOf(UsageException.class);
    assertThat(personas.isPath("../x", work)).isTrue();
  }

  @Test
  void listsWhatCanBeHadByName() throws IOException {
    Files.writeString(work.resolve("personas/own.md"), "Own.");
    assertThat(personas.list())
        .hasSize(17)
        .contains(new Personas.Entry("own", "personas/own.md", ""))
        .anySatisfy(entry -> {
          assertThat(entry.name()).isEqualTo("laconic");
          assertThat(entry.place()).isEqualTo("built in");
          assertThat(entry.about()).contains("then stops");
        });
    assertThat(personas.has("own")).isTrue();
    assertThat(personas.has("nobody")).isFalse();
  }

  static Stream<String> shipped() throws IOException {
    try (var files = Files.list(Path.of("personas"))) {
      return files
          .map(Personas::stem)
          .filter(name -> !"INDEX".equals(name))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void everyShippedPersonaIsIndexedAndWellMade(String name) throws IOException {
    assertThat(Files.readString(Path.of("personas/INDEX"))).contains(name + "\t");
    var read = personas.read(name, Map.of());
    assertThat(read.warnings()).isEmpty();
    var persona = read.persona();
    assertThat(persona.source()).isEqualTo(name + ".md (built in)");
    assertThat(persona.model()).isNull();
    assertThat(persona.prompt().split("\\s+", -1)).hasSizeBetween(80, 200);
  }

  @Test
  void theIndexIsSortedAndComplete() throws IOException {
    var indexed =
        Files.readString(Path.of("personas/INDEX")).lines().map(l -> l.split("\t", -1)[0]);
    assertThat(indexed).containsExactlyElementsOf(shipped().toList());
  }

  private Persona read(String word) throws IOException {
    return personas.read(word, Map.of()).persona();
  }
}
