package dev.lastword.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagsTest {
  @TempDir private Path folder;

  @BeforeEach
  void fill() throws IOException {
    Kept.log(folder.resolve("x.md"), "tide");
    Kept.run(folder.resolve("night/y.jsonl"), "messages", "tide");
  }

  @Test
  void tagsArePutOnAndTakenOff() throws IOException {
    tag("x", List.of("Good", "to/read"), List.of(), null);
    var talk = tag("x", List.of("gute-größe"), List.of("good"), "at 31");
    assertThat(talk.tags()).containsExactly("gute-größe", "to/read");
    assertThat(talk.note()).isEqualTo("at 31");
    assertThat(Files.readAllLines(folder.resolve("tags.jsonl"))).hasSize(2);
    try (var index = index()) {
      var query = new Query.Builder().tags(List.of("to/read")).build();
      assertThat(index.list(query).talks()).containsExactly(talk);
      assertThat(index.tags()).contains(new Facets.Count("to/read", 1));
    }
    assertThat(tag("x", List.of(), List.of(), "").note()).isEmpty();
  }

  @Test
  void aRunKeepsItsTagsWhereverItGoes() throws IOException {
    tag("y", List.of("good"), List.of(), null);
    Files.createDirectories(folder.resolve("kept"));
    Files.move(folder.resolve("night/y.jsonl"), folder.resolve("kept/z.jsonl"));
    try (var index = index()) {
      assertThat(index.named("kept/z").orElseThrow().tags()).containsExactly("good");
    }
  }

  @Test
  void whatAnotherProcessTagsIsMirrored() throws IOException {
    try (var index = index()) {
      tag("x", List.of("theirs"), List.of(), null);
      index.refresh();
      assertThat(index.named("x").orElseThrow().tags()).containsExactly("theirs");
      Files.delete(folder.resolve("tags.jsonl"));
      index.refresh();
      assertThat(index.named("x").orElseThrow().tags()).isEmpty();
    }
  }

  @Test
  void aTornEndIsSetAsideAndTheRestCounts() throws IOException {
    tag("x", List.of("good"), List.of(), null);
    var file = folder.resolve("tags.jsonl");
    Files.writeString(file, "{\"v\":1,\"file\":\"x\",\"add\":[\"hal", StandardOpenOption.APPEND);
    try (var index = index()) {
      assertThat(index.named("x").orElseThrow().tags()).containsExactly("good");
    }
    assertThat(tag("x", List.of("more"), List.of(), null).tags()).containsExactly("good", "more");
    assertThat(Files.readAllLines(file)).hasSize(2).allMatch(line -> line.endsWith("}"));
    try (var files = Files.list(folder)) {
      var aside = files.filter(one -> one.getFileName().toString().contains(".torn-")).toList();
      assertThat(aside).hasSize(1);
      assertThat(Files.readString(aside.getFirst())).endsWith("[\"hal");
    }
  }

  @Test
  void aLineThatOnlyLacksItsEndStays() throws IOException {
    var file = folder.resolve("tags.jsonl");
    Files.writeString(file, "{\"v\":1,\"file\":\"x\",\"add\":[\"good\"],\"remove\":[]}");
    assertThat(tag("x", List.of("more"), List.of(), null).tags()).containsExactly("good", "more");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not json",
        "[]",
        "{}",
        "{\"file\":7}",
        "{\"file\":\"x\",\"add\":\"good\"}",
        "{\"file\":\"x\",\"add\":[\"a b\"]}",
        "{\"file\":\"x\",\"add\":[\"\\u001b[31m\"]}",
        "{\"file\":\"x\",\"file\":\"y\"}",
        "\"\"",
      })
  void aLineThatIsNoneIsPassedOver(String line) throws IOException {
    Files.writeString(
        folder.resolve("tags.jsonl"),
        line + "\n{\"file\":\"x\",\"add\":[\"good\"],\"new\":{\"a\":[1]}}\n");
    try (var index = index()) {
      assertThat(index.named("x").orElseThrow().tags()).containsExactly("good");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "a b", "-x", "+x", ".x", "a\nb", "a\tb", "x\u202e", "a\"b", "🌊"})
  void whatIsNoTagIsRefused(String tag) {
    assertThatThrownBy(() -> tag("x", List.of(tag), List.of(), null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is no tag");
    assertThat(folder.resolve("tags.jsonl")).doesNotExist();
  }

  @Test
  void aTagIsShortAndSoIsANote() {
    assertThatThrownBy(() -> tag("x", List.of("x".repeat(41)), List.of(), null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> tag("x", List.of(), List.of(), "x".repeat(2_001)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aLinkInItsPlaceIsNotWrittenThrough() throws IOException {
    var precious = Files.writeString(folder.resolve("precious"), "mine\n");
    Files.createSymbolicLink(folder.resolve("tags.jsonl"), precious);
    assertThatThrownBy(() -> tag("x", List.of("good"), List.of(), null))
        .isInstanceOf(IOException.class);
    assertThat(precious).hasContent("mine\n");
  }

  @Test
  void twentyTagAtOnceAndNoneIsLost() throws Exception {
    try (var threads = Executors.newFixedThreadPool(4)) {
      var all =
          IntStream.range(0, 20)
              .<Callable<Talk>>mapToObj(i -> () -> tag("x", List.of("t" + i), List.of(), null))
              .toList();
      for (var one : threads.invokeAll(all)) {
        one.get();
      }
    }
    try (var index = index()) {
      assertThat(index.named("x").orElseThrow().tags()).hasSize(20);
    }
  }

  private ArchiveIndex index() throws IOException {
    var index = ArchiveIndex.open(folder, null);
    index.refresh();
    return index;
  }

  private Talk tag(String id, List<String> add, List<String> remove, @Nullable String note)
      throws IOException {
    try (var index = index()) {
      return index.tag(index.find(id), new TagChange(add, remove, note));
    }
  }
}
