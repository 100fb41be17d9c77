package dev.lastword.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The files behind the kill switches.
class SwitchesTest {
  private static final Instant FIRST = Instant.parse("2025-10-26T17:12:18.123Z");
  private static final Instant LATER = FIRST.plusSeconds(60);
  private static final ProviderTable TABLE = ProviderTable.builtIn();

  @TempDir private Path state;

  @Test
  void isOpenUntilItIsThrownAndAfterItIsRevived() throws IOException {
    assertThat(switches().read("openai")).isNull();
    var kill = switches().kill("openai", "too dear", false, FIRST);
    assertThat(switches().read("openai")).isEqualTo(kill);
    assertThat(kill).isEqualTo(new Kill("openai", FIRST, "too dear", false));
    assertThat(switches().read("anthropic")).isNull();
    assertThat(switches().thrown()).containsExactly(kill);
    assertThat(switches().revive("openai")).isTrue();
    assertThat(switches().read("openai")).isNull();
    assertThat(switches().revive("openai")).isFalse();
    assertThat(files()).isEmpty();
  }

  @Test
  void throwingItTwiceKeepsTheTimeAndNeverWeakensIt() throws IOException {
    switches().kill("openai", "too dear", true, FIRST);
    assertThat(switches().kill("openai", null, false, LATER))
        .isEqualTo(new Kill("openai", FIRST, "too dear", true));
    assertThat(switches().kill("openai", "the key leaked", false, LATER))
        .isEqualTo(new Kill("openai", FIRST, "the key leaked", true));
    assertThat(files()).containsExactly("provider-openai.json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "null",
        "[]",
        "killed",
        "{\"v\":1,\"name\":\"openai\",\"since\":\"2025-10-26T17:12:18Z\",\"why\":\"\"}",
        "{\"v\":2,\"name\":\"openai\",\"since\":\"2025-10-26T17:12:18Z\",\"why\":\"\",\"now\":true}",
        "{\"v\":1,\"name\":\"groq\",\"since\":\"2025-10-26T17:12:18Z\",\"why\":\"\",\"now\":true}",
        "{\"v\":1,\"name\":\"openai\",\"since\":\"yesterday\",\"why\":\"\",\"now\":true}",
        "{\"v\":1,\"name\":\"openai\",\"since\":\"2025-10-26T17:12:18Z\",\"why\":\"\\ud800\",\"now\":true}"
      })
  void whatIsNoSwitchOfOursCountsAsThrown(String content) throws IOException {
    Files.writeString(place(), content);
    isShutAndCanBeRevived();
  }

  @Test
  void aFileOfOursCutAnywhereCountsAsThrown() throws IOException {
    switches().kill("openai", "zu teuer, Ö", true, FIRST);
    var bytes = Files.readAllBytes(place());
    for (var length = 0; length < bytes.length - 2; length++) {
      Files.write(place(), Arrays.copyOf(bytes, length));
      assertThat(switches().read("openai")).as("cut at %d", length).isNotNull();
    }
  }

  @Test
  void bytesThatAreNoTextCountAsThrown() throws IOException {
    Files.write(place(), new byte[] {(byte) 0xff, 0, (byte) 0xc0});
    isShutAndCanBeRevived();
  }

  @Test
  void aFileTooLargeCountsAsThrown() throws IOException {
    Files.writeString(place(), " ".repeat(1 << 20));
    isShutAndCanBeRevived();
  }

  @Test
  void aFolderCountsAsThrown() throws IOException {
    Files.createDirectory(place());
    isShutAndCanBeRevived();
  }

  @Test
  void aLinkCountsAsThrownWhereverItLeads() throws IOException {
    Files.createSymbolicLink(place(), state.resolve("nowhere"));
    isShutAndCanBeRevived();
  }

  @Test
  void aPipeCountsAsThrownAndIsNotWaitedFor() throws Exception {
    var place = place();
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "there is no mkfifo");
    new ProcessBuilder("/usr/bin/mkfifo", place.toString()).start().waitFor();
    isShutAndCanBeRevived();
  }

  @Test
  void aFileThatMayNotBeReadCountsAsThrown() throws IOException {
    switches().kill("openai", "too dear", false, FIRST);
    Assumptions.assumeTrue(
        state.getFileSystem().supportedFileAttributeViews().contains("posix"), "no permissions");
    Files.setPosixFilePermissions(place(), PosixFilePermissions.fromString("---------"));
    assertThat(switches().read("openai")).isNotNull(); // root may read it all the same
    assertThat(switches().revive("openai")).isTrue();
  }

  @Test
  void aSwitchThatCannotBeWrittenIsAnError() throws IOException {
    Files.writeString(state.resolve("lastword"), "");
    assertThatThrownBy(() -> switches().kill("openai", null, false, FIRST))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> Switches.in(Map.of()).kill("openai", null, false, FIRST))
        .isInstanceOf(SetupException.class);
  }

  @Test
  void whatIsNotReadableIsReplacedByAProperSwitch() throws IOException {
    Files.writeString(place(), "{");
    var kill = switches().kill("openai", "", true, FIRST);
    assertThat(switches().read("openai")).isEqualTo(kill);
    assertThat(files()).containsExactly("provider-openai.json");
  }

  @Test
  void theReasonIsBoundedAndText() {
    assertThatThrownBy(() -> switches().kill("openai", "x".repeat(1001), false, FIRST))
        .isInstanceOf(SetupException.class);
    assertThatThrownBy(() -> switches().kill("openai", "\ud800", false, FIRST))
        .isInstanceOf(SetupException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../x",
        "..",
        ".",
        "",
        "CON",
        "aux",
        "nul.txt",
        "a/b",
        "a\\b",
        "-rf",
        ".hidden",
        "[::1]:80",
        "a_b",
        "Ö",
        "a b",
        "\u0000",
        "127.0.0.1:8080"
      })
  void aNameNeverLeadsOutOfTheFolder(String name) {
    var folder = new StateFolder(state);
    var file = folder.file(name);
    assertThat(file.normalize()).isEqualTo(file);
    assertThat(file.getParent()).isEqualTo(state);
    assertThat(file.getFileName().toString()).matches("(provider|address)-[a-z0-9._-]*\\.json");
    if (!name.isEmpty()) {
      assertThat(StateFolder.name(file)).isEqualTo(name);
    }
  }

  @Test
  void aNameTooLongForAFileIsShutToo() throws IOException {
    var name = ("x".repeat(60) + ".").repeat(4) + "example:443";
    switches().kill(name, null, false, FIRST);
    assertThat(switches().read(name)).isNotNull();
    assertThat(files()).allMatch(file -> file.getBytes(StandardCharsets.UTF_8).length <= 255);
  }

  @ParameterizedTest
  @CsvSource({
    "openai, openai",
    "OpenRouter, openrouter",
    "custom, custom",
    "127.0.0.1:8080, 127.0.0.1:8080",
    "localhost:8080, 127.0.0.1:8080",
    "[::1]:8080, 127.0.0.1:8080",
    "[2001:DB8::1]:8080, [2001:db8::1]:8080",
    "api.Example.org.:443, api.example.org:443",
    "http://127.0.0.1:8080/v1#gemma, 127.0.0.1:8080",
    "https://api.openai.com/v1, api.openai.com:443"
  })
  void aSwitchIsNamedByProviderOrAddress(String word, String name) {
    assertThat(Switched.name(TABLE, word)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "opnai, openai",
        "claude, anthropic",
        "openai:gpt-4.1, openai",
        "groq:80, groq",
        "../x, -",
        "CON, -",
        "localhost, -",
        "a/b:80, -",
        "u@h:80, -",
        "h:0, -",
        "h:99999, -",
        "':80', -"
      })
  void otherWordsAreRefusedWithTheNearestName(String word, String nearest) {
    assertThatThrownBy(() -> Switched.name(TABLE, word))
        .isInstanceOfSatisfying(
            UnknownProviderException.class,
            unknown -> assertThat(unknown.nearest()).isEqualTo(nearest));
  }

  @ParameterizedTest
  @CsvSource({
    "openai:gpt-4.1, , openai api.openai.com:443",
    "https://api.openai.com/v1#gpt-4.1, , custom api.openai.com:443 openai",
    "https://api.openai.com./v1#gpt-4.1, , custom api.openai.com:443 openai",
    "http://localhost:11434/v1#gemma3, , custom 127.0.0.1:11434 ollama",
    "openai:gpt-4.1, https://proxy.example/v1, openai proxy.example:443"
  })
  void aCallHeedsItsProviderAndItsServer(String model, String elsewhere, String names) {
    var ref = ModelRef.parse(model);
    var provider =
        ref.baseUrl() != null
            ? Provider.bare(ref.baseUrl())
            : elsewhere == null
                ? TABLE.get(ref.provider())
                : TABLE.get(ref.provider()).withBaseUrl(elsewhere);
    var switched = Switched.of(Switches.NONE, TABLE, provider, Addresses.base(provider.baseUrl()));
    assertThat(switched.names()).isEqualTo(List.of(names.split(" ")));
  }

  private void isShutAndCanBeRevived() throws IOException {
    var kill = Objects.requireNonNull(switches().read("openai"));
    assertThat(kill.broken()).isTrue();
    assertThat(kill.now()).isFalse();
    assertThat(kill.why()).contains(place().toString());
    assertThat(switches().thrown()).containsExactly(kill);
    assertThat(switches().revive("openai")).isTrue();
    assertThat(switches().read("openai")).isNull();
  }

  private Switches switches() {
    return Switches.in(Map.of("XDG_STATE_HOME", state.toString()));
  }

  private Path place() throws IOException {
    return Files.createDirectories(state.resolve("lastword/switches"))
        .resolve("provider-openai.json");
  }

  private List<String> files() throws IOException {
    try (var files = Files.list(state.resolve("lastword/switches"))) {
      return files.map(file -> String.valueOf(file.getFileName())).toList();
    }
  }
}
