package dev.lastword.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.endpoint.Living;
import dev.lastword.endpoint.LivingRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run that goes on, followed by a browser: its journal grows record by record.
class LivePagesTest {
  @TempDir Path folder;

  @Test
  void aRunIsFollowedToItsEnd() throws Exception {
    try (var browser = Chromium.start(folder.resolve("profile"))) {
      var recorded = folder.resolve("recorded");
      var name = Recorded.talk(Files.createDirectories(recorded));
      var lines = Files.readAllLines(recorded.resolve(name + ".jsonl"));
      var archive = Files.createDirectories(folder.resolve("archive"));
      var journal = archive.resolve(name + ".jsonl");
      var environment = Map.of("XDG_STATE_HOME", folder.resolve("state").toString());
      var until = upToMessage(lines, 3);
      append(journal, lines.subList(0, until));
      try (var berth = begin(environment, name, journal);
          var site = Served.of(archive, environment);
          var tab = browser.tab().window(1280, 900, false)) {
        assertThat(berth).isNotNull();
        tab.open(site.url("/live"));
        tab.until("document.querySelector('.lv')");
        assertThat(tab.text("document.querySelector('.lv').textContent")).contains(name, "3 of 40");
        tab.open(site.url("/talk?of=" + name));
        assertThat(tab.text("document.querySelector('.story').textContent"))
            .contains("Goes on: 3 messages so far.");
        var next = upToMessage(lines, 5);
        append(journal, lines.subList(until, next));
        tab.until("document.querySelector('#m5')");
        tab.until("document.querySelector('.story').textContent.includes('5 messages')");
        assertThat(tab.eval("document.querySelectorAll('.m').length").asInt()).isEqualTo(5);
        assertThat(tab.text("document.querySelector('#say').textContent")).isEqualTo("Message 5");
        append(journal, lines.subList(next, lines.size()));
        tab.until("document.querySelector('.story').textContent.includes('Over after message')");
        tab.until(
            "!document.querySelector('[data-live]') && document.querySelectorAll('.m').length === 18");
        assertThat(tab.seen("exception")).isEmpty();
      }
    }
  }

  @Test
  void aBatchIsToldAnewWhileItRuns() throws Exception {
    try (var browser = Chromium.start(folder.resolve("profile2"))) {
      var archive = Files.createDirectories(folder.resolve("night"));
      Recorded.batch(archive);
      var batch = archive.resolve("plan");
      var last = batch.resolveSibling("later");
      Files.createDirectories(last);
      for (var file : files(batch, "keeper*r2*")) {
        Files.move(file, last.resolve(file.getFileName()));
      }
      var environment = Map.of("XDG_STATE_HOME", folder.resolve("state2").toString());
      var talks = new Living.Talks(8, 6, 0, 2);
      var standing = new Living.Standing(Living.Phase.RUNNING, 54, null, talks, null, true);
      try (var berth =
              LivingRuns.in(environment)
                  .begin(
                      Living.Kind.BATCH,
                      "plan",
                      batch.toString(),
                      Instant.now(),
                      () -> standing,
                      _ -> {});
          var site = Served.of(archive, environment);
          var tab = browser.tab().window(1280, 900, false)) {
        assertThat(berth).isNotNull();
        tab.open(site.url("/batches"));
        tab.eval(
            "[...document.querySelectorAll('.fig a')].find(a => a.textContent === 'plan').click()");
        tab.until("document.querySelector('main[data-watch] h1')?.textContent.includes('of 6')");
        for (var file : files(last, "*")) {
          Files.move(file, batch.resolve(file.getFileName()));
        }
        tab.until("document.querySelector('h1').textContent.includes('of 8')");
        assertThat(tab.seen("exception")).isEmpty();
        assertThat(tab.seen("log")).noneMatch(text -> text.contains("Security Policy"));
      }
    }
  }

  private static List<Path> files(Path folder, String pattern) throws IOException {
    var files = new ArrayList<Path>();
    try (var all = Files.newDirectoryStream(folder, pattern)) {
      all.forEach(files::add);
    }
    return files;
  }

  private static AutoCloseable begin(Map<String, String> environment, String id, Path journal)
      throws IOException {
    var standing = new Living.Standing(Living.Phase.RUNNING, 3, 40, null, null, true);
    return Objects.requireNonNull(
        LivingRuns.in(environment)
            .begin(
                Living.Kind.RUN,
                id,
                journal.toString().replace(".jsonl", ".md"),
                Instant.now(),
                () -> standing,
                _ -> {}));
  }

  /// How many records there are until a message was said and judged.
  private static int upToMessage(List<String> lines, int message) {
    var said = 0;
    for (var i = 0; i < lines.size(); i++) {
      said += lines.get(i).contains("\"type\":\"verdict\"") ? 1 : 0;
      if (said == message) {
        return i + 1;
      }
    }
    throw new IllegalStateException("no message " + message);
  }

  private static void append(Path journal, List<String> lines) throws IOException {
    var text = String.join("\n", lines) + "\n";
    Files.writeString(journal, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
