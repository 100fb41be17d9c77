package dev.lastword.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.archive.Dossier;
import dev.lastword.archive.Finder;
import dev.lastword.detect.Policy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TalkPageTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mutual-closing|Over after message 18 of 26. Both sides had closed, from message 17, with nothing left open.",
        "echo|Over after message 19 of 28. Each said what the other said, from message 16.",
        "chant|Over after message 17 of 28. Only sound was left, from message 14.",
      })
  void itSaysFirstWhatHappened(String id, String story) throws IOException {
    var page = TalkPage.of(sample(id), TalkPage.Setting.ALONE);
    assertThat(String.join("", page.story().stream().map(Words::text).toList())).isEqualTo(story);
  }

  @Test
  void whatFollowsTheEndStepsBackAndIsAllThere() throws IOException {
    var page = TalkPage.of(sample("mutual-closing"), TalkPage.Setting.ALONE);
    assertThat(page.after()).isEqualTo(8);
    assertThat(page.parts()).hasSize(2);
    assertThat(page.parts().getFirst().last()).isEqualTo(18);
    assertThat(page.parts().getLast().tail()).isTrue();
    assertThat(page.parts().getLast().last()).isEqualTo(26);
  }

  @Test
  void anotherPolicyIsComparedInWords() throws IOException {
    var setting = new TalkPage.Setting("/talk?of=x", Policy.CAREFUL, false, List.of(), List.of());
    var words = TalkPage.of(sample("mutual-closing"), setting).compared();
    assertThat(String.join("", words.stream().map(Words::text).toList()))
        .startsWith("careful would stop after message ")
        .endsWith("Nothing is written.");
  }

  @Test
  void oneFileHoldsAllAndLoadsNothing() throws IOException {
    var html = TalkHtml.alone(sample("mutual-closing"));
    assertThat(html)
        .contains("default-src &#39;none&#39;", "sha256-", "id=\"m26\"", "Why it ends here")
        .doesNotContain(" src=\"", "href=\"http", "@import", "unsafe-inline");
  }

  @Test
  void theTimelineHasACellForEachMessage() throws IOException {
    var page = TalkPage.of(sample("mutual-closing"), TalkPage.Setting.ALONE);
    for (var n = 1; n <= 26; n++) {
      assertThat(page.timeline()).contains("href=\"#m" + n + "\"");
    }
    assertThat(page.timeline()).contains("closing begins, 17", "stop after 18", "8 messages");
  }

  private static Dossier sample(String id) throws IOException {
    return Dossier.of(new Finder(Path.of("transcripts/samples"), Path.of("")).find(id));
  }
}
