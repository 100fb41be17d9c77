package dev.lastword.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `lastword key new`, `run --sign` and `verify --key`.
class KeyCommandTest {
  @TempDir private Path folder;

  @Test
  void aKeyIsItsOwnersAlone() throws IOException {
    var result = shell().run("key", "new", "--name", "Iris");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).startsWith("ed25519:").contains("fingerprint  ");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret())))
        .isEqualTo("rw-------");
    assertThat(Files.readString(pub())).contains(" Iris\n").contains("BEGIN PUBLIC KEY");
    var secret = Files.readAllLines(secret()).get(1);
    assertThat(result.out() + result.err()).doesNotContain(secret);
  }

  @Test
  void aKeyIsNeverOverwritten() throws IOException {
    shell().run("key", "new");
    var before = Files.readString(secret());
    var result = shell().run("key", "new");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("there is a signing key already");
    assertThat(Files.readString(secret())).isEqualTo(before);
  }

  @Test
  void aSignedRunBearsItsOwnersSignature() throws IOException {
    shell().run("key", "new", "--name", "Iris");
    Recorded.script(folder, "--sign");
    var result = shell().run("verify", "latest", "--key", pub().toString());
    assertThat(result.code()).as(result.out() + result.err()).isZero();
    assertThat(result.out()).contains("signed by ").contains(" (Iris), all of it");
    assertThat(shell().run("verify", "latest").out()).contains("(your own key)");
    var word = Files.readString(pub()).lines().findFirst().orElseThrow();
    assertThat(shell().run("verify", "latest", "--key", word).code()).isZero();
  }

  @Test
  void anotherKeyIsNotTheOwners() throws IOException {
    shell().run("key", "new");
    Recorded.script(folder, "--sign");
    var other = "ed25519:" + "ab".repeat(32);
    var result = shell().run("verify", "latest", "--key", other);
    assertThat(result.code()).isEqualTo(6);
    assertThat(result.out())
        .startsWith("not signed  ")
        .contains("signed by another key")
        .doesNotContain("altered");
  }

  @Test
  void anUnsignedRunIsNobodys() throws IOException {
    Recorded.script(folder);
    var result = shell().run("verify", "latest", "--key", "ed25519:" + "ab".repeat(32));
    assertThat(result.code()).isEqualTo(6);
    assertThat(result.out())
        .startsWith("not signed  ")
        .contains("  not signed\n")
        .doesNotContain("altered");
  }

  @Test
  void whatIsNotSignedIsCountedAsThat() throws IOException {
    Recorded.script(folder);
    var key = "ed25519:" + "ab".repeat(32);
    var result = shell().run("verify", "transcripts", "--key", key);
    assertThat(result.code()).isEqualTo(6);
    assertThat(result.out()).contains("1 journal: 0 intact, 1 not signed");
    assertThat(shell().run("verify", "latest", "--key", key, "--json").out())
        .contains("\"standing\":\"unsigned\"", "\"lack\":\"it is not signed\"");
  }

  @Test
  void goingOnUnsignedIsWarnedOf() throws IOException {
    shell().run("key", "new");
    Recorded.script(folder, "--sign");
    var unsigned = shell().run("resume", "latest", "-n", "5");
    assertThat(unsigned.code()).as(unsigned.err()).isZero();
    assertThat(unsigned.err())
        .contains("warning: its signature does not cover what is said from here on; --sign does");
    var verified = shell().run("verify", "latest", "--key", pub().toString());
    assertThat(verified.code()).isEqualTo(6);
    assertThat(verified.out()).startsWith("not signed  ").contains("  signature: only the first ");
    var signed = shell().run("resume", "latest", "-n", "6", "--sign");
    assertThat(signed.err()).doesNotContain("warning");
    assertThat(shell().run("verify", "latest", "--key", pub().toString()).code()).isZero();
  }

  @Test
  void theConfigurationFileSignsToo() throws IOException {
    shell().run("key", "new");
    Files.writeString(folder.resolve("lastword.yaml"), "sign: true\n");
    var journal = Recorded.script(folder);
    assertThat(journal.resolveSibling(journal.getFileName() + ".sig")).exists();
  }

  @Test
  void withoutAKeyNothingIsSent() throws IOException {
    Files.writeString(folder.resolve("s.txt"), "One.");
    var result = shell().run("run", "-a", "script:s.txt", "-b", "script:s.txt", "--sign");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("no signing key").contains("lastword key new");
    assertThat(folder.resolve("transcripts")).doesNotExist();
  }

  @Test
  void aKeyThatOthersMayUseIsRefused() throws IOException {
    shell().run("key", "new");
    Files.setPosixFilePermissions(secret(), PosixFilePermissions.fromString("rw-r--r--"));
    Files.writeString(folder.resolve("s.txt"), "One.");
    var result = shell().run("run", "-a", "script:s.txt", "-b", "script:s.txt", "--sign");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("chmod 600");
  }

  @Test
  void aJournalWrittenAnewDoesNotBearTheOldSignature() throws IOException {
    shell().run("key", "new");
    var journal = Recorded.script(folder, "--sign");
    var seal = Files.readString(journal.resolveSibling(journal.getFileName() + ".sig"));
    var other = Files.createDirectories(folder.resolve("other"));
    var rewritten = Recorded.script(other, "--opener", "Something never said.");
    Files.writeString(rewritten.resolveSibling(rewritten.getFileName() + ".sig"), seal);
    var result = new Shell(other).run("verify", "latest");
    assertThat(result.code()).isEqualTo(5);
    assertThat(result.out()).contains("signed were ");
  }

  @Test
  void aCutJournalIsShorterThanWhatWasSigned() throws IOException {
    shell().run("key", "new");
    var journal = Recorded.script(folder, "--sign");
    var lines = Files.readAllLines(journal);
    Files.write(journal, lines.subList(0, lines.size() - 1));
    var result = shell().run("verify", "latest");
    assertThat(result.code()).isEqualTo(5);
    assertThat(result.out())
        .contains(
            "signed were %d records, and %d good ones are here"
                .formatted(lines.size(), lines.size() - 1));
  }

  @Test
  void aSignatureWhoseJournalIsGoneIsNamed() throws IOException {
    shell().run("key", "new");
    var journal = Recorded.script(folder, "--sign");
    Files.delete(journal);
    Files.delete(Recorded.log(journal));
    var result = shell().run("verify", "transcripts");
    assertThat(result.code()).isEqualTo(5);
    assertThat(result.err()).contains(".jsonl.sig signs a journal that is gone");
  }

  @Test
  void eachChangedDigitOfASignatureIsFound() throws IOException {
    shell().run("key", "new");
    var journal = Recorded.script(folder, "--sign");
    var file = journal.resolveSibling(journal.getFileName() + ".sig");
    var whole = Files.readAllBytes(file);
    for (var at = 0; at < whole.length - 1; at += 23) {
      var damaged = whole.clone();
      damaged[at] ^= 1;
      Files.write(file, damaged);
      assertThat(shell().run("verify", "latest").code()).as("byte %d", at).isEqualTo(5);
    }
    Files.write(file, whole);
    assertThat(shell().run("verify", "latest").code()).isZero();
  }

  private Path secret() {
    return folder.resolve("home/.config/lastword/signing.key");
  }

  private Path pub() {
    return folder.resolve("home/.config/lastword/signing.pub");
  }

  private Shell shell() {
    return new Shell(folder);
  }
}
