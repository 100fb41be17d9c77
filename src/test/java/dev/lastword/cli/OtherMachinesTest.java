package dev.lastword.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Another locale, time zone, encoding and JVM change nothing: tried with real processes.
class OtherMachinesTest {
  private static final List<String> ELSEWHERE =
      List.of(
          "-Duser.language=tr",
          "-Duser.country=TR",
          "-Duser.timezone=Asia/Kathmandu",
          "-Dfile.encoding=ISO-8859-1",
          "-XX:-CompactStrings",
          "-XX:TieredStopAtLevel=1");
  private static final List<String> HOME =
      List.of("-Duser.language=en", "-Duser.timezone=America/St_Johns");

  @TempDir private Path folder;

  @Test
  void aRunRecordedHereIsTheSameElsewhere() throws Exception {
    var journal = Recorded.model(folder, "--keep-bytes");
    isTheSame(ELSEWHERE, journal);
  }

  @Test
  void aRunRecordedElsewhereIsTheSameHere() throws Exception {
    var sample = Path.of("transcripts/samples/mutual-closing.md").toAbsolutePath();
    var both = "script:" + sample;
    var ran = java(ELSEWHERE, "run", "-a", both, "-b", both, "-q", "--telemetry");
    assertThat(ran).endsWith("\nexit 0");
    isTheSame(HOME, Recorded.journal(folder));
  }

  private void isTheSame(List<String> flags, Path journal) throws Exception {
    assertThat(java(flags, "verify", "latest")).startsWith("intact ").endsWith("\nexit 0");
    assertThat(java(flags, "replay", "latest", "--judge"))
        .startsWith("same verdicts")
        .endsWith("\nexit 0");
    assertThat(java(flags, "replay", "latest")).startsWith("same way").endsWith("\nexit 0");
    java(flags, "replay", "latest", "--markdown", "-o", "again.md");
    assertThat(Files.readAllBytes(folder.resolve("again.md")))
        .isEqualTo(Files.readAllBytes(Recorded.log(journal)));
  }

  private String java(List<String> flags, String... words) throws Exception {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(words));
    var start = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    start.environment().put("HOME", folder.toString());
    start.environment().put("LC_ALL", "C");
    var process = start.start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return said + "\nexit " + process.waitFor();
  }
}
