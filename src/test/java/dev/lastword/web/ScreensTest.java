package dev.lastword.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lastword.endpoint.Living;
import dev.lastword.endpoint.LivingRuns;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Takes the pictures of the documentation: `scripts/screens`.
class ScreensTest {
  @TempDir Path folder;

  @Test
  void everyViewInBothThemes() throws Exception {
    var where = System.getProperty("lastword.screens", "");
    assumeTrue(!where.isEmpty(), "scripts/screens takes the pictures");
    var archive = Served.samples(folder.resolve("archive"));
    var talk = Recorded.talk(archive);
    Recorded.batch(archive.resolve("night"));
    var environment = Map.of("XDG_STATE_HOME", folder.resolve("state").toString());
    var runs = LivingRuns.in(environment);
    try (var browser = Chromium.start(folder.resolve("profile"));
        var _ = begin(runs, Living.Kind.BATCH, "plan", archive.resolve("night/plan"));
        var _ = begin(runs, Living.Kind.RUN, talk, archive.resolve(talk + ".md"));
        var site = Served.of(archive, environment)) {
      var batch = batch(site);
      for (var dark : new boolean[] {false, true}) {
        try (var tab = browser.tab()) {
          var shots = new Shots(tab, site, Path.of(where), dark);
          shots.take("library", "/", 1280, 860, "");
          shots.take("search", "/?q=goodbye", 1280, 860, "");
          shots.take("reading", "/talk?of=mutual-closing", 1280, 900, "");
          shots.take("ending", "/talk?of=mutual-closing#end", 1280, 900, "");
          shots.take("policy", "/talk?of=chant&try=careful", 1280, 760, "");
          var receipt =
              "document.querySelector('#m5 [data-drawer]').click();"
                  + "until(() => !document.querySelector('#drawer').hidden)";
          shots.take("receipt", "/talk?of=" + talk, 1280, 900, receipt);
          shots.take(
              "compare", "/compare?of=mutual-closing&of=echo&of=chant&by=closing", 1280, 900, "");
          shots.take("batch", batch, 1280, 900, "");
          shots.take("statistics", "/statistics", 1280, 760, "");
          shots.take("live", "/live", 1280, 420, "");
          shots.take("phone-library", "/", 390, 844, "");
          shots.take("phone-reading", "/talk?of=mutual-closing", 390, 844, "");
          shots.take("phone-ending", "/talk?of=mutual-closing#end", 390, 844, "");
          shots.take("phone-compare", "/compare?of=mutual-closing&of=echo", 390, 844, "");
        }
      }
    }
    assertThat(Path.of(where).resolve("reading-dark.png")).isNotEmptyFile();
  }

  private static AutoCloseable begin(LivingRuns runs, Living.Kind kind, String id, Path place)
      throws IOException {
    var talks = kind == Living.Kind.BATCH ? new Living.Talks(24, 8, 0, 4) : null;
    var most = kind == Living.Kind.RUN ? Integer.valueOf(40) : null;
    var cost = new BigDecimal("0.0103");
    var standing = new Living.Standing(Living.Phase.RUNNING, 18, most, talks, cost, true);
    var berth = runs.begin(kind, id, place.toString(), Instant.now(), () -> standing, _ -> {});
    return Objects.requireNonNull(berth);
  }

  private static String batch(Served site) throws IOException {
    var page = site.get("/batches").body();
    var from = page.indexOf("/batch/");
    return page.substring(from, page.indexOf('"', from));
  }

  /// Takes pictures in one theme.
  private record Shots(Tab tab, Served site, Path where, boolean dark) {
    void take(String name, String path, int width, int height, String first) throws IOException {
      tab.window(width, height, dark).open(site.url("/assets/icon.svg")).open(site.url(path));
      tab.until("document.readyState === 'complete'");
      if (!first.isEmpty()) {
        tab.eval(
            "new Promise(done => { const until = f => f() ? done() : setTimeout(() => until(f), 20); "
                + first
                + " })");
      }
      tab.eval("new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)))");
      if (path.endsWith("#end")) {
        tab.eval("document.querySelector('#end').scrollIntoView({block: 'center'})");
      }
      tab.shoot(where.resolve(name + (dark ? "-dark" : "-light") + ".png"));
    }
  }
}
