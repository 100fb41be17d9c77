package dev.lastword.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lastword.talk.Usage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page of a report in a real browser.
class ReportPageTest {
  private static final List<Path> BROWSERS =
      List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"));

  private static final Path NONE = Path.of("");

  @TempDir private Path folder;

  @Test
  void loadsNothingAndRunsNothing() throws Exception {
    var browser = BROWSERS.stream().filter(Files::isExecutable).findFirst().orElse(NONE);
    assumeTrue(!browser.equals(NONE), "there is no Chromium here");
    try (var elsewhere = new MockWebServer()) {
      elsewhere.setDispatcher(
          new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
              return new MockResponse.Builder().body("document.title='taken'").build();
            }
          });
      elsewhere.start();
      var page = hostile(elsewhere.url("/x").toString());
      var dom = dom(browser, page);
      assertThat(elsewhere.getRequestCount()).isZero();
      assertThat(dom)
          .contains("kimi_haiku_blank_r1_00000001.md", "Look at these first")
          .contains("<title>" + folder.getFileName() + " · Lastword</title>");
    }
  }

  /// A report whose every text tries to reach a server, to run, or to break out.
  private Path hostile(String url) throws IOException {
    var words =
        "\"'></title></style></svg><script src=%s></script><img src=%s onerror=\"document.title='taken'\"><iframe src=%s></iframe><style>@import '%s'</style>"
            .formatted(url, url, url, url);
    for (var i = 1; i < 5; i++) {
      Tale.begin(folder, "kimi_haiku_blank_r" + i + "_0000000" + i, words, words + i, 50)
          .cut(words)
          .say(words)
          .say(words + i)
          .say(words, "closing", "other", Usage.UNKNOWN)
          .say(words, "farewell", "equal", Usage.UNKNOWN)
          .end("mutual-closing", 3, words);
    }
    return MorningReport.write(Report.of(folder, Instant.EPOCH), folder).html();
  }

  private String dom(Path browser, Path page) throws Exception {
    var out = folder.resolve("dom.html");
    var process =
        new ProcessBuilder(
                browser.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--user-data-dir=" + folder.resolve("profile"),
                "--virtual-time-budget=3000",
                "--dump-dom",
                page.toUri().toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .redirectOutput(out.toFile())
            .start();
    try {
      assumeTrue(process.waitFor(60, TimeUnit.SECONDS), "Chromium does not come to an end here");
      assumeTrue(process.exitValue() == 0, "Chromium does not start here");
    } finally {
      process.destroyForcibly().waitFor();
    }
    return Files.readString(out, StandardCharsets.UTF_8);
  }
}
