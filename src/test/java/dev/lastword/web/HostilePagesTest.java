package dev.lastword.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.lastword.archive.Dossier;
import dev.lastword.archive.Finder;
import dev.lastword.page.TalkHtml;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Hostile transcripts in a real browser: no dialog, no request elsewhere, no frame.
class HostilePagesTest {
  @TempDir static Path folder;
  private static Chromium browser;
  private static Served site;

  @BeforeAll
  static void open() throws IOException {
    browser = Chromium.start(folder.resolve("profile"));
    var archive = Served.samples(folder.resolve("archive"));
    Files.writeString(archive.resolve("hostile.json"), Hostile.json());
    Files.writeString(
        archive.resolve("<img src=x onerror=alert(32)>.md"),
        Files.readString(archive.resolve("echo.md")));
    site = Served.of(archive);
  }

  @AfterAll
  static void close() throws IOException {
    if (site != null) {
      site.close();
      browser.close();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/talk?of=hostile.json",
        "/",
        "/?q=script",
        "/?q=%3Cscript%3Ealert(33)%3C%2Fscript%3E",
        "/compare?of=hostile.json&of=echo",
        "/statistics",
        "/?model=%22%3E%3Cscript%3Ealert(34)%3C%2Fscript%3E",
        "/talk?of=%3Cscript%3Ealert(35)%3C%2Fscript%3E",
        "/talk?of=hostile.json&try=eager"
      })
  void nothingRunsAndNothingIsLoadedFromElsewhere(String path) {
    try (var tab = browser.tab().window(1280, 900, false)) {
      tab.open(site.url(path));
      tab.eval("document.querySelectorAll('details').forEach(d => d.open = true)");
      tab.until("!document.querySelector('.later[data-src]')");
      tab.eval(
          "document.querySelectorAll('.t *, .who, .hit').forEach(e => { e.dispatchEvent(new MouseEvent('mouseover', {bubbles: true})); e.focus?.(); })");
      tab.eval("new Promise(r => setTimeout(r, 100))");
      assertThat(tab.seen("dialog")).isEmpty();
      assertThat(tab.seen("exception")).isEmpty();
      assertThat(tab.seen("request")).allMatch(url -> url.startsWith(site.url("/")));
      assertThat(tab.seen("log")).noneMatch(text -> text.contains("Content Security Policy"));
    }
  }

  @Test
  void onlyKnownElementsComeOutOfAMessage() {
    try (var tab = browser.tab().window(1280, 900, false)) {
      tab.open(site.url("/talk?of=hostile.json"));
      tab.eval("document.querySelectorAll('details').forEach(d => d.open = true)");
      tab.until("!document.querySelector('.later[data-src]')");
      var names =
          tab.text(
              "[...new Set([...document.querySelectorAll('.t *')].map(e => e.localName))].sort().join(' ')");
      assertThat(names.split(" "))
          .isSubsetOf(
              "a",
              "blockquote",
              "br",
              "code",
              "em",
              "h3",
              "h4",
              "hr",
              "li",
              "mark",
              "ol",
              "p",
              "pre",
              "span",
              "strong",
              "table",
              "tbody",
              "td",
              "th",
              "thead",
              "tr",
              "ul");
      assertThat(
              tab.text(
                  "[...document.querySelectorAll('.t a')].map(a => a.protocol).filter(p => !/^https?:$/.test(p)).join()"))
          .isEmpty();
      assertThat(
              tab.text(
                  "[...document.querySelectorAll('.t *')].flatMap(e => [...e.attributes].map(a => a.name)).filter(n => !['class','href','rel','target','title','tabindex','start'].includes(n)).join()"))
          .isEmpty();
      assertThat(tab.eval("document.querySelectorAll('#m1, #main, #drawer, #help').length").asInt())
          .isEqualTo(4);
      var text = tab.text("document.body.textContent");
      assertThat(text).contains("⟨U+202E⟩", "␛").doesNotContain("\u202e", "\u001b", "\u2066");
    }
  }

  @Test
  void noOtherPageCanFrameOrReadIt() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var page =
        ("<!doctype html><title>evil</title><iframe src=\""
                + site.url("/")
                + "\"></iframe>"
                + "<script>window.read='';fetch('"
                + site.url("/")
                + "').then(r=>r.text()).then(t=>read='got '+t.length,e=>read='refused');"
                + "fetch('"
                + site.url("/tags")
                + "',{method:'POST',mode:'no-cors',body:new URLSearchParams('of=echo&add=evil')})</script>"
                + "<script src=\""
                + site.url("/assets/lastword.js")
                + "\"></script>")
            .getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, page.length);
          try (var out = exchange.getResponseBody()) {
            out.write(page);
          }
        });
    server.start();
    try (var tab = browser.tab().window(800, 600, false)) {
      tab.open("http://127.0.0.1:" + server.getAddress().getPort() + "/");
      tab.until("read !== ''");
      assertThat(tab.text("read")).isEqualTo("refused");
      assertThat(
              tab.eval(
                      "(() => { try { return frames[0].document.querySelector('.brand') !== null } catch { return false } })()")
                  .asBoolean())
          .isFalse();
      assertThat(tab.eval("document.documentElement.classList.contains('js')").asBoolean())
          .isFalse();
      assertThat(site.get("/?tag=evil").body()).contains("0 of");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void theExportedFileRunsOnlyItsOwnScript() throws IOException {
    var found = new Finder(folder.resolve("archive"), folder).find("hostile.json");
    var file = folder.resolve("alone.html");
    Files.writeString(file, TalkHtml.alone(Dossier.of(found)));
    try (var tab = browser.tab().window(1280, 900, true)) {
      tab.open(file.toUri().toString());
      tab.until("document.documentElement.classList.contains('js')");
      tab.eval("new Promise(r => setTimeout(r, 100))");
      assertThat(tab.seen("dialog")).isEmpty();
      assertThat(tab.seen("request"))
          .allMatch(url -> url.startsWith("file://") && url.endsWith("alone.html"));
      assertThat(tab.seen("exception")).isEmpty();
    }
  }
}
