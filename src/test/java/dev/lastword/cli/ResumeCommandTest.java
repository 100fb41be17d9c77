package dev.lastword.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.journal.Verification;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `resume`, `fork` and `replay` as a shell starts them.
class ResumeCommandTest {
  private static final List<String> LINES =
      List.of(
          "Where does the fog come from?",
          "From the cold current, mostly at dawn.",
          "And why does it lift over the harbour first?",
          "The quays keep yesterday's sun longer than the water.",
          "Then stone is a kind of memory?",
          "Of heat, for some hours; of nothing else.");

  @TempDir private Path folder;
  private final MockWebServer server = new MockWebServer();
  private final AtomicInteger said = new AtomicInteger();
  private volatile boolean cuts;

  @BeforeEach
  void start() throws IOException {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            Objects.requireNonNull(request.getBody());
            return cuts ? stream("Half a", "") : reply(said.getAndIncrement());
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void goesOnAfterACapWithAHigherOne() throws IOException {
    run("-n", "2");
    var refused = shell("resume", "latest");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .contains("the cap of 2 messages was reached", "-n 4", "nothing was sent");
    var result = shell("resume", "latest", "-n", "4");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.err()).contains("goes on after message 2");
    assertThat(result.out()).contains(LINES.get(2), LINES.get(3)).doesNotContain(LINES.get(1));
    assertThat(log()).contains(LINES.get(0), LINES.get(3), "**Messages:** 4");
    assertThat(Verification.of(file(".jsonl")).complete()).isTrue();
  }

  @Test
  void asksAboutACallInDoubtAndWithoutATerminalSaysWhatToType() throws IOException {
    cuts = true;
    assertThat(run("-n", "3").code()).isEqualTo(4);
    var before = Files.readAllBytes(file(".jsonl"));
    var stopped = shell("resume", "latest", "--no-input");
    assertThat(stopped.code()).isEqualTo(6);
    assertThat(stopped.err())
        .contains("1 call in doubt: message 1", "may have been billed", "--on-unknown", "exit 6");
    assertThat(Files.readAllBytes(file(".jsonl"))).isEqualTo(before);
    assertThat(shell("resume", "latest", "--on-unknown", "stop").code()).isEqualTo(6);
    cuts = false;
    var result = shell("resume", "latest", "--on-unknown", "resend");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(log()).contains("**Messages:** 3");
  }

  @Test
  void aCallInDoubtMayBeGivenUp() throws IOException {
    cuts = true;
    run("-n", "3");
    var requests = server.getRequestCount();
    var result = shell("resume", "latest", "--on-unknown", "skip");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.err()).doesNotContain("exit ");
    assertThat(server.getRequestCount()).isEqualTo(requests);
    assertThat(log()).contains("message 1 was given up");
    cuts = false;
    var later = shell("resume", "latest", "--no-input");
    assertThat(later.code()).as(later.err()).isZero();
    assertThat(later.err()).doesNotContain("in doubt");
    assertThat(log()).contains("**Messages:** 3");
  }

  @Test
  void aTalkTheJudgeEndedIsOverUntilItIsReopened() {
    assertThat(shell("demo", "--fast").code()).isZero();
    var refused = shell("resume", "latest");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("it is over: mutual-closing", "--reopen");
    var result = shell("resume", "latest", "--reopen");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(shell("replay", "latest").out()).contains("same way");
  }

  @Test
  void aSecondProcessIsToldWhoHoldsTheRun() throws Exception {
    try (var silent = new ServerSocket(0)) {
      var model = "http://127.0.0.1:" + silent.getLocalPort() + "/v1#mute";
      var command =
          List.of(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-cp",
              System.getProperty("java.class.path"),
              Main.class.getName(),
              "run",
              "-a",
              model,
              "-b",
              model,
              "-o",
              folder.resolve("transcripts").toString());
      var program = new ProcessBuilder(command).redirectErrorStream(true).start();
      try (var call = silent.accept()) {
        assertThat(call.getInputStream().read()).isPositive();
        var result = shell("resume", "latest");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("is being written by process " + program.pid());
        program.destroyForcibly().waitFor(); // before the socket closes and it could say so
      } finally {
        program.destroyForcibly().waitFor();
      }
    }
    var result = shell("resume", "latest", "--no-input");
    assertThat(result.err()).contains("1 call in doubt: message 1", "no answer on disk");
  }

  @Test
  void forksWithAnotherSpeaker() throws IOException {
    run("-n", "3");
    Files.writeString(folder.resolve("s.txt"), "No.\n---\nCertainly not.\n");
    var result =
        shell("fork", "latest", "--at", "3", "-b", "script:s.txt", "-n", "4", "-o", "forks");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("No.").doesNotContain(LINES.get(0));
    try (var files = Files.list(folder.resolve("forks"))) {
      var log = files.filter(file -> file.toString().endsWith(".md")).findFirst().orElseThrow();
      assertThat(Files.readString(log)).contains("> Forked from ", LINES.get(0), "**Messages:** 4");
    }
  }

  @Test
  void forksWithAnotherPersonaAndAWordInItsEar() throws Exception {
    run("-n", "2");
    server.takeRequest();
    server.takeRequest();
    Files.writeString(folder.resolve("skeptic.md"), "You doubt everything.");
    var result =
        shell(
            "fork",
            "latest",
            "--at",
            "2",
            "--persona-a",
            "skeptic.md",
            "--inject",
            "3:a=Disagree.",
            "-n",
            "4");
    assertThat(result.code()).as(result.err()).isZero();
    var third = Objects.requireNonNull(server.takeRequest().getBody()).utf8();
    var fourth = Objects.requireNonNull(server.takeRequest().getBody()).utf8();
    assertThat(third)
        .contains("You doubt everything.", "Disagree.", LINES.get(0), LINES.get(1), "some-model");
    assertThat(fourth).contains(LINES.get(2)).doesNotContain("You doubt", "Disagree.");
    assertThat(server.getRequestCount()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({"--opener, On spires.", "--first, b"})
  void aForkBeginsAsItsOriginDid(String flag, String value) {
    run("-n", "2");
    var result = shell("fork", "latest", "--at", "1", flag, value);
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("a fork begins as the conversation it comes from");
  }

  @Test
  void aForksHelpHoldsNothingThatItRefuses() {
    var help = shell("fork", "--help").out();
    assertThat(help.split("Lets a conversation", -1)[1].split("What is not given", -1)[0])
        .contains("--persona-a", "--inject")
        .doesNotContain("--opener", "--opener-as", "--first");
    assertThat(shell("run", "--help").out()).contains("--opener-as", "--first");
  }

  @Test
  void aForksWarningsAreCalledThat() throws IOException {
    run("-n", "2");
    Files.writeString(folder.resolve("p.md"), "Say ${nothing}.");
    var result = shell("fork", "latest", "--at", "1", "--persona-a", "p.md", "-n", "2");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.err()).contains("warning: ").contains("${nothing}");
  }

  @Test
  void injectsAreSeenAndShown() throws Exception {
    run("-n", "3", "--inject", "2:b=Be brief.", "--inject", "3=@@both");
    assertThat(log()).contains("> Be brief.", "> @both");
    server.takeRequest();
    var second = Objects.requireNonNull(server.takeRequest().getBody()).utf8();
    var third = Objects.requireNonNull(server.takeRequest().getBody()).utf8();
    assertThat(second).contains("Be brief.");
    assertThat(third).contains("@both").doesNotContain("Be brief.");
  }

  @ParameterizedTest
  @CsvSource({"a=x", "0:a=x", "3:c=x", "3:a", "=x"})
  void aWordWithoutAPlaceIsRefused(String inject) {
    var result = run("-n", "2", "--inject", inject);
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("names no place in the talk", "12:a=TEXT");
  }

  @Test
  void replaysWithoutServerAndKeys() {
    run("-n", "4", "--context", "last:2");
    server.close();
    var result = shell("replay", "latest");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out())
        .contains("same way", "4 requests equal to the byte", "4 verdicts equal");
    assertThat(shell("replay", "latest", "--json").out())
        .contains("\"same\":true", "\"requests\":4");
  }

  @Test
  void aConversationWithoutAJournalCannotGoOn() throws IOException {
    Files.createDirectories(folder.resolve("transcripts"));
    Files.writeString(
        folder.resolve("transcripts/old.md"),
        "# A ↔ B\n\n---\n\n### A\n\nx\n\n---\n\n### B\n\ny\n");
    var result = shell("resume", "old");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("has no journal", "replay:FILE#NAME");
  }

  private Shell.Result run(String... more) {
    var model = "http://127.0.0.1:" + server.getPort() + "/v1#some-model";
    var words = new java.util.ArrayList<>(List.of("run", "-a", model, "-b", model));
    words.addAll(List.of(more));
    return shell(words.toArray(String[]::new));
  }

  private Shell.Result shell(String... words) {
    return new Shell(folder).run(words);
  }

  private static MockResponse reply(int number) {
    return stream(LINES.get(number % LINES.size()), "stop");
  }

  private static MockResponse stream(String text, String finish) {
    var end =
        finish.isEmpty()
            ? ""
            : "data: {\"model\":\"some-model\",\"choices\":[{\"delta\":{},\"finish_reason\":\""
                + finish
                + "\"}]}\n\ndata: [DONE]\n\n";
    return new MockResponse.Builder()
        .addHeader("Content-Type", "text/event-stream")
        .body(
            "data: {\"model\":\"some-model\",\"choices\":[{\"delta\":{\"content\":\""
                + text
                + "\"}}]}\n\n"
                + end)
        .build();
  }

  private String log() throws IOException {
    return Files.readString(file(".md"));
  }

  private Path file(String suffix) throws IOException {
    try (var files = Files.list(folder.resolve("transcripts"))) {
      return files
          .filter(path -> path.toString().endsWith(suffix))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no " + suffix));
    }
  }
}
