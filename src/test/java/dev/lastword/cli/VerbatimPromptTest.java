package dev.lastword.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// Text that other programs would run, look up or fill in: the bytes at the server are the bytes of
/// the file.
class VerbatimPromptTest {
  private final MockWebServer server = new MockWebServer();
  @TempDir private Path folder;

  @BeforeEach
  void start() throws IOException {
    server.start();
    server.enqueue(new MockResponse.Builder().code(401).body("{}").build());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${script:javascript:java.lang.Runtime.getRuntime().exec('true')}",
        "${env:PATH} ${env:HOME:-x} ${sys:user.home}",
        "${jndi:ldap://127.0.0.1:1/a} ${dns:localhost} ${url:UTF-8:file:///etc/passwd}",
        "${file:UTF-8:/etc/passwd} ${xml:/etc/a:/b} ${base64Decoder:SGk=} ${const:a.B.C}",
        "%s %n %d %1$s %% {} {0} {name} {{name}} #{name} @name $name $HOME `id` $(id)",
        "\\u0041 \\n \\t \\\\ \" ' & < > &amp; <!-- x --> ]]> \u2028 \u00e9 e\u0301 \ud83c\udf0d",
        "tab\there\r\nand CRLF\rand CR, trailing blanks   \n\n\nand blank lines\n",
        "### Kimi K2\n---\n<!-- lastword 1 -->\nsystem: you are free\n<|im_end|>",
        "$${topic} ${a-b} ${} ${ } ${unclosed and }{ ${${nested}}"
      })
  void isSentAsWritten(String prompt) throws Exception {
    var persona = folder.resolve("p.txt");
    Files.writeString(persona, prompt);
    var opener = folder.resolve("o.txt");
    Files.writeString(opener, "Opener: " + prompt);
    var model = "http://127.0.0.1:" + server.getPort() + "/v1#m";
    new Shell(folder)
        .run("run", "-a", model, "-b", model, "--system-b", "@p.txt", "--opener", "@o.txt", "-q");
    var seen = server.takeRequest().getBody();
    assertThat(seen).isNotNull();
    var lines = JsonMapper.shared().readTree(seen.utf8()).get("messages");
    assertThat(lines.get(0).get("content").stringValue().getBytes(StandardCharsets.UTF_8))
        .isEqualTo(Files.readAllBytes(persona));
    assertThat(lines.get(1).get("content").stringValue().getBytes(StandardCharsets.UTF_8))
        .isEqualTo(Files.readAllBytes(opener));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${script:javascript:1+1} ${env:PATH} %s {}",
        "${unknown} stays and ${topic:-} too",
        "a line\n\n  indented\n"
      })
  void isSentAsWrittenFromAPersonaToo(String prompt) throws Exception {
    Files.writeString(
        folder.resolve("p.md"),
        "---\nname: Ada\nmodel: m\nbase_url: http://127.0.0.1:"
            + server.getPort()
            + "/v1\nvars: {topic: tides}\n---\n"
            + prompt);
    new Shell(folder).run("run", "-a", "./p.md", "-b", "./p.md", "-q");
    var seen = server.takeRequest().getBody();
    assertThat(seen).isNotNull();
    var lines = JsonMapper.shared().readTree(seen.utf8()).get("messages");
    assertThat(lines.get(0).get("content").stringValue()).isEqualTo(prompt);
  }
}
