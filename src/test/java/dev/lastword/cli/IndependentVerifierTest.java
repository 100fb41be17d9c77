package dev.lastword.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lastword.archive.Proof;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The verifier that stands in `docs/receipts.md`, run on good and damaged journals: it says what
/// ours says.
class IndependentVerifierTest {
  private static final int MOST_LINES = 40;

  @TempDir private Path folder;

  @Test
  void fortyLinesOfPythonAgreeWithUs() throws Exception {
    assumeTrue(hasPython(), "python3 is not on this machine");
    var verifier = folder.resolve("verify.py");
    Files.writeString(verifier, inThePage());
    var journals = journals();
    var command = new ArrayList<>(List.of("python3", "-I", verifier.toString()));
    journals.forEach(journal -> command.add(journal.toString()));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    var lines = said.lines().toList();
    assertThat(lines).hasSameSizeAs(journals);
    for (var i = 0; i < lines.size(); i++) {
      var ours = Proof.of(journals.get(i), null, null, _ -> {}).standing();
      var theirs =
          lines.get(i).startsWith("intact")
              ? Proof.Standing.FINE
              : lines.get(i).startsWith("unfinished")
                  ? Proof.Standing.UNFINISHED
                  : Proof.Standing.ALTERED;
      assertThat(theirs).as(lines.get(i)).isEqualTo(ours);
    }
    assertThat(lines.getFirst()).startsWith("intact ");
    assertThat(said).contains("unfinished ").contains("altered: record 3 at byte ");
  }

  @Test
  void theVerifierInThePageIsAsShortAsItSays() throws IOException {
    assertThat(inThePage().lines().count()).isLessThanOrEqualTo(MOST_LINES);
  }

  private static String inThePage() throws IOException {
    var page = Files.readString(Path.of("docs/receipts.md"));
    var from = page.indexOf("```python\n") + "```python\n".length();
    return page.substring(from, page.indexOf("```", from));
  }

  /// Two good ones first; then cut, flipped, swapped and forged ones.
  private List<Path> journals() throws IOException {
    var journals = new ArrayList<Path>();
    for (var name : List.of("script", "model")) {
      var home = Files.createDirectories(folder.resolve(name));
      journals.add(
          name.equals("script") ? Recorded.script(home) : Recorded.model(home, "--keep-bytes"));
    }
    var whole = Files.readAllBytes(journals.getLast());
    for (var at = 0; at < whole.length; at += 41) {
      journals.add(write(journals.size(), Arrays.copyOf(whole, at)));
      var flipped = whole.clone();
      flipped[at] ^= (byte) (1 << (at % 8));
      journals.add(write(journals.size(), flipped));
    }
    var text = new String(whole, StandardCharsets.UTF_8);
    for (var forged : forgeries(text)) {
      journals.add(write(journals.size(), Forger.chain(forged).getBytes(StandardCharsets.UTF_8)));
    }
    return journals;
  }

  /// Changes behind which a whole new chain is computed.
  private static List<String> forgeries(String text) {
    var lines = text.lines().toList();
    var without = new ArrayList<>(lines);
    without.removeIf(line -> line.contains("\"type\":\"call.reply\""));
    return List.of(
        text, // nothing was changed
        text.replaceFirst("\"kept\":\"..", "\"kept\":\"AA"),
        text.replaceFirst("\"seq\":2", "\"seq\":3"),
        text.replaceFirst("\"pid\":", "\"pid\": "),
        text.replaceFirst("\"pid\":[0-9]+", "\"pid\":9007199254740992"),
        text.replaceFirst("\"pid\":[0-9]+", "\"pid\":1.5"),
        String.join("\n", without) + "\n",
        text + lines.getLast() + "\n");
  }

  private Path write(int number, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(number + ".jsonl"), bytes);
  }

  private static boolean hasPython() throws InterruptedException {
    try {
      return new ProcessBuilder("python3", "-c", "pass").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
