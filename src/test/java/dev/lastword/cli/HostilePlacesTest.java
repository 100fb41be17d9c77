package dev.lastword.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.lastword.journal.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Names that would lead elsewhere, links laid where we write, and things that are no files where
/// we read: nothing is written outside the archive, and nothing waits for ever.
class HostilePlacesTest {
  private static final String ID = "[a-z0-9][a-z0-9._-]{0,95}";

  @TempDir private Path folder;

  @BeforeEach
  void start() throws IOException {
    Files.writeString(folder.resolve("s.txt"), "Hello.\n---\nGood day.\n");
    Files.createDirectories(folder.resolve("out"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../x",
        "../../../../tmp/lastword-escape",
        "/etc/x",
        "a/../../b",
        "..\\\\..\\\\x",
        "CON",
        "nul.md",
        "-rf",
        "--opener",
        ".hidden",
        "~",
        "$HOME",
        "*",
        "x;touch y",
        "|x",
        "深度求索",
        "KIMI",
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
      })
  void aNameStaysInTheArchive(String name) throws IOException {
    persona("a.md", name);
    persona("b.md", name.toLowerCase(Locale.ROOT));
    var before = files();
    var result =
        run("script:s.txt", "script:s.txt", "--persona-a", "./a.md", "--persona-b", "./b.md");
    assertThat(result.code()).as(result.err()).isZero();
    var after = files();
    after.keySet().removeAll(before.keySet());
    assertThat(after.keySet())
        .allMatch(file -> file.startsWith("out/") || file.startsWith("home/"))
        .filteredOn(file -> file.matches("out/[^/]+"))
        .hasSize(2)
        .allMatch(file -> file.matches("out/" + ID + "\\.(md|jsonl)"));
  }

  private void persona(String file, String name) throws IOException {
    Files.writeString(folder.resolve(file), "---\nname: \"" + name + "\"\n---\nSpeak.\n");
  }

  /// The name of a run can be foreseen; whoever may write into the archive could lay a link there.
  @Test
  void aLinkLaidInTheArchiveIsNotFollowed() throws IOException {
    Assumptions.assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    assertThat(run("script:s.txt", "script:s.txt").code()).isZero();
    var names = new ArrayList<String>();
    try (var made = Files.list(folder.resolve("out"))) {
      made.filter(Files::isRegularFile).forEach(file -> names.add(file.getFileName().toString()));
    }
    assertThat(names).hasSize(2);
    for (var name : names) {
      for (var each : List.of(name, "." + name + ".tmp", name + ".sig")) {
        var there = folder.resolve("out").resolve(each);
        Files.deleteIfExists(there);
        Files.createSymbolicLink(there, folder.resolve("elsewhere-" + each));
      }
    }
    assertThat(run("script:s.txt", "script:s.txt").code()).isZero();
    assertThat(files().keySet()).noneMatch(file -> file.contains("elsewhere"));
  }

  @Test
  void aLinkInPlaceOfTheLockIsNotFollowed() throws IOException {
    Assumptions.assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    var hidden = Files.createDirectories(folder.resolve("out/.lastword"));
    Files.createSymbolicLink(hidden.resolve("writers.lock"), folder.resolve("elsewhere"));
    var result = run("script:s.txt", "script:s.txt");
    assertThat(result.code()).as(result.err()).isEqualTo(74);
    assertThat(folder.resolve("elsewhere")).doesNotExist();
  }

  static Stream<List<String>> readers() {
    return Stream.of(
            "run -q -n 2 -a ./PLACE -b script:s.txt",
            "run -q -n 2 -a script:PLACE -b script:s.txt",
            "run -q -n 2 -a replay:PLACE#x -b script:s.txt",
            "run -q -n 2 -a script:s.txt -b script:s.txt --persona-a ./PLACE",
            "run -q -n 2 -a script:s.txt -b script:s.txt --opener @PLACE",
            "run -q -n 2 -a script:s.txt -b script:s.txt --system-a @PLACE",
            "run -q -n 2 -a script:s.txt -b script:s.txt --inject 1:a=@PLACE",
            "detect PLACE",
            "verify PLACE",
            "resume PLACE",
            "replay PLACE",
            "receipt show PLACE")
        .map(words -> Arrays.asList(words.split(" ")));
  }

  /// A pipe that nobody fills, a device that never ends, a link to it, a folder.
  @ParameterizedTest
  @MethodSource("readers")
  void whatIsNoFileIsRefusedAtOnce(List<String> words) throws Exception {
    Assumptions.assumeTrue(Files.exists(Path.of("/dev/zero")), "there are no devices");
    pipe("pipe");
    Files.createSymbolicLink(folder.resolve("link"), Path.of("/dev/zero"));
    for (var place : List.of("pipe", "link", "missing")) {
      var result =
          assertTimeoutPreemptively(
              Duration.ofSeconds(20),
              () ->
                  new Shell(folder)
                      .run(
                          words.stream()
                              .map(word -> word.replace("PLACE", place))
                              .toArray(String[]::new)));
      assertThat(result.code()).as("%s: %s", place, result.err()).isIn(1, 2, 5, 6);
      assertThat(result.err()).doesNotContain("made a mistake").isNotBlank();
    }
    assertThat(folder.resolve("transcripts")).doesNotExist();
    Files.delete(folder.resolve("link"));
  }

  /// A configuration or a file of keys that is a pipe is not waited for either.
  @Test
  void aPipeInPlaceOfAConfigurationOrOfKeysIsNotWaitedFor() throws Exception {
    Assumptions.assumeTrue(Files.exists(Path.of("/dev/zero")), "there are no devices");
    pipe("lastword.yaml");
    pipe("keys");
    var result =
        assertTimeoutPreemptively(
            Duration.ofSeconds(20),
            () ->
                new Shell(folder)
                    .with("LASTWORD_KEYS", folder.resolve("keys").toString())
                    .run("run", "-a", "openai:gpt-5", "-b", "script:s.txt", "-o", "out"));
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("is no plain file");
  }

  private void pipe(String name) throws Exception {
    var made = new ProcessBuilder("mkfifo", folder.resolve(name).toString()).start().waitFor();
    assertThat(made).isZero();
  }

  /// `/sys` takes no files from anybody, whoever runs the tests.
  @Test
  void aFolderThatTakesNoFilesStopsTheRunBeforeAnythingIsSent() throws IOException {
    Assumptions.assumeTrue(Files.isDirectory(Path.of("/sys")), "there is no /sys");
    var result =
        new Shell(folder)
            .run("run", "-a", "http://127.0.0.1:1/v1#m", "-b", "script:s.txt", "-o", "/sys");
    assertThat(result.code()).as(result.err()).isEqualTo(74);
    assertThat(result.err()).startsWith("error: ").contains("/sys/").doesNotContain("127.0");
  }

  @Test
  void anArchiveThatIsALinkIsWrittenWhereItLeads() throws IOException {
    Assumptions.assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    Files.delete(folder.resolve("out"));
    Files.createSymbolicLink(
        folder.resolve("out"), Files.createDirectories(folder.resolve("disk2")));
    assertThat(run("script:s.txt", "script:s.txt").code()).isZero();
    try (var made = Files.list(folder.resolve("disk2"))) {
      var journal = made.filter(file -> file.toString().endsWith(".jsonl")).findFirst();
      assertThat(Verification.of(journal.orElseThrow()).complete()).isTrue();
    }
  }

  private Shell.Result run(String a, String b, String... more) {
    var words = new ArrayList<>(List.of("run", "-a", a, "-b", b, "-q", "-n", "2", "-o", "out"));
    words.addAll(List.of(more));
    return new Shell(folder).run(words.toArray(String[]::new));
  }

  /// Every file below the test's folder, and its size.
  private Map<String, Long> files() throws IOException {
    var all = new TreeMap<String, Long>();
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        all.put(folder.relativize(file).toString(), Files.size(file));
      }
    }
    return all;
  }
}
