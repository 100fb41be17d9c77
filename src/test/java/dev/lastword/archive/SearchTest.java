package dev.lastword.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTest {
  private static final String SIGNS = "\"*-:(){}^+ '\\%\0\nANDORNOT今天é";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The silence begins now. | silence | silence",
        "The SILENCE begins now. | Silence | SILENCE",
        "The silence begins now. | sil* | silence",
        "The silence begins now. | \"silence begins\" | silence begins",
        "Nous sommes allés au café. | cafe | café",
        "Un cafe, por favor. | café | cafe",
        "Die Straße am Fluß | strasse | Straße",
        "我们今天天气很好，谢谢。 | 天气 | 天气",
        "我们今天天气很好，谢谢。 | 今天天气 | 今天天气",
        "我们今天天气很好，谢谢。 | 气 | 气",
        "我们今天天气很好，谢谢。 | 谢谢 | 谢谢",
        "我们使用Java编程。 | 用java编 | 用Java编",
        "今夜の沈黙は深い。 | 沈黙 | 沈黙",
        "東京タワーへ行きました。 | タワー | タワー",
        "東京タワーへ行きました。 | 行き | 行き",
        "ﾃｽﾄです | テスト | ﾃｽﾄ",
        "서울에서 만나요. | 서울 | 서울",
        "서울에서 만나요. | 에서 | 에서",
        "안녕히 계세요 | 계세 | 계세",
        "สวัสดีครับทุกคน | ครับ | ครับ",
        "ສະບາຍດີ | ບາຍ | ບາຍ",
        "សួស្តីពិភពលោក | ពិភព | ពិភព",
        "မင်္ဂလာပါ | လာပါ | လာပါ",
        "Ёжик в тумане | ежик | Ёжик",
        "السَّلَامُ عليكم | السلام | السَّلَامُ",
        "नमस्ते दुनिया | दुनिया | दुनिया",
        "a wave 🌊 again | 🌊 | 🌊",
      })
  void findsAndMarks(String text, String query, String marked) throws IOException {
    Kept.log(folder.resolve("x.md"), "Nothing here.", text);
    var hit = one(query);
    assertThat(hit.message()).isEqualTo(2);
    assertThat(marked(hit.snippet())).containsExactly(marked);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "我们今天天气很好 | 天今",
        "我们今天天气很好 | 今气",
        "今夜の沈黙 | 沈黒",
        "서울에서 | 울서",
        "The silence begins. | silenc",
        "The silence begins. | \"begins silence\"",
        "The silence begins. | silence -begins",
        "The silence begins. | silence noise",
        "и йод | иод",
      })
  void doesNotFindWhatIsNotThere(String text, String query) throws IOException {
    Kept.log(folder.resolve("x.md"), text);
    assertThat(search(SearchQuery.of(query)).messages()).isZero();
  }

  /// What a user writes may be any text; it is looked for, and never obeyed.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "tide\" OR \"x",
        "tide AND",
        "tide NEAR/3 x",
        "NEAR(tide, 5)",
        "said : tide",
        "{said}: tide",
        "tide ^",
        "(tide",
        "tide)",
        "tide + x",
        "tide' --",
        "'; DROP TABLE talk; --",
        "tide\0x",
        "tide * *",
        "\"tide",
        "tide \\",
        "%tide%",
        "tide;",
        "rowid:1",
        "word MATCH 'x'",
        "\ud800 tide",
      })
  void syntaxReachesNobody(String typed) throws IOException {
    Kept.log(folder.resolve("x.md"), "tide x and or near 3 5 said drop table talk");
    try (var index = index()) {
      index.search(SearchQuery.of(typed));
      assertThat(index.list(Query.ALL).all()).isEqualTo(1);
      assertThat(index.search(SearchQuery.of("tide")).messages()).isEqualTo(1);
    }
  }

  @Test
  void anyTextIsASearch() throws IOException {
    Kept.log(folder.resolve("x.md"), "tide");
    var random = new Random(5);
    try (var index = index()) {
      for (var i = 0; i < 500; i++) {
        var typed = new StringBuilder("tide ");
        for (var j = random.nextInt(20); j > 0; j--) {
          typed.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        assertThat(index.search(SearchQuery.of(typed.toString())).messages())
            .as("seed 5, search %s: %s", i, typed)
            .isBetween(0L, 1L);
      }
    }
  }

  @Test
  void countsInAllAndByConversation() throws IOException {
    Kept.log(folder.resolve("x.md"), "tide", "no", "tide tide", "ebb");
    Kept.log(folder.resolve("y.md"), "The tide is one word among many others here.");
    Kept.log(folder.resolve("z.md"), "nothing");
    var found = search(SearchQuery.of("tide"));
    assertThat(found.messages()).isEqualTo(3);
    assertThat(found.talks()).isEqualTo(2);
    assertThat(found.found()).extracting(one -> one.talk().id()).containsExactly("x", "y");
    assertThat(found.found().getFirst().messages()).isEqualTo(2);
    assertThat(found.found().getFirst().hits())
        .extracting(Findings.Hit::message)
        .containsExactly(1, 3);
  }

  @Test
  void looksWhereAndByWhomItIsTold() throws IOException {
    Kept.log(folder.resolve("x.md"), "tide", "tide tide");
    Kept.run(folder.resolve("night/y.jsonl"), "messages", "tide", "tide");
    assertThat(search(SearchQuery.of("tide speaker:ada")).messages()).isEqualTo(1);
    assertThat(search(SearchQuery.of("tide speaker:KIMI")).messages()).isEqualTo(1);
    assertThat(search(SearchQuery.of("tide speaker:kimi speaker:ada")).messages()).isEqualTo(2);
    assertThat(search(SearchQuery.of("tide speaker:moonshotai/kimi")).messages()).isEqualTo(1);
    assertThat(search(SearchQuery.of("tide speaker:nobody")).messages()).isZero();
    var night = new Query.Builder().batches(List.of("night")).build();
    assertThat(search(new SearchQuery("tide", "haiku", null, night, 10, 3, 0)).messages())
        .isEqualTo(1);
  }

  @Test
  void aPatternSiftsWhatTheWordsFound() throws IOException {
    Kept.log(folder.resolve("x.md"), "tide at 4:30", "tide at noon", "no tide, 12:45 exactly");
    var found = search(new SearchQuery("tide", null, "\\d+:\\d+", Query.ALL, 10, 3, 0));
    assertThat(found.messages()).isEqualTo(2);
    assertThat(marked(found.found().getFirst().hits().getFirst().snippet()))
        .containsExactly("4:30");
    assertThatThrownBy(() -> search(new SearchQuery("tide", null, "(", Query.ALL, 10, 3, 0)))
        .isInstanceOf(BadQueryException.class)
        .hasMessageContaining("is no pattern");
  }

  @Test
  void aSnippetShowsWhatWasFoundInALongMessage() throws IOException {
    var long1 = "before it ".repeat(500) + "the silence " + "after it ".repeat(500);
    Kept.log(folder.resolve("x.md"), long1);
    var snippet = one("silence").snippet();
    assertThat(snippet.text().length()).isLessThan(300);
    assertThat(snippet.begins()).isFalse();
    assertThat(snippet.ends()).isFalse();
    assertThat(marked(snippet)).containsExactly("silence");
    assertThat(long1.substring(snippet.from())).startsWith(snippet.text());
  }

  @Test
  void aWordThatEverybodySaysIsCountedAllTheSame() throws IOException {
    for (var file = 0; file < 21; file++) {
      var texts = new String[1_000];
      for (var i = 0; i < texts.length; i++) {
        texts[i] = "the tide " + i;
      }
      Kept.log(folder.resolve("x" + file + ".md"), texts);
    }
    var found = search(new SearchQuery("the", null, null, Query.ALL, 2, 1, 0));
    assertThat(found.capped()).isTrue();
    assertThat(found.messages()).isEqualTo(21_000);
    assertThat(found.talks()).isEqualTo(21);
    assertThat(found.found()).hasSize(2).allMatch(one -> one.messages() == 1_000);
  }

  private ArchiveIndex index() throws IOException {
    var index = ArchiveIndex.open(folder, null);
    index.refresh();
    return index;
  }

  private Findings search(SearchQuery query) throws IOException {
    try (var index = index()) {
      return index.search(query);
    }
  }

  private Findings.Hit one(String query) throws IOException {
    var found = search(SearchQuery.of(query));
    assertThat(found.messages()).as(query).isEqualTo(1);
    return found.found().getFirst().hits().getFirst();
  }

  private static List<String> marked(Findings.Snippet snippet) {
    return snippet.marks().stream()
        .map(mark -> snippet.text().substring(mark.from(), mark.to()))
        .toList();
  }
}
