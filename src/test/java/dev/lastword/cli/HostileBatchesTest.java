package dev.lastword.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.batch.MorningReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What somebody may have laid into a batch's folder, or done to it while it runs: nothing is
/// written elsewhere, nothing is paid for that cannot be kept, and nothing waits for ever.
class HostileBatchesTest {
  @TempDir private Path folder;
  private Path night;

  @BeforeEach
  void start() throws IOException {
    night = folder.resolve("transcripts/night");
    Files.writeString(folder.resolve("s.txt"), "Hello.\n---\nGood day.\n");
    Files.createDirectories(folder.resolve("outside"));
  }

  @Test
  void linksFoldersAndPipesWhereJournalsShouldBeAreLeftAlone() throws Exception {
    plan("repeat: 4\n");
    assertThat(run().code()).isZero();
    var journals = journals();
    var kept = folder.resolve("outside/kept");
    Files.move(journals.get(0), kept);
    var before = Files.readString(kept);
    Files.createSymbolicLink(journals.get(0), kept);
    Files.delete(journals.get(1));
    Files.createSymbolicLink(journals.get(1), folder.resolve("outside/none"));
    Files.delete(journals.get(2));
    Files.createDirectory(journals.get(2));
    Files.delete(journals.get(3));
    assertThat(new ProcessBuilder("mkfifo", journals.get(3).toString()).start().waitFor()).isZero();
    for (var option : List.of("-q", "--retry-failed")) {
      var result = run(option);
      assertThat(result.code()).isEqualTo(1);
      assertThat(result.err()).contains("is not a regular file");
    }
    assertThat(kept).hasContent(before);
    assertThat(folder.resolve("outside/none")).doesNotExist();
    assertThat(night.resolve("report.html")).exists();
  }

  @Test
  void aLinkInPlaceOfALogOrOfTheReportIsReplacedAndNotFollowed() throws IOException {
    plan("repeat: 1\n");
    run();
    var journal = journals().getFirst();
    var lines = Files.readAllLines(journal);
    Files.writeString(journal, String.join("\n", lines.subList(0, 3)) + "\n");
    var precious = Files.writeString(folder.resolve("outside/precious"), "mine");
    for (var name : List.of(stem(journal) + ".md", "report.html", "report.json", "report.md")) {
      Files.delete(night.resolve(name));
      Files.createSymbolicLink(night.resolve(name), precious);
    }
    assertThat(run().code()).isZero();
    assertThat(precious).hasContent("mine");
    assertThat(Files.isSymbolicLink(night.resolve(stem(journal) + ".md"))).isFalse();
    assertThat(Files.isSymbolicLink(night.resolve("report.html"))).isFalse();
  }

  @Test
  void theJournalOfAnotherConversationIsNeitherDoneNorGoneOnWith() throws IOException {
    plan("repeat: 3\n");
    run();
    var journals = journals();
    var other = Files.readAllLines(journals.get(2));
    Files.write(journals.get(0), other);
    Files.writeString(journals.get(1), String.join("\n", other.subList(0, 3)) + "\n");
    var before = Files.readString(journals.get(1));
    var result = run("--retry-failed");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err().lines().filter(line -> line.contains("of another conversation")))
        .hasSize(2);
    assertThat(journals.get(1)).hasContent(before);
  }

  @Test
  void aFolderThatIsRemovedEndsTheBatchBeforeTheNextPaidCall() throws IOException {
    var gone = new AtomicBoolean();
    try (var server = new NightServer()) {
      server.with(_ -> {
        if (server.requests() == 5 && !gone.getAndSet(true)) {
          remove(night);
        }
        return null;
      });
      Files.writeString(
          folder.resolve("night.yaml"),
          "pairs: [{a: '%s', b: '%s'}]\nrepeat: 3\njobs: 1\nmax_messages: 8\nstop: {policy: off}\n"
              .formatted(server.model("ada"), server.model("ben")));
      var result = run();
      assertThat(result.code()).isEqualTo(74);
      assertThat(result.err()).contains("was removed while it was being written");
      assertThat(server.requests()).isEqualTo(5);
      assertThat(run("-q").code()).isZero();
    }
  }

  @Test
  void plansOfOneNameShareAFolderAndNothingElse() throws IOException {
    plan("repeat: 1\n");
    Files.createDirectories(folder.resolve("other"));
    Files.copy(folder.resolve("s.txt"), folder.resolve("other/s.txt"));
    Files.writeString(
        folder.resolve("other/night.yaml"),
        Files.readString(folder.resolve("night.yaml")).replace("Knock.", "Ring."));
    assertThat(run().code()).isZero();
    var first = journals().getFirst();
    var before = Files.readString(first);
    var other = new Shell(folder).run("batch", "other/night.yaml");
    assertThat(other.code()).isZero();
    assertThat(other.out()).contains("1 of 1 ended");
    assertThat(first).hasContent(before);
    assertThat(journals()).hasSize(2);
    assertThat(run().out()).contains("1 of 1 ended (1 earlier)");
    assertThat(MorningReport.last(night)).isNotNull();
  }

  @Test
  void aCommandThatLeavesSomethingRunningIsNotWaitedFor() throws IOException {
    plan("repeat: 1\n");
    var began = System.nanoTime();
    var result = run("--on-end", "echo said; sleep 20 & exit 7");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("said", "--on-end failed with 7");
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(18));
  }

  @Test
  void hugeAndHarmfulWordsAreHeldAndShownHarmless() throws IOException {
    var name = "\uD83D\uDC7A".repeat(200);
    Files.writeString(folder.resolve("long.md"), "tide ".repeat(200_000));
    Files.writeString(
        folder.resolve("night.yaml"),
        """
        pairs:
          - {a: {name: %s, model: 'script:s.txt'}, b: {name: B, model: 'script:s.txt'}}
        openers: [{id: long, file: long.md}, {id: odd, text: "\\e[31m\\u202Edrow\\0"}]
        """
            .formatted(name));
    var result = run();
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out() + result.err()).doesNotContain("\u001b", "\u202e");
    assertThat(journals())
        .hasSize(2)
        .allSatisfy(file -> assertThat(stem(file)).hasSizeLessThan(96));
    var device = Files.readString(folder.resolve("night.yaml")).replace("id: odd", "id: con");
    Files.writeString(folder.resolve("con.yaml"), device);
    assertThat(new Shell(folder).run("batch", "con.yaml").err()).contains("id is \"con\"");
    var bidi = Files.readString(folder.resolve("night.yaml")).replace(name, "\"\\u202Ex\"");
    Files.writeString(folder.resolve("night.yaml"), bidi);
    assertThat(run().code()).isEqualTo(2);
  }

  private void plan(String more) throws IOException {
    Files.writeString(
        folder.resolve("night.yaml"),
        """
        pairs:
          - a: {id: kee, name: Keeper, model: 'script:s.txt'}
            b: {id: vis, name: Visitor, model: 'script:s.txt'}
        openers: [Knock.]
        stop: {policy: off}
        """
            + more);
  }

  private Shell.Result run(String... more) {
    var words = Stream.concat(Stream.of("batch", "night.yaml"), Stream.of(more));
    return new Shell(folder).run(words.toArray(String[]::new));
  }

  private List<Path> journals() throws IOException {
    try (Stream<Path> files = Files.list(night)) {
      return files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
    }
  }

  private static String stem(Path journal) {
    return String.valueOf(journal.getFileName()).replace(".jsonl", "");
  }

  private static void remove(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      var all = files.toList();
      for (var i : IntStream.range(0, all.size()).map(n -> all.size() - 1 - n).toArray()) {
        Files.delete(all.get(i));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
