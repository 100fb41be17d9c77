package dev.lastword.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Keys written where others can read them: refused with code 2 before anything is sent, and never
/// repeated.
class LiteralKeysTest {
  private static final String KEY = "sk-proj-Zz91kQ7vY3mX5tB8nL2w";

  private final MockWebServer server = new MockWebServer();
  @TempDir private Path folder;

  @BeforeEach
  void start() throws IOException {
    server.start();
    Files.writeString(folder.resolve("s.txt"), "Hello.\n");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "---\nname: Ada\nmodel: openai:gpt-5\nkey_env: KEY\n---\nSpeak.",
        "---\nname: Ada\nmodel: openai:gpt-5\napi_key: KEY\n---\nSpeak.",
        "---\nname: Ada\nmodel: openai:gpt-5\nextra: {headers: {Authorization: Bearer KEY}}\n---\nSpeak.",
        "---\nname: Ada\nmodel: openai:gpt-5\n---\nMy key is KEY, use it."
      })
  void inAPersona(String persona) throws IOException {
    Files.writeString(folder.resolve("p.md"), persona.replace("KEY", KEY));
    refused("run", "-a", "./p.md", "-b", "script:s.txt");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "providers: {lab: {base_url: \"https://lab.example/v1\", key_env: KEY}}",
        "providers: {lab: {base_url: \"https://lab.example/v1\", api_key: KEY}}",
        "providers: {lab: {base_url: \"https://lab.example/v1?key=KEY\"}}",
        "prices: {openai: {gpt-5: {input: KEY, output: 1}}}",
        "opener: KEY",
        "key: KEY"
      })
  void inAConfigurationFile(String yaml) throws IOException {
    Files.writeString(folder.resolve("lastword.yaml"), yaml.replace("KEY", KEY));
    refused("run", "-a", "script:s.txt", "-b", "script:s.txt");
  }

  @ParameterizedTest
  @CsvSource({
    "https://KEY@llm.example/v1#m",
    "https://user:KEY@llm.example/v1#m",
    "https://llm.example/v1?api_key=KEY#m",
    "https://llm.example/v1?key=KEY#m",
    "openai:KEY"
  })
  void inAModelsAddress(String model) {
    refused("run", "-a", model.replace("KEY", KEY), "-b", "script:s.txt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r--r--", "rw-rw----", "rw----r--", "rwxrwxrwx"})
  void inAFileThatOthersMayRead(String permissions) throws IOException {
    var keys = Files.writeString(folder.resolve("keys"), "OPENAI_API_KEY=" + KEY + "\n");
    Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString(permissions));
    var result =
        new Shell(folder)
            .with("LASTWORD_KEYS", keys.toString())
            .run("run", "-a", "openai:gpt-5", "-b", "script:s.txt");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("chmod 600").doesNotContain(KEY);
  }

  private void refused(String... words) {
    var result = new Shell(folder).with("OPENAI_API_KEY", "sk-not-this-one-0123").run(words);
    assertThat(result.code()).as(result.err()).isEqualTo(2);
    assertThat(result.out() + result.err()).doesNotContain(KEY).doesNotContain(KEY.substring(9));
    assertThat(server.getRequestCount()).isZero();
    assertThat(folder.resolve("transcripts")).doesNotExist();
  }
}
