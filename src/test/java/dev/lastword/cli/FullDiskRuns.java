package dev.lastword.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Many runs in one process whose files may only grow so far. Each has a longer opener than the one
/// before, so that the limit is met in another write.
final class FullDiskRuns {
  private FullDiskRuns() {}

  /// Runs them and prints the exit code of each.
  ///
  /// @param args the folder, the model, how many runs, and by how much each opener is longer
  public static void main(String[] args) throws IOException {
    var folder = Path.of(args[0]);
    for (var run = 0; run < Integer.parseInt(args[2]); run++) {
      var own = Files.createDirectories(folder.resolve("run-" + run));
      var opener = marker(run) + "x".repeat(run * Integer.parseInt(args[3]));
      var result =
          new Shell(own)
              .run(
                  "run",
                  "-a",
                  "script:" + folder.resolve("s.txt"),
                  "-b",
                  args[1],
                  "--opener",
                  opener,
                  "--policy",
                  "off",
                  "-q",
                  "-o",
                  "out");
      System.out.println(run + " " + result.code() + " " + result.err().replace('\n', ' '));
    }
    System.exit(0);
  }

  /// The word by which a request is known as a run's.
  static String marker(int run) {
    return "[run " + run + "]";
  }
}
