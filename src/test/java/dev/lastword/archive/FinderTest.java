package dev.lastword.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lastword.journal.Digest;
import dev.lastword.journal.JournalHead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FinderTest {
  @TempDir private Path folder;
  private Path archive;

  @BeforeEach
  void fill() throws IOException {
    archive = Files.createDirectories(folder.resolve("transcripts"));
    Files.createDirectories(archive.resolve("night"));
    Files.createDirectories(archive.resolve(".lastword"));
    journal("2025-10-26_171218_kimi-k2_haiku-4.5", "3100", "2025-10-26T17:12:18.000Z");
    write("2025-10-26_171218_kimi-k2_haiku-4.5.md", "# A ↔ B\n");
    journal("2025-10-27_090000_gpt-5_kimi-k2", "ff7c", "2025-10-27T09:00:00.000Z");
    journal("night/gpt-5_grok-4_blank_r1_0a1b2c3d", "cafe", "2025-10-28T01:00:00.000Z");
    write("imported.md", "# A ↔ B\n");
    Files.setLastModifiedTime(
        archive.resolve("imported.md"), FileTime.from(Instant.parse("2024-01-01T00:00:00Z")));
    write("tags.jsonl", "{}\n");
    write(".lastword/notes.md", "# X ↔ Y\n");
  }

  @ParameterizedTest
  @CsvSource({
    "2025-10-26_171218_kimi-k2_haiku-4.5, 2025-10-26_171218_kimi-k2_haiku-4.5",
    "haiku, 2025-10-26_171218_kimi-k2_haiku-4.5",
    "HAIKU, 2025-10-26_171218_kimi-k2_haiku-4.5",
    "3100, 2025-10-26_171218_kimi-k2_haiku-4.5",
    "FF7C, 2025-10-27_090000_gpt-5_kimi-k2",
    "latest, gpt-5_grok-4_blank_r1_0a1b2c3d",
    "@1, gpt-5_grok-4_blank_r1_0a1b2c3d",
    "@2, 2025-10-27_090000_gpt-5_kimi-k2",
    "@4, imported",
    "night/gpt-5_grok-4_blank_r1_0a1b2c3d, gpt-5_grok-4_blank_r1_0a1b2c3d",
    "0a1b2c3d, gpt-5_grok-4_blank_r1_0a1b2c3d",
    "transcripts/imported.md, imported",
    "transcripts/2025-10-27_090000_gpt-5_kimi-k2.jsonl, 2025-10-27_090000_gpt-5_kimi-k2",
    "transcripts/2025-10-26_171218_kimi-k2_haiku-4.5.md, 2025-10-26_171218_kimi-k2_haiku-4.5"
  })
  void aConversationIsFoundByWhatIsTyped(String typed, String id) throws IOException {
    assertThat(finder().find(typed).id()).isEqualTo(id);
  }

  @Test
  void aFileWithoutJournalIsFoundByItsOwnDigest() throws IOException {
    var digest = Digest.of(Files.readAllBytes(archive.resolve("imported.md")));
    var found = finder().find(digest.substring(0, 6));
    assertThat(found.id()).isEqualTo("imported");
    assertThat(found.journal()).isNull();
    assertThat(found.file()).isEqualTo(archive.resolve("imported.md"));
  }

  @Test
  void aLogAndTheJournalBesideItAreOneConversation() throws IOException {
    var found = finder().find("haiku");
    assertThat(found.file()).isEqualTo(found.journal());
    assertThat(Objects.requireNonNull(found.log()).getFileName())
        .hasToString("2025-10-26_171218_kimi-k2_haiku-4.5.md");
  }

  @Test
  void anIdToTheLetterIsMeantEvenWhereOthersHoldIt() throws IOException {
    write("kimi-k2.md", "# A ↔ B\n");
    assertThat(finder().find("kimi-k2").id()).isEqualTo("kimi-k2");
  }

  @Test
  void whatCouldBeSeveralIsNone() {
    assertThatThrownBy(() -> finder().find("kimi-k2"))
        .isInstanceOfSatisfying(
            NotOneConversationException.class,
            unclear ->
                assertThat(unclear.candidates())
                    .containsExactly(
                        "2025-10-27_090000_gpt-5_kimi-k2", "2025-10-26_171218_kimi-k2_haiku-4.5"))
        .hasMessage("\"kimi-k2\" is 2 conversations");
  }

  @ParameterizedTest
  @CsvSource({
    "importet, nearest: imported",
    "grok-5, nearest: gpt-5_grok-4_blank_r1_0a1b2c3d",
    "@5, '@1 to @4, the newest first'",
    "@0, '@1 to @4, the newest first'"
  })
  void whatIsNoneIsToldWithTheNearest(String typed, String hint) {
    assertThatThrownBy(() -> finder().find(typed))
        .hasMessage("no conversation \"" + typed + "\" in transcripts")
        .isInstanceOfSatisfying(
            NotOneConversationException.class, none -> assertThat(none.hint()).isEqualTo(hint));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "..", "../x", "/", "@", "@99999999999", "\0", "tags", "notes"})
  void oddWordsFindNothing(String typed) {
    assertThatThrownBy(() -> finder().find(typed)).isInstanceOf(NotOneConversationException.class);
  }

  @Test
  void anArchiveThatIsNotThereHoldsNothing() {
    assertThatThrownBy(() -> new Finder(folder.resolve("none"), folder).find("latest"))
        .hasMessage("no conversation \"latest\" in none");
  }

  @ParameterizedTest
  @CsvSource({"0", "3", "72"})
  void aJournalWithOneFlippedBitStillPassesForOne(int at) throws IOException {
    var file = archive.resolve("night/gpt-5_grok-4_blank_r1_0a1b2c3d.jsonl");
    var bytes = Files.readAllBytes(file);
    bytes[at] ^= 1;
    Files.write(file, bytes);
    assertThat(JournalHead.of(file)).isNotNull();
    assertThat(finder().find("grok").journal()).isEqualTo(file);
  }

  private Finder finder() {
    return new Finder(archive, folder);
  }

  private void journal(String id, String digits, String at) throws IOException {
    var hash = digits + "0".repeat(60);
    write(id + ".jsonl", "{\"h\":\"" + hash + "\",\"r\":{\"at\":\"" + at + "\",\"caps\":{}}}\n");
  }

  private void write(String name, String text) throws IOException {
    Files.write(archive.resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }
}
