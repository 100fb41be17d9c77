package dev.lastword.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lastword.detect.MessageClass;
import dev.lastword.journal.Digest;
import dev.lastword.journal.Durability;
import dev.lastword.journal.Journals;
import dev.lastword.journal.Run;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveIndexTest {
  private static final Path SAMPLES = Path.of("transcripts/samples").toAbsolutePath();

  @TempDir private Path folder;
  private Path archive;

  @BeforeEach
  void begin() throws IOException {
    archive = Files.createDirectories(folder.resolve("archive"));
  }

  @Test
  void listsWhatALogSays() throws IOException {
    Files.copy(SAMPLES.resolve("echo.md"), archive.resolve("echo.md"));
    var talk = one();
    assertThat(talk.id()).isEqualTo("echo");
    assertThat(talk.a().name()).isEqualTo("Isolde");
    assertThat(talk.started()).isEqualTo(LocalDateTime.parse("2026-06-11T07:55"));
    assertThat(talk.took()).isEqualTo(Duration.ofSeconds(690));
    assertThat(talk.state()).isEqualTo(Talk.State.ENDED);
    assertThat(talk.over()).isEqualTo("echo");
    assertThat(talk.messages()).isEqualTo(28);
    assertThat(talk.strip()).hasSize(28).startsWith("?---").endsWith("######");
    assertThat(talk.unused()).isEqualTo(28 - Objects.requireNonNull(talk.stop()).after());
    assertThat(talk.tokens()).isNull();
    assertThat(talk.cost()).isNull();
    assertThat(talk.digest()).isEqualTo(Digest.of(Files.readAllBytes(archive.resolve("echo.md"))));
  }

  @Test
  void listsWhatAJournalSays() throws IOException {
    var lineage = new Run.Lineage("older", Digest.of(new byte[] {2}), 3);
    Kept.run(archive.resolve("night/x.jsonl"), Kept.AT, lineage, "messages", "Tide?", "Ebb.");
    Kept.log(archive.resolve("night/x.md"), "what the journal does not say");
    var talk = one();
    assertThat(talk.name()).isEqualTo("night/x");
    assertThat(talk.batch()).isEqualTo("night");
    assertThat(talk.file()).isEqualTo("night/x.jsonl");
    assertThat(talk.log()).isEqualTo("night/x.md");
    assertThat(talk.journal()).isTrue();
    assertThat(talk.a())
        .isEqualTo(new Talk.Party("Kimi", "openrouter", "moonshotai/kimi-k2", "skeptic"));
    assertThat(talk.at()).isEqualTo(Kept.AT);
    assertThat(talk.over()).isEqualTo("messages");
    assertThat(talk.messages()).isEqualTo(2);
    assertThat(talk.tokens()).isEqualTo(1_500);
    assertThat(talk.cost()).isEqualByComparingTo("0.25");
    assertThat(talk.took()).isEqualTo(Duration.ofSeconds(72));
    assertThat(talk.policy()).isEqualTo("eager");
    assertThat(talk.forked()).isEqualTo(new Talk.Origin("older", 3));
    try (var index = index()) {
      assertThat(index.search(SearchQuery.of("journal")).messages()).isZero();
      assertThat(index.search(SearchQuery.of("ebb")).messages()).isEqualTo(1);
      assertThat(index.forksOf("older")).containsExactly(talk);
    }
  }

  @Test
  void aBrokenFileIsListedWithItsErrorAndTheRestIsShown() throws IOException {
    Kept.log(archive.resolve("good.md"), "tide");
    Files.writeString(archive.resolve("bad.json"), "{\"messages\": 7}");
    Files.write(archive.resolve("latin.md"), new byte[] {'#', ' ', (byte) 0xE9, '\n'});
    var run = Kept.run(archive.resolve("cut.jsonl"), "messages", "Tide?", "Ebb.", "Flood.");
    var bytes = Files.readAllBytes(run);
    bytes[bytes.length - 60] ^= 1;
    Files.write(run, bytes);
    try (var index = ArchiveIndex.open(archive, null)) {
      var news = index.refresh();
      assertThat(news.flaws())
          .extracting(Flaw::file)
          .containsExactly("bad.json", "cut.jsonl", "latin.md");
      assertThat(news.flaws())
          .extracting(Flaw::message)
          .allMatch(message -> !message.contains(archive.toString()));
      var talks = index.list(Query.ALL.but().sort(Query.Sort.NAME, false).build()).talks();
      assertThat(talks)
          .extracting(Talk::state)
          .containsExactly(
              Talk.State.BROKEN, Talk.State.BROKEN, Talk.State.ENDED, Talk.State.BROKEN);
      assertThat(index.search(SearchQuery.of("tide")).messages()).isEqualTo(2);
      assertThat(index.list(new Query.Builder().endings(List.of("broken")).build()).matching())
          .isEqualTo(3);
    }
  }

  @Test
  void aRunThatStillGoesOnIsOpenAndNotBroken() throws IOException {
    var file = archive.resolve("live.jsonl");
    try (var journals = new Journals(InstantSource.fixed(Kept.AT), () -> 0, Durability.PROCESS);
        var journal = journals.create(file, Kept.start("live", null));
        var index = index()) {
      Kept.say(journal, 1, "Tide?", "Ebb.");
      assertThat(index.refresh().changed()).containsExactly("live");
      assertThat(index.list(Query.ALL).talks().getFirst().state()).isEqualTo(Talk.State.OPEN);
      Kept.say(journal, 3, "Flood.");
      Files.writeString(file, "{\"h\":\"half a rec", StandardOpenOption.APPEND);
      assertThat(index.refresh().flaws()).isEmpty();
      var talk = index.list(Query.ALL).talks().getFirst();
      assertThat(talk.messages()).isEqualTo(3);
      assertThat(talk.strip()).hasSize(3);
      assertThat(talk.over()).isEmpty();
      assertThat(index.search(SearchQuery.of("flood")).messages()).isEqualTo(1);
    }
  }

  @Test
  void onlyWhatChangedIsReadAgain() throws IOException {
    Kept.log(archive.resolve("a.md"), "tide");
    Kept.log(archive.resolve("b.md"), "tide");
    try (var index = index()) {
      assertThat(index.refresh().isNews()).isFalse();
      Kept.log(archive.resolve("a.md"), "ebb", "flood");
      Files.delete(archive.resolve("b.md"));
      Kept.log(archive.resolve("c.md"), "tide");
      var news = index.refresh();
      assertThat(news.added()).containsExactly("c");
      assertThat(news.changed()).containsExactly("a");
      assertThat(news.removed()).containsExactly("b");
      assertThat(index.search(SearchQuery.of("tide")).found())
          .extracting(found -> found.talk().id())
          .containsExactly("c");
      assertThat(index.search(SearchQuery.of("flood")).messages()).isEqualTo(1);
      assertThat(index.list(Query.ALL).all()).isEqualTo(2);
    }
  }

  @Test
  void deletingItLosesNothing() throws IOException {
    fill();
    List<Talk> before;
    Findings found;
    try (var index = index()) {
      index.tag(index.find("x0"), new TagChange(List.of("good"), List.of(), "read again"));
      Kept.log(archive.resolve("x3.md"), "changed since");
      index.refresh();
      before = keyless(index.list(Query.ALL).talks());
      found = index.search(SearchQuery.of("tide"));
    }
    for (var name : List.of("index.sqlite", "index.sqlite-wal", "index.sqlite-shm")) {
      Files.deleteIfExists(archive.resolve(".lastword").resolve(name));
    }
    try (var index = index()) {
      assertThat(keyless(index.list(Query.ALL).talks())).isEqualTo(before);
      var again = index.search(SearchQuery.of("tide"));
      assertThat(again.messages()).isEqualTo(found.messages());
      assertThat(again.found().getFirst().hits().getFirst().snippet())
          .isEqualTo(found.found().getFirst().hits().getFirst().snippet());
      assertThat(index.named("x0").orElseThrow().note()).isEqualTo("read again");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 20, 100, 4_096, 9_000, 30_000, 60_000})
  void aDamagedIndexIsBuiltAnew(int at) throws IOException {
    fill();
    index().close();
    var file = archive.resolve(".lastword/index.sqlite");
    var bytes = Files.readAllBytes(file);
    for (var i = at; i < Math.min(bytes.length, at + 2_000); i++) {
      bytes[i] = 'x';
    }
    Files.write(file, bytes);
    try (var index = index()) {
      assertThat(index.list(Query.ALL).talks()).hasSizeBetween(1, 30);
      index.search(SearchQuery.of("tide"));
      index.rebuild(_ -> {});
      assertThat(index.search(SearchQuery.of("tide")).messages()).isEqualTo(30);
    }
  }

  @Test
  void whatIsNoIndexOrOfAnotherVersionIsBuiltAnewAndSaysSo() throws IOException, SQLException {
    fill();
    index().close();
    var file = archive.resolve(".lastword/index.sqlite");
    sql(file, "UPDATE fact SET value = '0' WHERE name = 'form'");
    try (var index = ArchiveIndex.open(archive, null)) {
      assertThat(index.refresh().rebuilt()).contains("another version");
      assertThat(index.list(Query.ALL).all()).isEqualTo(30);
    }
    sql(file, "CREATE TRIGGER theirs AFTER DELETE ON talk BEGIN DELETE FROM fact; END");
    try (var index = ArchiveIndex.open(archive, null)) {
      assertThat(index.refresh().rebuilt()).isNotEmpty();
    }
    Files.writeString(file, "no database at all");
    try (var index = ArchiveIndex.open(archive, null)) {
      assertThat(index.refresh().rebuilt()).contains("damaged");
      assertThat(index.list(Query.ALL).all()).isEqualTo(30);
    }
  }

  @Test
  void whereNothingCanBeWrittenTheIndexLiesElsewhere() throws IOException {
    fill();
    Files.writeString(archive.resolve(".lastword"), "a file where a folder should be");
    var cache = folder.resolve("cache");
    try (var index = ArchiveIndex.open(archive, cache)) {
      index.refresh();
      assertThat(index.list(Query.ALL).all()).isEqualTo(30);
    }
    try (var files = Files.walk(cache)) {
      assertThat(files.map(Path::getFileName).map(Path::toString)).contains("index.sqlite");
    }
    try (var index = ArchiveIndex.open(archive, null)) {
      index.refresh();
      assertThat(index.search(SearchQuery.of("tide")).messages()).isEqualTo(30);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"index.sqlite", "index.sqlite-wal", "index.lock"})
  void linksInItsPlaceAreNotFollowed(String name) throws IOException {
    fill();
    var precious = Files.writeString(folder.resolve("precious.txt"), "mine");
    Files.createDirectories(archive.resolve(".lastword"));
    Files.createSymbolicLink(archive.resolve(".lastword").resolve(name), precious);
    try (var index = ArchiveIndex.open(archive, folder.resolve("cache"))) {
      index.refresh();
      assertThat(index.list(Query.ALL).all()).isEqualTo(30);
    }
    assertThat(precious).hasContent("mine");
  }

  @Test
  void manyReadWhileOneRefreshes() throws Exception {
    fill();
    index().close();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var readers = new ArrayList<Future<Integer>>();
      for (var reader = 0; reader < 8; reader++) {
        readers.add(
            threads.submit(() -> {
              var most = 0;
              for (var round = 0; round < 20; round++) {
                try (var index = ArchiveIndex.open(archive, null)) {
                  index.refresh();
                  most = Math.max(most, index.list(Query.ALL).all());
                  assertThat(index.search(SearchQuery.of("tide")).messages())
                      .isGreaterThanOrEqualTo(30);
                }
              }
              return most;
            }));
      }
      for (var i = 30; i < 60; i++) {
        Kept.log(archive.resolve("x" + i + ".md"), "The tide of " + i, "Ebb.");
      }
      for (var reader : readers) {
        assertThat(reader.get()).isBetween(30, 60);
      }
    }
    try (var index = index()) {
      assertThat(index.list(Query.ALL).all()).isEqualTo(60);
      assertThat(index.search(SearchQuery.of("tide")).messages()).isEqualTo(60);
    }
  }

  @Test
  void oneFileMayHoldSeveral() throws IOException {
    Files.writeString(
        archive.resolve("many.jsonl"),
        """
        {"id":"first one","messages":[{"speaker":"A","text":"tide"},{"speaker":"B","text":"ebb"}]}
        {"id":"../../etc/passwd","messages":[{"speaker":"A","text":"tide"},{"speaker":"B","text":"x"}]}
        """);
    try (var index = index()) {
      var talks = index.list(Query.ALL.but().sort(Query.Sort.NAME, false).build()).talks();
      assertThat(talks).extracting(Talk::name).containsExactly("many#1", "many#2");
      assertThat(talks).extracting(Talk::id).containsExactly("first one", "../../etc/passwd");
      assertThat(index.find("first one").part()).isEqualTo(1);
      assertThat(index.find("../../etc/passwd").file()).isEqualTo("many.jsonl");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "latest, x2",
    "@1, x2",
    "@3, x0",
    "x1, x1",
    "night/x1, x1",
    "X0, x0",
  })
  void findsTheOneThatIsMeant(String typed, String id) throws IOException {
    for (var i = 0; i < 3; i++) {
      Kept.run(
          archive.resolve("night/x" + i + ".jsonl"),
          Kept.AT.plusSeconds(i),
          null,
          "messages",
          "Tide " + i);
    }
    try (var index = index()) {
      var talk = index.find(typed);
      assertThat(talk.id()).isEqualTo(id);
      assertThat(index.find(talk.digest().substring(0, 12))).isEqualTo(talk);
      assertThat(index.find(archive.resolve(talk.file()).toString())).isEqualTo(talk);
      assertThat(index.find(String.valueOf(index.shortIds(List.of(talk)).get(talk.key()))))
          .isEqualTo(talk);
      assertThat(new Finder(archive, folder).find(typed).id()).isEqualTo(id);
    }
  }

  @Test
  void whatCouldBeSeveralIsNotGuessed() throws IOException {
    fill();
    try (var index = index()) {
      assertThat(index.find("x1").id()).isEqualTo("x1");
      assertThatThrownBy(() -> index.find("x"))
          .isInstanceOf(NotOneConversationException.class)
          .hasMessageContaining("30 conversations");
      assertThatThrownBy(() -> index.find("nobody"))
          .isInstanceOf(NotOneConversationException.class);
    }
  }

  @Test
  void filtersAndSorts() throws IOException {
    Files.copy(SAMPLES.resolve("echo.md"), archive.resolve("echo.md"));
    Kept.run(archive.resolve("night/x.jsonl"), "messages", "Tide?", "Ebb.");
    Kept.run(archive.resolve("night/two/y.jsonl"), Kept.AT.plusSeconds(9), null, "error", "Tide?");
    Kept.log(archive.resolve("z.md"), "Tide.", "Ebb.", "Flood.");
    try (var index = index()) {
      assertThat(ids(index, new Query.Builder().models(List.of("KIMI-K2"))))
          .containsExactly("y", "x");
      assertThat(ids(index, new Query.Builder().models(List.of("openrouter:claude"))))
          .containsExactly("y", "x");
      assertThat(ids(index, new Query.Builder().pair(List.of("bo", "ada")))).containsExactly("z");
      assertThat(ids(index, new Query.Builder().personas(List.of("skeptic"))))
          .containsExactly("y", "x");
      assertThat(ids(index, new Query.Builder().batches(List.of("night"))))
          .containsExactly("y", "x");
      assertThat(ids(index, new Query.Builder().batches(List.of("night/two/"))))
          .containsExactly("y");
      assertThat(ids(index, new Query.Builder().since(LocalDate.parse("2026-01-01"))))
          .containsExactly("echo");
      assertThat(ids(index, new Query.Builder().until(LocalDate.parse("2025-10-26")))).hasSize(3);
      assertThat(ids(index, new Query.Builder().endings(List.of("failed")))).containsExactly("y");
      assertThat(ids(index, new Query.Builder().endings(List.of("echo", "messages"))))
          .containsExactly("echo", "x");
      assertThat(ids(index, new Query.Builder().endings(List.of("none")))).containsExactly("z");
      assertThat(ids(index, new Query.Builder().classes(List.of(MessageClass.REPETITION))))
          .containsExactly("echo");
      assertThat(ids(index, new Query.Builder().messages(2, 3)))
          .containsExactlyInAnyOrder("x", "z");
      assertThat(ids(index, new Query.Builder().cost(new BigDecimal("0.2"), null)))
          .containsExactly("y", "x");
      assertThat(ids(index, new Query.Builder().sort(Query.Sort.MESSAGES, false).limit(2)))
          .containsExactly("echo", "z");
      assertThat(ids(index, new Query.Builder().sort(Query.Sort.NAME, true).offset(1).limit(1)))
          .containsExactly("x");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"'", "\"", "%", "_", "x' OR 1=1 --", "\0", "今", "\ud800"})
  void whatIsFilteredByIsNeverObeyed(String typed) throws IOException {
    fill();
    try (var index = index()) {
      var query =
          new Query.Builder()
              .models(List.of(typed + "nobody"))
              .batches(List.of(typed))
              .endings(List.of(typed))
              .tags(List.of(typed))
              .build();
      assertThat(index.list(query).talks()).isEmpty();
      assertThat(index.named(typed)).isEmpty();
      assertThat(index.forksOf(typed)).isEmpty();
    }
  }

  @Test
  void countsAndAddsUp() throws IOException {
    Files.copy(SAMPLES.resolve("echo.md"), archive.resolve("echo.md"));
    Kept.run(archive.resolve("night/x.jsonl"), "messages", "Tide?", "Ebb.");
    try (var index = index()) {
      var facets = index.facets(Query.ALL);
      assertThat(facets.pairs()).contains(new Facets.Count("Isolde ↔ Piet", 1));
      assertThat(facets.models()).contains(new Facets.Count("moonshotai/kimi-k2", 1));
      assertThat(facets.months())
          .extracting(Facets.Count::value)
          .containsExactly("2026-06", "2025-10");
      var statistics = index.statistics(Query.ALL);
      assertThat(statistics.all().talks()).isEqualTo(2);
      assertThat(statistics.all().messages()).isEqualTo(30);
      assertThat(statistics.all().meanLength()).isEqualTo(15);
      assertThat(statistics.all().cost()).isEqualByComparingTo("0.25");
      assertThat(statistics.all().unknownCosts()).isEqualTo(1);
      var piet = statistics.models().stream().filter(one -> one.name().equals("Piet")).findFirst();
      assertThat(piet.orElseThrow().echoes()).isEqualTo(0.5);
      assertThat(piet.orElseThrow().vocabulary()).isBetween(60.0, 80.0);
      var rows = new ArrayList<MessageFigures>();
      index.messages(Query.ALL.but().sort(Query.Sort.NAME, false).build(), rows::add);
      assertThat(rows).hasSize(30);
      assertThat(rows.getFirst().kind()).isEqualTo("question");
      assertThat(rows.getLast().speaker()).isEqualTo("Haiku");
    }
  }

  @Test
  void anArchiveThatIsNotThereHoldsNothing() throws IOException {
    try (var index = ArchiveIndex.open(folder.resolve("nowhere"), null)) {
      assertThat(index.refresh().isNews()).isFalse();
      assertThat(index.list(Query.ALL).all()).isZero();
    }
    assertThat(folder.resolve("nowhere")).doesNotExist();
  }

  @Test
  void anyTextIsKeptAsItWasSaid() throws IOException {
    var text = "tide \0 ␛ \u202E \uFEFF 🌊 ---\n### nobody";
    Kept.run(archive.resolve("x.jsonl"), "messages", text);
    try (var index = index()) {
      var hit = index.search(SearchQuery.of("tide")).found().getFirst().hits().getFirst();
      assertThat(hit.snippet().text()).isEqualTo(text);
    }
  }

  private void fill() throws IOException {
    for (var i = 0; i < 30; i++) {
      Kept.log(archive.resolve("x" + i + ".md"), "The tide of " + i, "Ebb.");
    }
  }

  private ArchiveIndex index() throws IOException {
    var index = ArchiveIndex.open(archive, null);
    index.refresh();
    return index;
  }

  private Talk one() throws IOException {
    try (var index = index()) {
      var listing = index.list(Query.ALL);
      assertThat(listing.all()).isEqualTo(1);
      return listing.talks().getFirst();
    }
  }

  private static List<String> ids(ArchiveIndex index, Query.Builder query) throws IOException {
    return index.list(query.build()).talks().stream().map(Talk::id).toList();
  }

  /// Keys are those of one index.
  private static List<Talk> keyless(List<Talk> talks) {
    return talks.stream().map(ArchiveIndexTest::keyless).toList();
  }

  private static Talk keyless(Talk one) {
    return new Talk(
        0,
        one.id(),
        one.digest(),
        one.name(),
        one.file(),
        one.journal(),
        one.log(),
        one.part(),
        one.batch(),
        one.a(),
        one.b(),
        one.at(),
        one.started(),
        one.ended(),
        one.state(),
        one.ending(),
        one.stop(),
        one.strip(),
        one.messages(),
        one.tokens(),
        one.cost(),
        one.took(),
        one.latency(),
        one.cap(),
        one.policy(),
        one.forked(),
        one.tags(),
        one.note(),
        one.flaw());
  }

  private static void sql(Path file, String statement) throws SQLException {
    try (var open = DriverManager.getConnection("jdbc:sqlite:" + file);
        var run = open.createStatement()) {
      run.execute(statement);
    }
  }
}
