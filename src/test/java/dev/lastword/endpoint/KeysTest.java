package dev.lastword.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {
  @TempDir private Path folder;

  @Test
  void looksIntoTheEnvironmentFirst() throws IOException {
    var keys = keys(file("A=from-file\nB=from-file\n", "rw-------"), Map.of("A", " from-env\n"));
    assertThat(reveal(keys, "A")).isEqualTo("from-env");
    assertThat(reveal(keys, "B")).isEqualTo("from-file");
    assertThat(keys.find("C")).isNull();
  }

  @Test
  void readsTheUsualPlaceUnderTheConfigFolderOrHome() throws IOException {
    var file = folder.resolve(".config/lastword/keys");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "# mine\n\n A = key-of-mine \n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    var home = Map.of("HOME", folder.toString());
    assertThat(reveal(Keys.in(home), "A")).isEqualTo("key-of-mine");
    var config =
        Map.of("XDG_CONFIG_HOME", folder.resolve(".config").toString(), "HOME", "/nowhere");
    assertThat(reveal(Keys.in(config), "A")).isEqualTo("key-of-mine");
    assertThat(Keys.in(Map.of()).find("A")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwxrwxrwx"})
  void refusesAFileThatOthersMayRead(String permissions) throws IOException {
    var keys = keys(file("A=key\n", permissions), Map.of());
    assertThatThrownBy(() -> keys.find("A"))
        .isInstanceOf(SetupException.class)
        .hasMessageContaining("others may read the keys file")
        .hasMessageContaining("chmod 600 ");
  }

  @Test
  void leavesAnOpenFileAloneWhereTheEnvironmentHasTheKey() throws IOException {
    var keys = keys(file("A=key\n", "rw-rw-rw-"), Map.of("A", "key"));
    assertThat(keys.find("A")).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sk-secret\n", "A B=sk-secret\n", "=sk-secret\n", "A=\n", "A=sk secret\n"})
  void namesTheLineThatIsWrongAndNotTheKey(String line) throws IOException {
    var file = file("# first\n" + line, "rw-------");
    var keys = keys(file, Map.of());
    assertThatThrownBy(() -> keys.find("A"))
        .isInstanceOf(SetupException.class)
        .hasMessageContaining(file + ":2")
        .hasMessageNotContaining("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"two words", "two\nlines", "tab\there", "naïve", "nul\u0000"})
  void refusesAKeyThatNoKeyIs(String value) {
    assertThatThrownBy(() -> Keys.in(Map.of("A", value)).find("A"))
        .isInstanceOf(SetupException.class)
        .hasMessageStartingWith("the key in A ")
        .hasMessageNotContaining(value);
  }

  @Test
  void saysWhereTheFileThatWasNamedIsMissing() {
    assertThatThrownBy(() -> keys(folder.resolve("gone"), Map.of()).find("A"))
        .isInstanceOf(SetupException.class)
        .hasMessageContaining("the keys file that LASTWORD_KEYS names is missing");
  }

  @Test
  void refusesAFolderInPlaceOfTheFile() {
    assertThatThrownBy(() -> keys(folder, Map.of()).find("A"))
        .isInstanceOf(SetupException.class)
        .hasMessageContaining("no plain file");
  }

  @Test
  void aSecretShowsStarsOnly() {
    var secret = Secret.of("sk-0123456789", "A");
    assertThat(secret).hasToString("***");
    assertThat(
            "Target "
                + new Target(
                    ProviderTable.builtIn().get("openai"),
                    "m",
                    Addresses.base("https://x.example"),
                    secret,
                    Prices.builtIn()))
        .doesNotContain("0123");
    assertThat(Secret.mask("key: sk-ant-0123456789abc, done")).isEqualTo("key: ***, done");
    assertThat(Secret.mask("skiing in sk-land")).isEqualTo("skiing in sk-land");
  }

  private Path file(String text, String permissions) throws IOException {
    var file = folder.resolve("keys");
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    return file;
  }

  private static Keys keys(Path file, Map<String, String> environment) {
    var all = new HashMap<>(environment);
    all.put("LASTWORD_KEYS", file.toString());
    return Keys.in(all);
  }

  private static String reveal(Keys keys, String name) {
    var key = keys.find(name);
    assertThat(key).isNotNull();
    return key.reveal();
  }
}
