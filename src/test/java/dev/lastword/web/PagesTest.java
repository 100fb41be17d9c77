package dev.lastword.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The pages as somebody uses them, in a real browser.
class PagesTest {
  private static final String TALK = "/talk?of=mutual-closing";
  private static final int MANY = 500;
  private static final int MOST = 5_000;

  private static final String RULES =
      "{runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice'],"
          + " rules: {'target-size': {enabled: true}}}";

  @TempDir static Path folder;
  private static Chromium browser;
  private static Served site;
  private static String axe;

  @BeforeAll
  static void open() throws IOException {
    browser = Chromium.start(folder.resolve("profile"));
    var archive = Served.samples(folder.resolve("archive"));
    Files.writeString(archive.resolve("many.json"), Lengthy.json(MANY));
    Files.writeString(archive.resolve("most.json"), Lengthy.json(MOST));
    site = Served.of(archive);
    try (var in =
        PagesTest.class.getResourceAsStream(
            "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js")) {
      axe = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @AfterAll
  static void close() throws IOException {
    if (site != null) {
      site.close();
      browser.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/, 1280",
    "/, 390",
    "/?q=goodbye, 1280",
    "/?q=zzzz, 390",
    "/talk?of=mutual-closing, 1280",
    "/talk?of=mutual-closing&try=careful, 390",
    "/talk?of=cap-messages, 820",
    "/compare?of=mutual-closing&of=echo&of=chant, 1280",
    "/compare?of=mutual-closing&of=echo, 390",
    "/compare, 1280",
    "/statistics, 1280",
    "/statistics, 390",
    "/live, 390",
    "/batches, 1280",
    "/nix, 1280"
  })
  void axeFindsNothingSeriousInEitherTheme(String path, int width) {
    try (var tab = browser.tab()) {
      for (var dark : new boolean[] {false, true}) {
        tab.window(width, 900, dark).open(site.url(path));
        tab.eval("document.querySelectorAll('details').forEach(d => d.open = true)");
        tab.eval(axe + ";0");
        var found =
            tab.text(
                "axe.run(document, "
                    + (dark ? "{runOnly: {type: 'rule', values: ['color-contrast']}}" : RULES)
                    + ")"
                    + ".then(r => r.violations.filter(v => ['serious','critical'].includes(v.impact))"
                    + ".map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html.slice(0, 120)).join(' ~ ')).join('\\n'))");
        assertThat(found).as(path + (dark ? " dark" : " light")).isEmpty();
        assertThat(tab.eval("document.documentElement.scrollWidth <= innerWidth").asBoolean())
            .as("no sideways scroll on " + path + " at " + width)
            .isTrue();
        assertThat(tab.seen("log")).as(path).noneMatch(text -> text.contains("Security Policy"));
        assertThat(tab.seen("exception")).isEmpty();
      }
    }
  }

  @Test
  void keysMoveThroughATalk() {
    try (var tab = browser.tab().window(1280, 900, false)) {
      tab.open(site.url(TALK));
      tab.press("j").press("j");
      assertThat(tab.text("document.querySelector('.m.on').id")).isEqualTo("m2");
      tab.press("k");
      assertThat(tab.text("document.querySelector('.m.on').id")).isEqualTo("m1");
      tab.press("n");
      assertThat(tab.text("document.querySelector('.ev.on').title")).isEqualTo("question");
      tab.press("e");
      assertThat(tab.eval("document.querySelector('.tail').open").asBoolean()).isTrue();
      tab.press("?");
      assertThat(tab.eval("document.querySelector('#help').open").asBoolean()).isTrue();
      tab.press("Escape").eval("document.querySelector('#help').close()");
      tab.press("/");
      assertThat(tab.text("document.activeElement.name")).isEqualTo("q");
      tab.press("j");
      assertThat(tab.text("document.activeElement.value")).isEqualTo("j");
    }
  }

  @Test
  void keysChooseRowsToCompare() {
    try (var tab = browser.tab().window(1280, 900, false)) {
      tab.open(site.url("/?sort=pair"));
      tab.press("j").press("x").press("j").press("x");
      assertThat(tab.text("document.querySelector('.pickbar span').textContent"))
          .isEqualTo("2 selected");
      tab.press("c")
          .until(
              "location.pathname === '/compare' && document.querySelector('.ct') && document.readyState === 'complete'");
      assertThat(tab.eval("document.querySelectorAll('.ct thead th[scope]').length").asInt())
          .isEqualTo(2);
      tab.press("a").until("location.search.includes('by=closing')");
      tab.until("document.readyState === 'complete'");
      tab.press("g").until("location.pathname === '/'");
    }
  }

  @Test
  void theTimelineLeadsToEachMessageAlsoToOneThatIsNotLoaded() {
    try (var tab = browser.tab().window(1280, 900, false)) {
      tab.open(site.url("/talk?of=many.json"));
      tab.eval("location.hash = '#m480'").isNull();
      tab.until("document.querySelector('#m480')?.classList.contains('on')");
      tab.until("Math.abs(document.querySelector('#m480').getBoundingClientRect().top) < 400");
      assertThat(tab.eval("document.querySelectorAll('.tl a[data-m]').length").asInt())
          .isGreaterThan(200);
    }
  }

  @Test
  void aThemeIsChosenAndKept() {
    try (var tab = browser.tab().window(1280, 900, true)) {
      tab.open(site.url(TALK));
      assertThat(tab.text("getComputedStyle(document.body).backgroundColor"))
          .isEqualTo("rgb(19, 21, 23)");
      tab.eval("document.querySelector('#theme').click()");
      assertThat(tab.text("getComputedStyle(document.body).backgroundColor"))
          .isEqualTo("rgb(251, 251, 250)");
      tab.open(site.url("/"));
      assertThat(tab.text("document.documentElement.dataset.theme")).isEqualTo("light");
      tab.eval("localStorage.clear()");
    }
  }

  @Test
  void theTokenLeavesTheAddressBar() {
    try (var tab = browser.tab().window(1280, 900, false)) {
      tab.open(site.url("/") + "#token=" + Served.TOKEN);
      assertThat(tab.text("location.hash")).isEmpty();
      assertThat(tab.text("sessionStorage.getItem('lastword.token')")).isEqualTo(Served.TOKEN);
    }
  }

  @Test
  void everythingIsReadableWithoutScript() {
    try (var tab = browser.tab().window(1280, 900, false)) {
      tab.call("Emulation.setScriptExecutionDisabled", java.util.Map.of("value", true));
      tab.open(site.url("/talk?of=many.json&part=3"));
      tab.call("Emulation.setScriptExecutionDisabled", java.util.Map.of("value", false));
      assertThat(tab.eval("document.querySelectorAll('.m').length").asInt()).isEqualTo(100);
      assertThat(tab.eval("document.querySelectorAll('.later a').length").asInt()).isEqualTo(4);
    }
  }

  @Test
  void aPageOfManyMessagesIsThereAtOnce() {
    try (var tab = browser.tab().window(1280, 900, false)) {
      tab.open(site.url("/talk?of=many.json")); // the site reads it
      tab.open(site.url("/talk?of=many.json"));
      var ready =
          tab.eval("performance.getEntriesByType('navigation')[0].domInteractive").asDouble();
      var bytes =
          tab.eval(
                  "performance.getEntriesByType('navigation').concat(performance.getEntriesByType('resource')).reduce((n, e) => n + e.encodedBodySize, 0)")
              .asLong();
      System.Logger log = System.getLogger("pages");
      log.log(
          System.Logger.Level.INFO,
          MANY + " messages: interactive after " + ready + " ms, " + bytes + " bytes");
      assertThat(ready).isLessThan(2_000); // 500 on a quiet machine
      assertThat(bytes).isLessThan(300 * 1024);
    }
  }

  @Test
  void fiveThousandMessagesScroll() {
    try (var tab = browser.tab().window(1280, 900, false)) {
      tab.open(site.url("/talk?of=most.json"));
      tab.until("!document.querySelector('.later[data-src]')");
      assertThat(tab.eval("document.querySelectorAll('.m').length").asInt()).isEqualTo(MOST);
      var frames =
          tab.eval(
                  "new Promise(done => { const times = []; let last = performance.now(), y = 0;"
                      + " const step = now => { times.push(now - last); last = now; y += 900; scrollTo(0, y);"
                      + " times.length < 120 ? requestAnimationFrame(step) : done(times.slice(5).sort((a, b) => a - b)[57]); };"
                      + " requestAnimationFrame(step); })")
              .asDouble();
      System.getLogger("pages")
          .log(System.Logger.Level.INFO, MOST + " messages: median frame " + frames + " ms");
      assertThat(frames).isLessThan(250); // 17 to 33 on a quiet machine
    }
  }
}
