package dev.lastword.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalFactsTest {
  @ParameterizedTest
  @CsvSource({
    "xterm-256color, '', '', MANY",
    "xterm, truecolor, '', MANY",
    "xterm-kitty, '', '', MANY",
    "xterm, '', '', SIXTEEN",
    "linux, '', '', SIXTEEN",
    "dumb, truecolor, '', NONE",
    "'', '', '', NONE",
    "xterm-256color, truecolor, 1, NONE"
  })
  void theEnvironmentTellsHowManyColours(
      String term, String colorterm, String noColor, TerminalFacts.Colours colours) {
    var env = Map.of("TERM", term, "COLORTERM", colorterm, "NO_COLOR", noColor);
    assertThat(facts(env).colours()).isEqualTo(colours);
  }

  @Test
  void noTermIsADumbTerminal() {
    assertThat(facts(Map.of()).colours()).isEqualTo(TerminalFacts.Colours.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "15;0, true",
    "0;15, false",
    "0;default;15, false",
    "0;7, false",
    "7;8, true",
    "'', true",
    "nonsense, true"
  })
  void theBackgroundIsDarkUnlessSaidToBeLight(String value, boolean dark) {
    assertThat(facts(Map.of("COLORFGBG", value)).dark()).isEqualTo(dark);
  }

  @ParameterizedTest
  @CsvSource({"'', false, false", "1, true, false", "2, false, true", "1 2, true, true"})
  void theOverrideSaysWhatIsATerminal(String value, boolean out, boolean err) {
    var facts = facts(Map.of(TerminalFacts.OVERRIDE, value));
    assertThat(List.of(facts.out(), facts.err())).containsExactly(out, err);
  }

  @Test
  void asciiCannotDrawOurSigns() {
    var facts = TerminalFacts.of(Map.of(), _ -> true, StandardCharsets.US_ASCII);
    assertThat(facts.unicode()).isFalse();
  }

  @Test
  void everyStreamIsLookedAtByItself(@TempDir Path streams) throws IOException {
    Files.createSymbolicLink(streams.resolve("1"), Path.of("pipe:[4711]"));
    Files.createSymbolicLink(streams.resolve("2"), Path.of("/dev/pts/3"));
    var probe = new TerminalProbe(streams);
    assertThat(probe.isTerminal(1)).isFalse();
    assertThat(probe.isTerminal(2)).isTrue();
    Files.delete(streams.resolve("2"));
    Files.createSymbolicLink(streams.resolve("2"), Path.of("/dev/null"));
    assertThat(probe.isTerminal(2)).isFalse();
  }

  @Test
  void theWidthIsAskedForAtMostOnceASecond() {
    var now = new ArrayDeque<>(List.of(0L, seconds(0.9), seconds(1.1), seconds(2.2)));
    var answers =
        new ArrayDeque<>(List.of(OptionalInt.of(100), OptionalInt.of(60), OptionalInt.empty()));
    var columns = new TerminalColumns(Map.of(), answers::removeFirst, now::removeFirst);
    columns.refresh();
    assertThat(columns.getAsInt()).isEqualTo(100);
    columns.refresh();
    assertThat(columns.getAsInt()).isEqualTo(60);
    columns.refresh();
    assertThat(columns.getAsInt()).isEqualTo(60);
  }

  @ParameterizedTest
  @CsvSource({"72, 72", "0, 80", "'', 80", "wide, 80", "-5, 80", "99999999, 80"})
  void columnsOfTheEnvironmentWin(String value, int columns) {
    var known = new TerminalColumns(Map.of("COLUMNS", value), OptionalInt::empty, () -> seconds(1));
    assertThat(known.getAsInt()).isEqualTo(columns);
  }

  private static long seconds(double seconds) {
    return Duration.ofMillis((long) (seconds * 1000)).toNanos();
  }

  private static TerminalFacts facts(Map<String, String> env) {
    return TerminalFacts.of(env, _ -> false, StandardCharsets.UTF_8);
  }
}
