package dev.lastword;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.talk.Ending;
import dev.lastword.text.Utf8;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The conversations we ship are in the form we promise.
class ShippedConversationsTest {
  private static final Path SAMPLES = Path.of("transcripts/samples");

  static Stream<Path> conversations() throws IOException {
    try (var samples = Files.list(SAMPLES).filter(Files::isRegularFile)) {
      var demo = Path.of("src/main/resources/dev/lastword/demo/demo.md");
      return Stream.concat(Stream.of(demo), samples.sorted().toList().stream()).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("conversations")
  void saysWhoSpeaksAndHowOften(Path file) throws IOException {
    var lines = Utf8.decode(Files.readAllBytes(file)).lines().toList();
    var names = lines.getFirst().substring("# ".length()).split(" ↔ ", -1);
    var speakers =
        lines.stream().filter(l -> l.startsWith("### ")).map(l -> l.substring(4)).toList();
    assertThat(lines.get(1)).isEqualTo("<!-- lastword 1 -->");
    assertThat(lines).contains("**Messages:** " + speakers.size());
    assertThat(lines.getLast()).isEqualTo("---");
    assertThat(speakers).hasSizeBetween(12, 32);
    for (var i = 0; i < speakers.size(); i++) {
      assertThat(speakers.get(i)).as("message %d", i + 1).isEqualTo(names[i % 2]);
    }
  }

  @Test
  void everyJudgedEndingWithoutAUsersRuleHasASample() {
    for (var ending : Ending.values()) {
      var usersOwn = ending == Ending.PHRASE || ending == Ending.PATTERN;
      if (ending.kind() == Ending.Kind.JUDGED && !usersOwn) {
        assertThat(SAMPLES.resolve(ending.code() + ".md")).exists();
      }
    }
  }
}
