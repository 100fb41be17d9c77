package dev.lastword.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/// Bytes that are no UTF-8, in every input there is: refused with the offset of the first bad byte
/// before anything is sent, and never replaced. A byte order mark is accepted.
class BadTextTest {
  private static final String REPLACEMENT = "\ufffd";

  /// How an input is filled, and the words of the command that reads it.
  record Input(String file, String before, List<String> words) {
    @Override
    public String toString() {
      return file + " of " + String.join(" ", words);
    }
  }

  private static final List<Input> INPUTS =
      List.of(
          new Input("p.md", "", run("./p.md", "script:s.txt")),
          new Input(
              "p.md", "---\nname: Ada\n---\n", run("MODEL", "MODEL", "--persona-a", "./p.md")),
          new Input("t.txt", "", run("MODEL", "script:s.txt", "--system-a", "@t.txt")),
          new Input("t.txt", "", run("MODEL", "script:s.txt", "--opener", "@t.txt")),
          new Input("-", "", run("MODEL", "script:s.txt", "--opener", "-")),
          new Input("t.txt", "", run("MODEL", "script:s.txt", "--inject", "1:a=@t.txt")),
          new Input("t.txt", "", run("MODEL", "script:t.txt")),
          new Input("t.md", "# X ↔ Y\n\n---\n\n### X\n\n", run("MODEL", "replay:t.md#X")),
          new Input("lastword.yaml", "opener: ", run("MODEL", "script:s.txt")),
          new Input("home/.config/lastword/config.yaml", "opener: ", run("MODEL", "script:s.txt")),
          new Input("keys", "A_KEY=", run("openai:gpt-5", "script:s.txt")),
          new Input("t.md", "# X ↔ Y\n\n---\n\n### X\n\n", List.of("detect", "t.md")),
          new Input(
              "t.json", "{\"messages\":[{\"name\":\"x\",\"text\":\"", List.of("detect", "t.json")),
          new Input("-", "# X ↔ Y\n\n---\n\n### X\n\n", List.of("detect", "-")));

  private final MockWebServer server = new MockWebServer();
  @TempDir private Path folder;

  @BeforeEach
  void start() throws IOException {
    server.start();
    Files.writeString(folder.resolve("s.txt"), "Hello.\n");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  static Stream<Arguments> bad() {
    var kinds =
        Stream.of(
            "no byte of UTF-8, FF",
            "an overlong slash, C0AF",
            "an overlong nul, E08080",
            "half a surrogate pair, EDA0BD",
            "beyond Unicode, F4908080",
            "a sequence without its end, E282",
            "a sequence that never began, 80");
    return kinds.flatMap(kind ->
        INPUTS.stream()
            .map(input -> Arguments.of(kind.split(", ")[0], kind.split(", ")[1], input)));
  }

  @ParameterizedTest(name = "{0} in {2}")
  @MethodSource("bad")
  void isRefusedWithItsByte(String kind, String hex, Input input) throws IOException {
    var before = utf8(input.before() + "Hi ");
    var result = given(input, joined(before, HexFormat.of().parseHex(hex), utf8(" there.\n")));
    assertThat(result.code()).as("%s: %s", kind, result.err()).isIn(1, 2);
    assertThat(result.err()).containsPattern("at byte " + before.length + "\\b");
    unharmed(result);
  }

  static Stream<Input> inputs() {
    return INPUTS.stream();
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void utf16IsRefusedAsSuch(Input input) throws IOException {
    for (var mark : List.of("FFFE", "FEFF")) {
      var charset = mark.equals("FFFE") ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
      var text = (input.before() + "Hi there.\n").getBytes(charset);
      var result = given(input, joined(HexFormat.of().parseHex(mark), text));
      assertThat(result.code()).as(result.err()).isIn(1, 2);
      assertThat(result.err()).contains("UTF-16 where UTF-8 is expected");
      unharmed(result);
    }
  }

  @Test
  void aByteOrderMarkIsAcceptedAndNotSent() throws Exception {
    server.enqueue(new MockResponse.Builder().code(401).body("{}").build());
    Files.write(folder.resolve("t.txt"), joined(HexFormat.of().parseHex("EFBBBF"), utf8("Grüße")));
    shell().run(words(run("MODEL", "MODEL", "--system-b", "@t.txt", "--opener", "@t.txt")));
    var sent = server.takeRequest().getBody();
    assertThat(sent).isNotNull();
    var lines = JsonMapper.shared().readTree(sent.utf8()).get("messages");
    assertThat(lines.get(0).get("content").stringValue()).isEqualTo("Grüße");
    assertThat(lines.get(1).get("content").stringValue()).isEqualTo("Grüße");
  }

  /// In a locale without UTF-8 Java puts U+FFFD in place of what it cannot read on a command line.
  @Test
  void wordsThatWereNotReadAreRefused() throws IOException {
    var result = shell().run(words(run("MODEL", "script:s.txt", "--opener", "Gr" + REPLACEMENT)));
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("--opener", "LC_ALL=C.UTF-8", "@FILE");
    unharmed(result);
  }

  private void unharmed(Shell.Result result) throws IOException {
    assertThat(result.out() + result.err()).doesNotContain(REPLACEMENT);
    assertThat(server.getRequestCount()).isZero();
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertThat(text).as("%s", file).doesNotContain("\u00ef\u00bf\u00bd");
      }
    }
  }

  private Shell.Result given(Input input, byte[] bytes) throws IOException {
    var shell = shell();
    if (input.file().equals("-")) {
      return shell.typing(bytes).run(words(input.words()));
    }
    var file = folder.resolve(input.file());
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
    if (input.file().equals("keys")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      shell.with("LASTWORD_KEYS", file.toString());
    }
    return shell.run(words(input.words()));
  }

  private Shell shell() {
    return new Shell(folder);
  }

  private static List<String> run(String a, String b, String... more) {
    return Stream.concat(
            Stream.of("run", "-a", a, "-b", b, "-n", "2", "-q", "-o", "out"), Stream.of(more))
        .toList();
  }

  private String[] words(List<String> words) {
    var model = "http://127.0.0.1:" + server.getPort() + "/v1#m";
    return words.stream().map(word -> word.equals("MODEL") ? model : word).toArray(String[]::new);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] joined(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    Stream.of(parts).forEach(all::writeBytes);
    return all.toByteArray();
  }
}
