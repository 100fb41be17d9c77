package dev.lastword.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `kill`, `revive` and what `providers` says of them.
class KillCommandTest {
  @TempDir private Path folder;

  @Test
  void saysWhoIsShutSinceWhenAndWhy() {
    var result = shell().run("kill", "OpenRouter", "--why", "the bill");
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .isEqualTo("openrouter is killed since 2025-10-26 17:12:18: the bill\n");
    assertThat(result.err())
        .isEqualTo(
            "running replies finish; --now cuts them; lastword revive openrouter opens it again\n");
    assertThat(shell().run("kill", "openrouter", "--now").out())
        .isEqualTo(
            "openrouter is killed since 2025-10-26 17:12:18, running replies too: the bill\n");
    assertThat(line(shell().run("providers").out(), "openrouter")).contains(" killed ");
    assertThat(shell().run("providers").out())
        .contains("  killed since 2025-10-26 17:12:18, running replies too: the bill\n");
  }

  @Test
  void reviveOpensItAgainAndMayBeSaidTwice() {
    shell().run("kill", "openrouter");
    assertThat(shell().run("revive", "openrouter").out()).isEqualTo("openrouter is open again\n");
    var again = shell().run("revive", "openrouter");
    assertThat(again.code()).isZero();
    assertThat(again.out()).isEqualTo("openrouter is open; it was not shut\n");
    assertThat(line(shell().run("providers").out(), "openrouter")).contains(" open ");
  }

  @Test
  void speaksJson() {
    assertThat(shell().run("kill", "groq", "--why", "a \u202e trick", "--now", "--json").out())
        .isEqualTo(
            "{\"v\":1,\"provider\":\"groq\",\"state\":\"killed\",\"switch\":\"groq\","
                + "\"since\":\"2025-10-26T17:12:18Z\",\"why\":\"a \\u202E trick\",\"now\":true,"
                + "\"readable\":true,\"changed\":true}\n");
    assertThat(shell().run("kill", "groq", "--json").out()).contains("\"changed\":false");
    assertThat(line(shell().run("providers", "--json").out(), "\"groq\""))
        .startsWith("{\"v\":1,\"provider\":\"groq\",")
        .contains(
            "\"state\":\"killed\"",
            "\"key_set\":false",
            "\"calls_today\":0",
            "\"last_error\":null");
    assertThat(shell().run("revive", "groq", "--json").out())
        .isEqualTo("{\"v\":1,\"provider\":\"groq\",\"state\":\"open\",\"changed\":true}\n");
  }

  @Test
  void theReasonIsMadeHarmlessOnScreen() {
    var result = shell().run("kill", "groq", "--why", "red \u001b[31m\nreverse \u202e");
    assertThat(result.out()).contains("red ␛[31m⏎reverse ⟨U+202E⟩").doesNotContain("\u001b");
    assertThat(shell().run("providers").out()).contains("␛[31m").doesNotContain("\u001b");
  }

  @ParameterizedTest
  @CsvSource({"opnrouter, openrouter", "kimi, moonshot", "openai:gpt-4.1, openai"})
  void anUnknownProviderIsRefusedWithTheNearest(String word, String nearest) throws IOException {
    for (var command : new String[] {"kill", "revive"}) {
      var result = shell().run(command, word);
      assertThat(result.code()).isEqualTo(2);
      assertThat(result.err())
          .contains("error: unknown provider \"" + word + "\"", "nearest: " + nearest)
          .doesNotContain("nothing was sent");
    }
    assertThat(written()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "../../x:80", "CON", "/etc/passwd", "-", "", "a b", "x\u0000:80"})
  void namesThatAreNoneWriteNothing(String word) throws IOException {
    var result = shell().run("kill", word);
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("unknown provider", "HOST:PORT");
    assertThat(written()).isEmpty();
  }

  @Test
  void aBareAddressIsShutAndListed() {
    assertThat(shell().run("kill", "http://localhost:8090/v1#m").out())
        .startsWith("127.0.0.1:8090 is killed since ");
    assertThat(line(shell().run("providers").out(), "127.0.0.1:8090"))
        .contains("killed", "a bare address");
    assertThat(line(shell().run("providers", "--json").out(), "\"127.0.0.1:8090\""))
        .contains("\"state\":\"killed\"", "\"left_alone_until\":null");
    assertThat(shell().run("revive", "localhost:8090").out())
        .isEqualTo("127.0.0.1:8090 is open again\n");
    assertThat(shell().run("providers").out()).contains("openai").doesNotContain("127.0.0.1:8090");
  }

  @Test
  void anAddressShutsItsProviderToo() {
    shell().run("kill", "127.0.0.1:11434");
    assertThat(line(shell().run("providers").out(), "ollama")).contains(" killed ");
  }

  @Test
  void whatWasShutElsewhereCanBeRevivedAnywhere() throws IOException {
    var config = folder.resolve("lastword.yaml");
    Files.writeString(config, "providers: {con: {base_url: \"https://con.example/v1\"}}\n");
    assertThat(shell().run("kill", "CON").code()).isZero();
    Files.delete(config);
    assertThat(shell().run("providers").out()).contains("con ");
    assertThat(shell().run("revive", "con").out()).isEqualTo("con is open again\n");
  }

  @Test
  void aFolderAtItsPlaceIsNamed() throws IOException {
    var place = folder.resolve("home/.local/state/lastword/switches/provider-groq.json");
    Files.createDirectories(place.resolve("full"));
    assertThat(shell().run("providers").out()).contains("killed: what stands at " + place);
    assertThat(shell().run("revive", "groq").err()).contains(place.toString(), "remove it by hand");
    assertThat(shell().run("revive", "groq").code()).isEqualTo(74);
    assertThat(shell().run("kill", "groq").code()).isEqualTo(74);
  }

  @Test
  void aTalkEndsAtOnceWhereItsProviderIsShut() throws IOException {
    shell().run("kill", "ollama", "--why", "the fan");
    var result =
        shell().run("run", "-a", "ollama:gemma3", "-b", "ollama:gemma3", "--opener", "Hi.");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err())
        .contains(
            "error: ollama (gemma3): shut by its kill switch since 2025-10-26 17:12:18;"
                + " lastword revive ollama opens it; why: the fan",
            "exit 3");
    try (var files = Files.list(folder.resolve("transcripts"))) {
      var log = files.filter(file -> file.toString().endsWith(".md")).findFirst().orElseThrow();
      assertThat(Files.readString(log)).contains("**Ended by:** kill-switch", "why: the fan");
    }
  }

  @Test
  void providersTellTheirLimits() throws IOException {
    Files.writeString(folder.resolve("lastword.yaml"), "rates: {groq: {rpm: 60, tpm: 200000}}\n");
    assertThat(shell().run("providers").out())
        .contains("limits: 60 requests a minute, 200,000 tokens a minute\n");
    assertThat(line(shell().run("providers", "--json").out(), "\"groq\""))
        .contains("\"limits\":{\"rpm\":60,\"tpm\":200000,\"concurrent\":null}");
  }

  @Test
  void onKillIsStopOrWait() {
    var result =
        shell().run("run", "-a", "ollama:gemma3", "-b", "ollama:gemma3", "--on-kill", "weit");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("--on-kill", "nearest: wait");
  }

  @Test
  void aConfigurationFileMayAskToWait() throws IOException {
    Files.writeString(folder.resolve("lastword.yaml"), "on_kill: wait\nmax_time: 1s\n");
    shell().run("kill", "ollama", "--why", "the \u001b[2J fan");
    var result = shell().run("run", "-a", "ollama:gemma3", "-b", "ollama:gemma3", "--plain");
    assertThat(result.code()).isZero();
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .contains("note: Message 1 waits: ollama (gemma3): shut", "why: the ␛[2J fan")
        .contains("the time of the talk is up")
        .doesNotContain("\u001b");
  }

  private Shell shell() {
    return new Shell(folder);
  }

  private Stream<Path> written() throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList().stream();
    }
  }

  private static String line(String text, String start) {
    return text.lines().filter(line -> line.contains(start)).findFirst().orElse("");
  }
}
