package dev.lastword.archive.peers;

import dev.lastword.archive.Bootstrap;
import dev.lastword.archive.LabelledFolder;
import dev.lastword.archive.Outcome;
import dev.lastword.archive.Score;
import dev.lastword.archive.Watcher;
import dev.lastword.detect.Policy;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Sets what others do beside the judge: `scripts/bench judge [DIR]` prints one table.
final class Peers {
  private Peers() {}

  /// All rules by name, the simplest first.
  static Map<String, Watcher> all() {
    var all = new LinkedHashMap<String, Watcher>();
    all.put("cap of 10 messages", new Cap(10));
    all.put("cap of 20 messages", new Cap(20));
    all.put("cap of 40 messages", new Cap(40));
    all.put("any farewell word", new Keyword());
    all.put("farewell word answered by one", new MutualKeyword());
    all.put("wrap-up state machine", new WrapUp());
    all.put("convergence ≥ 0.80 (pidgin)", new Convergence(0.8));
    all.put("exact repetition (OpenHands-like)", new StuckRepeats());
    all.put("chunk repetition (gemini-cli-like)", new ChunkLoop());
    all.put("n-gram repetition ≥ 0.5", new NgramRepetition(0.5));
    return all;
  }

  /// Scores every rule on a labelled folder and prints a Markdown table.
  public static void main(String[] arguments) throws IOException {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var transcripts = LabelledFolder.read(Path.of(arguments[0]), arguments[0]).sure();
    var due = transcripts.stream().filter(each -> each.due() != null).count();
    out.printf("%d transcripts scored, %d with an end due%n%n", transcripts.size(), due);
    out.println(
        "| rule | hit | late | missed | early | false | ok | premature % | quality | waste |");
    out.println("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
    all().forEach((name, rule) -> out.println(line(name, Score.of(transcripts, rule))));
    for (var policy : Policy.values()) {
      if (policy != Policy.OFF) {
        var score = Score.of(transcripts, Watcher.of(policy));
        out.println(line("**the judge, " + policy.code() + "**", score));
      }
    }
  }

  private static String line(String name, Score score) {
    var line = new StringBuilder("| " + name);
    for (var outcome : Outcome.values()) {
      line.append(" | ").append(score.count(outcome));
    }
    var bounds = Bootstrap.USUAL.of(score).quality();
    return line.append(
            String.format(
                Locale.ROOT,
                " | %.1f | %.3f (%.2f–%.2f) | %.1f |",
                score.prematurePercent(),
                score.quality(),
                bounds.low(),
                bounds.high(),
                score.waste()))
        .toString();
  }
}
