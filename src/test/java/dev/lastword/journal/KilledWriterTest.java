package dev.lastword.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.talk.Side;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/// A process killed while it writes. The thousand kills of a whole run have a command of their own.
class KilledWriterTest {
  @TempDir Path folder;

  /// Writes calls as fast as it can and says each one that was written.
  static final class Writer {
    private Writer() {}

    public static void main(String[] args) throws IOException {
      try (var journals =
              new Journals(InstantSource.system(), System::nanoTime, Durability.PROCESS);
          var journal = journals.create(Path.of(args[0]), Samples.bareStart())) {
        for (var message = 1; ; message++) {
          var call = journal.append(Samples.intent(message, Side.A)).seq();
          var text = "word ".repeat(message % 4_000);
          System.out.println(journal.append(Samples.reply(call, message, Side.A, text)).hash());
        }
      }
    }
  }

  @RepeatedTest(2)
  void losesNothingItHasReported() throws Exception {
    var file = folder.resolve("x.jsonl");
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var path = System.getProperty("java.class.path");
    var writer =
        new ProcessBuilder(java, "-cp", path, Writer.class.getName(), file.toString()).start();
    var last = "";
    try (var out = writer.inputReader()) {
      for (var lines = new Random().nextInt(1, 300); lines > 0; lines--) {
        last = out.readLine();
      }
      writer.destroyForcibly().waitFor();
    } finally {
      writer.destroyForcibly();
    }
    var hashes = JournalReader.read(file).records().stream().map(JournalRecord::hash);
    assertThat(hashes).contains(last);
    try (var journals =
        new Journals(InstantSource.system(), System::nanoTime, Durability.PROCESS)) {
      journals.resume(file, Samples.resume()).journal().close();
    }
    assertThat(Verification.of(file).intact()).isTrue();
  }
}
