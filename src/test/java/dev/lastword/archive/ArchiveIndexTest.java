package dev.lastword.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveIndexTest {
  private static final Path SAMPLES = Path.of("transcripts/samples").toAbsolutePath();

  @TempDir private Path folder;

  @Test
  void listsWhatStandsInTheFolder() throws IOException {
    Files.copy(SAMPLES.resolve("echo.md"), folder.resolve("echo.md"));
    Files.writeString(folder.resolve("bad.json"), "{\"messages\": 7}");
    try (var index = ArchiveIndex.open(folder, null)) {
      var news = index.refresh();
      assertThat(news.added()).containsExactly("bad", "echo");
      assertThat(news.flaws()).hasSize(1);
      System.out.println(news);
      index.list(Query.ALL).talks().forEach(System.out::println);
      System.out.println(index.search(SearchQuery.of("the")));
      System.out.println(index.facets(Query.ALL));
      System.out.println(index.statistics(Query.ALL));
    }
  }
}
