package dev.lastword.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Files that are small to make and large to read, given to the program one after another in a
/// process whose heap is bounded. Prints how each ended and the processor time it took, in
/// milliseconds.
final class Bombs {
  private static final int MIB = 1 << 20;
  private static final int LARGEST = 300;
  private static final String TALK = "# X ↔ Y\n\n---\n\n### X\n\n";

  private final Path folder;
  private final String server;
  private final int size;

  private Bombs(Path folder, String server, int size) {
    this.folder = folder;
    this.server = server;
    this.size = size * MIB;
  }

  /// Throws them all.
  ///
  /// @param args a folder, the address of a server that floods, and how many MiB a file has
  public static void main(String[] args) throws IOException {
    var bombs = new Bombs(Path.of(args[0]), args[1], Integer.parseInt(args[2]));
    Files.writeString(bombs.folder.resolve("s.txt"), "Hello.\n");
    bombs.yaml();
    bombs.json();
    bombs.text();
    bombs.exports();
    bombs.zips();
    bombs.wire();
    System.exit(0);
  }

  private void yaml() throws IOException {
    persona("yaml-deep", "---\nextra: ", "[", MIB - 100, "");
    persona("yaml-aliases", "---\na: &a [x]\nb: ", "*a, ", 200_000, "\n---\nx");
    persona("yaml-keys", "---\n", collisions(60_000, ": 1\n"), 1, "---\nx");
    persona("yaml-prompt", "---\nname: x\n---\n", "x", 20 * MIB, "");
    persona("yaml-variables", "---\nvars: {a: " + "y".repeat(1000) + "}\n---\n", "${a}", MIB, "");
  }

  private void json() throws IOException {
    detect("json-deep", "", "[", size, "");
    detect("json-deep-messages", "{\"messages\":[", "{\"text\":[", size / 9, "");
    var keys = "{\"messages\":[{\"name\":\"x\",\"text\":\"y\",";
    detect("json-keys", keys, collisions(200_000, ":1,"), 1, "\"z\":1}]}");
    detect("json-digits", "{\"messages\":[{\"text\":", "9", MIB, "}]}");
    detect("json-exponent", "{\"messages\":[{\"name\":\"x\",\"text\":", "1e999999999", 1, "}]}");
    detect(
        "json-messages", "{\"messages\":[", "{\"name\":\"x\",\"text\":\"\"},", size / 24, "{}]}");
    detect("json-string", "{\"messages\":[{\"name\":\"x\",\"text\":\"", "x", size, "\"}]}");
    detect("json-lines", "", "{\"messages\":[]}\n", size / 16, "");
  }

  private void text() throws IOException {
    detect("markdown-quotes", TALK, ">", size, "");
    detect("markdown-rules", TALK, "---\n", size / 4, "");
    detect("markdown-headings", TALK, "### X\n\n", size / 7, "");
    detect("markdown-brackets", TALK, "[", size, "");
    detect("markdown-wide", TALK, "世", size / 3, "");
    detect("journal-line", "{\"h\":\"", "0", size, "");
    detect("cycles", TALK, "Goodbye!\n\n---\n\n### Y\n\nBye.\n\n---\n\n### X\n\n", size / 40, "");
    try (var file = new RandomAccessFile(folder.resolve("t.md").toFile(), "rw")) {
      file.setLength((long) LARGEST * MIB); // holes, which cost no disk
    }
    command("larger", "detect", "t.md");
    command("script", "run", "-a", "script:t.md", "-b", "script:s.txt", "-q", "-n", "2");
  }

  private void exports() throws IOException {
    detect("chatgpt-deep", "{\"mapping\":{", "\"a\":{\"mapping\":{", size / 20, "");
    detect(
        "chatgpt-parts",
        "{\"current_node\":\"a\",\"mapping\":{\"a\":{\"message\":{\"author\":{\"role\":\"user\"},\"content\":{\"parts\":[",
        "{},",
        size / 3,
        "1]}}}}}");
    detect("chatgpt-keys", "{\"mapping\":{", collisions(100_000, ":{},"), 1, "\"z\":1}}");
    detect("claude-empty", "[", "{\"chat_messages\":[]},", size / 21, "1]");
    detect("pidgin-many", "", "{\"event_type\":\"x\"}\n", size / 19, "");
    detect(
        "openai-calls",
        "{\"messages\":[{\"role\":\"user\",\"tool_calls\":[",
        "{\"name\":\"x\"},",
        size / 13,
        "{}]}]}");
    detect("backrooms-names", "", "A:\nx\n\nB:\ny\n\n", size / 12, "");
    detect("backrooms-none", "A:\nx\n\n", "\n", size, "");
    detect(
        "llm-rules",
        "=== Agent 1 ===\n\n=== Conversation ===\n",
        "─".repeat(80) + "\n\n",
        size / 242,
        "");
  }

  private void zips() throws IOException {
    zip("zip-large", 1, 280 * MIB);
    zip("zip-many", 20_001, 0);
    zip("zip-all", 80, 4 * MIB - 1);
  }

  private void zip(String name, int files, int each) throws IOException {
    var block = " ".repeat(MIB).getBytes(StandardCharsets.UTF_8);
    try (var out = new ZipOutputStream(Files.newOutputStream(folder.resolve("t.zip")))) {
      out.setLevel(1);
      for (var i = 0; i < files; i++) {
        out.putNextEntry(new ZipEntry(i + ".json"));
        for (var left = each; left > 0; left -= block.length) {
          out.write(block, 0, Math.min(left, block.length));
        }
        out.closeEntry();
      }
    }
    command(name, "import", "t.zip");
  }

  private void wire() {
    for (var kind : List.of("body", "zip", "headers", "levels")) {
      command(kind, "run", "-a", "script:s.txt", "-b", server + "/" + kind + "#m", "-q", "-n", "2");
    }
  }

  /// Words of one hash, each with an end, all different.
  private static String collisions(int count, String end) {
    var all = new StringBuilder();
    IntStream.range(0, count)
        .forEach(n -> {
          all.append('"');
          for (var bit = 0; bit < 18; bit++) {
            all.append(((n >> bit) & 1) == 0 ? "Aa" : "BB");
          }
          all.append('"').append(end);
        });
    return all.toString();
  }

  private void persona(String name, String start, String piece, int times, String end)
      throws IOException {
    write(folder.resolve("p.md"), start, piece, times, end);
    command(name, "run", "-a", "./p.md", "-b", "script:s.txt", "-q", "-n", "2");
  }

  private void detect(String name, String start, String piece, int times, String end)
      throws IOException {
    var file = folder.resolve("t.md");
    write(file, start, piece, times, end);
    command(name, "detect", file.toString());
  }

  private static void write(Path file, String start, String piece, int times, String end)
      throws IOException {
    var block = Math.min(times, Math.max(1, MIB / piece.length()));
    var pieces = piece.repeat(block);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(start);
      for (var left = times; left > 0; left -= block) {
        out.write(pieces, 0, Math.min(left, block) * piece.length());
      }
      out.write(end);
    }
  }

  private void command(String name, String... words) {
    var before = cpu();
    String end;
    try {
      var result = new Shell(folder).run(words);
      var said = result.err().lines().findFirst().orElse("");
      end = result.code() + " " + said;
    } catch (OutOfMemoryError | StackOverflowError e) {
      end = "99 " + e;
    }
    System.out.println(name + " " + (cpu() - before) / 1_000_000 + " " + end);
  }

  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
