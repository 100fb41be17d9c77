package dev.lastword.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteTest {
  @TempDir static Path folder;
  private static Path archive;
  private static Served site;

  @BeforeAll
  static void open() throws IOException {
    archive = Served.samples(folder.resolve("archive"));
    Files.writeString(folder.resolve("secret.md"), "# x\n\n---\n\n### A\n\nsecret\n\n---\n");
    site = Served.of(archive);
  }

  @AfterAll
  static void close() throws IOException {
    site.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/?q=goodbye",
        "/statistics",
        "/live",
        "/batches",
        "/compare",
        "/talk?of=mutual-closing",
        "/talk?of=mutual-closing&try=eager",
        "/talk/part?of=mutual-closing&part=1",
        "/talk/raw?of=mutual-closing&message=1",
        "/compare?of=mutual-closing&of=echo",
        "/compare?of=mutual-closing&of=echo&by=closing",
        "/assets/lastword.css",
        "/assets/lastword.js",
        "/assets/batch.css",
        "/assets/icon.svg"
      })
  void everyViewIsServedWithItsHeaders(String path) throws IOException {
    var answer = site.get(path);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.head())
        .contains("default-src 'none'", "frame-ancestors 'none'", "nosniff", "no-referrer")
        .doesNotContain("unsafe", "Server:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/?q=the",
        "/statistics",
        "/live",
        "/batches",
        "/compare",
        "/talk?of=mutual-closing",
        "/compare?of=mutual-closing&of=echo"
      })
  void noPageHoldsScriptOrStyleOfItsOwn(String path) throws IOException {
    assertThat(site.get(path).body())
        .doesNotContain("<style", " style=", " onclick=", " onload=", "javascript:")
        .doesNotContainPattern("<script(?! src=\"/assets/lastword\\.js\\?[0-9a-f]+\">)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "localhost",
        "127.0.0.1",
        "127.0.0.1:1",
        "[::1]:PORT",
        "localhost:PORT",
        "evil.example:PORT",
        "127.0.0.1:PORT.evil.example",
        "127.1:PORT",
        "2130706433:PORT",
        "127.0.0.1:PORT@evil.example"
      })
  void aForeignHostIsRefused(String host) throws IOException {
    var named = host.replace("PORT", String.valueOf(site.port()));
    for (var path : new String[] {"/", "/talk?of=mutual-closing", "/assets/lastword.js", "/nix"}) {
      var answer = site.ask("GET", path, Map.of("Host", named), "");
      assertThat(answer.status()).as(path).isIn(400, 403);
      assertThat(answer.says("Juniper")).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://evil.example",
        "null",
        "https://127.0.0.1:PORT",
        "http://localhost:PORT",
        "http://127.0.0.1:1",
        "http://127.0.0.1",
        "http://127.0.0.1:PORT.evil.example"
      })
  void aForeignOriginIsRefused(String origin) throws IOException {
    var named = origin.replace("PORT", String.valueOf(site.port()));
    for (var method : new String[] {"GET", "POST"}) {
      var headers = new HashMap<>(Map.of("Host", site.host(), "Origin", named));
      headers.put(Gate.TOKEN, Served.TOKEN);
      assertThat(site.ask(method, "/tags", headers, "").status()).as(method).isEqualTo(403);
      assertThat(site.ask(method, "/", headers, "").status()).as(method).isEqualTo(403);
    }
  }

  @Test
  void whatAnotherSiteLoadsIsRefusedAndWhatAUserFollowsIsNot() throws IOException {
    var loads =
        Map.of("Host", site.host(), "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "no-cors");
    assertThat(site.ask("GET", "/assets/lastword.js", loads, "").status()).isEqualTo(403);
    var frames = new HashMap<>(loads);
    frames.put("Sec-Fetch-Mode", "navigate");
    frames.put("Sec-Fetch-Dest", "iframe");
    assertThat(site.ask("GET", "/", frames, "").status()).isEqualTo(403);
    frames.put("Sec-Fetch-Dest", "document");
    assertThat(site.ask("GET", "/", frames, "").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
  void nothingChangesWithoutTheToken(String method) throws IOException {
    var before = files();
    var own = Map.of("Host", site.host(), "Origin", "http://" + site.host());
    assertThat(site.ask(method, "/tags", own, "of=echo&add=x").status()).isEqualTo(403);
    var guessed = new HashMap<>(own);
    guessed.put(Gate.TOKEN, "f".repeat(32));
    assertThat(site.ask(method, "/tags", guessed, "of=echo&add=x").status()).isEqualTo(403);
    var homeless = Map.of("Host", site.host(), Gate.TOKEN, Served.TOKEN);
    assertThat(site.ask(method, "/tags", homeless, "of=echo&add=x").status()).isEqualTo(403);
    assertThat(files()).isEqualTo(before).doesNotContain("tags.jsonl");
  }

  @Test
  void tagsAreChangedWithTheToken(@TempDir Path own) throws IOException {
    try (var here = Served.of(Served.samples(own.resolve("a")))) {
      var headers =
          Map.of(
              "Host",
              here.host(),
              "Origin",
              "http://" + here.host(),
              "Content-Type",
              "application/x-www-form-urlencoded",
              Gate.TOKEN,
              Served.TOKEN);
      assertThat(here.ask("POST", "/tags", headers, "of=echo&of=chant&add=keep").status())
          .isEqualTo(204);
      assertThat(here.get("/?tag=keep").body()).contains("2 of 14 conversations");
      assertThat(here.ask("POST", "/tags", headers, "of=echo&remove=keep").status()).isEqualTo(204);
      assertThat(here.get("/?tag=keep").body()).contains("1 of 14 conversations");
      assertThat(here.ask("POST", "/tags", headers, "of=../secret&add=x").status()).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..%2Fsecret",
        "../secret",
        "..%2Fsecret.md",
        "%2Fetc%2Fpasswd",
        "file%3A%2F%2F%2Fetc%2Fpasswd",
        "....//secret",
        "mutual-closing%00",
        "mutual-closing.md",
        "",
        ".",
        "%2e%2e%5csecret"
      })
  void anIdNeverBecomesAPath(String id) throws IOException {
    for (var path : new String[] {"/talk?of=", "/talk/raw?message=1&of=", "/talk/events?of="}) {
      var answer = site.get(path + id);
      assertThat(answer.says("secret\n")).isFalse();
      assertThat(answer.says("root:")).isFalse();
      if (!path.contains("events")) {
        assertThat(answer.status()).as(path + id).isIn(400, 404);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/../lastword.css",
        "/assets/%2e%2e%2fsheet.css",
        "/assets/sheet.css",
        "/nix",
        "/talk/nix",
        "/batch/x/",
        "/batch/../../etc/passwd"
      })
  void whatIsNotThereIsNotFound(String path) throws IOException {
    assertThat(site.get(path).status()).isIn(400, 404);
  }

  @Test
  void aRawMessageIsPlainText() throws IOException {
    var answer = site.get("/talk/raw?of=mutual-closing&message=1");
    assertThat(answer.head()).contains("text/plain");
    assertThat(answer.says("A primary school has asked us")).isTrue();
    assertThat(site.get("/talk/raw?of=mutual-closing&message=99").status()).isEqualTo(404);
  }

  @Test
  void anotherPolicyIsShownAndNothingIsWritten() throws IOException {
    var before = files();
    assertThat(site.get("/talk?of=mutual-closing&try=careful").body())
        .contains("Nothing is written.")
        .contains("Over after message");
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void anEmptyArchiveSaysHowToBegin(@TempDir Path empty) throws IOException {
    try (var here = Served.of(empty.resolve("none"))) {
      assertThat(here.get("/").body()).contains("Nothing here yet.", "lastword demo");
      assertThat(here.get("/statistics").status()).isEqualTo(200);
      assertThat(here.get("/batches").body()).contains("No batch here yet.");
      assertThat(here.get("/compare").body()).contains("Nothing here yet.");
    }
  }

  @Test
  void oneBadFileIsListedAndTheRestIsShown(@TempDir Path own) throws IOException {
    var some = Served.samples(own.resolve("a"));
    Files.write(some.resolve("bad.md"), new byte[] {'#', ' ', (byte) 0xc0, (byte) 0xaf, '\n'});
    try (var here = Served.of(some)) {
      assertThat(here.get("/").body()).contains("bad.md", "Juniper");
    }
  }

  private static String files() throws IOException {
    try (var all = Files.list(archive)) {
      return all.map(file -> file.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList()
          .toString();
    }
  }
}
