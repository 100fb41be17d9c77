package dev.lastword.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lastword.talk.Side;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownLogTest {
  private static final LocalDateTime NOON = LocalDateTime.of(2026, 11, 21, 12, 0, 1);
  private static final List<Line> LINES =
      List.of(Line.Said.of(Side.A, "Hi\n---"), new Line.Operator("o"), Line.Said.of(Side.B, ""));

  @TempDir Path folder;
  private final MarkdownWriter writer = new MarkdownWriter(false);

  private static Transcript talk(List<Line> lines, @Nullable LocalDateTime ended) {
    var footer = ended == null ? null : new Footer("messages", null, 2, "", List.of(), "");
    return new Transcript(
        "t",
        null,
        List.of("x", "y"),
        NOON,
        ended,
        List.of(),
        lines,
        footer,
        Transcript.Form.MARKDOWN,
        List.of());
  }

  @Test
  void growsByTheMessageAndIsReadableAtEachStep() throws IOException {
    var file = folder.resolve("t.md");
    try (var log = MarkdownLog.create(file, writer, talk(List.of(), null))) {
      var said = new ArrayList<Line>();
      for (var line : LINES) {
        var before = Files.readString(file);
        log.add(line);
        said.add(line);
        assertThat(Files.readString(file)).startsWith(before);
        assertThat(Transcripts.read(file)).containsExactly(talk(said, null));
      }
      log.finish(talk(LINES, NOON));
    }
    assertThat(Transcripts.read(file)).containsExactly(talk(LINES, NOON));
    assertThat(Files.readString(file)).contains("**Messages:** 2\n");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void isCreatedExclusively() throws IOException {
    var file = Files.writeString(folder.resolve("t.md"), "mine");
    assertThatThrownBy(() -> MarkdownLog.create(file, writer, talk(List.of(), null)))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(file).hasContent("mine");
  }

  @Test
  void goesOnAfterAnEnd() throws IOException {
    var file = folder.resolve("t.md");
    try (var log = MarkdownLog.create(file, writer, talk(List.of(), null))) {
      log.finish(talk(LINES.subList(0, 2), NOON));
    }
    try (var log = MarkdownLog.reopen(file, writer, talk(LINES.subList(0, 2), null))) {
      log.add(LINES.getLast());
    }
    assertThat(Transcripts.read(file)).containsExactly(talk(LINES, null));
  }

  @Test
  void survivesAnInterrupt() throws IOException {
    var file = folder.resolve("t.md");
    try (var log = MarkdownLog.create(file, writer, talk(List.of(), null))) {
      Thread.currentThread().interrupt();
      LINES.forEach(line -> add(log, line));
      log.finish(talk(LINES, NOON));
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(Transcripts.read(file)).containsExactly(talk(LINES, NOON));
  }

  /// Writes messages until the disk is full, tries once more, and says how many it holds.
  static final class Writer {
    private Writer() {}

    public static void main(String[] args) throws IOException {
      var line = Line.Said.of(Side.A, "The ferry leaves at nine, fög or not. ".repeat(30));
      try (var log =
          MarkdownLog.create(Path.of(args[0]), new MarkdownWriter(false), talk(List.of(), null))) {
        for (var held = 0; ; held++) {
          try {
            log.add(line);
          } catch (IOException e) {
            System.out.println(held + " " + e.getMessage());
            log.add(Line.Said.of(Side.B, "Short enough."));
          }
        }
      }
    }
  }

  /// The file size limit of a shell is a disk that is full.
  @ParameterizedTest
  @ValueSource(ints = {4, 7, 15})
  void aFullDiskLeavesWholeMessagesOnly(int blocks) throws Exception {
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no ulimit");
    var file = folder.resolve("t.md");
    var said = limited(blocks, file).split(" ", 2);
    assertThat(said[1]).startsWith(file + " cannot be written: ");
    var messages = Transcripts.read(file).getFirst().messages();
    assertThat(messages).hasSize(Integer.parseInt(said[0])).isNotEmpty();
    assertThat(messages).allMatch(message -> message.text().endsWith("not. "));
    assertThat(Files.readString(file)).endsWith("\n\n---\n\n");
  }

  @Test
  void aDiskThatIsFullFromTheStartLeavesNoLog() throws Exception {
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no ulimit");
    limited(0, folder.resolve("t.md"));
    assertThat(folder).isEmptyDirectory();
  }

  private static String limited(int blocks, Path file) throws Exception {
    var program =
        new ProcessBuilder(
                "/bin/sh",
                "-c",
                "ulimit -f " + blocks + "; exec \"$0\" \"$@\"",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                Writer.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    var said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(program.waitFor()).as(said).isEqualTo(1);
    return said;
  }

  private static void add(MarkdownLog log, Line line) {
    try {
      log.add(line);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
