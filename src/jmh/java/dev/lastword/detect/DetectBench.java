package dev.lastword.detect;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/// Measures the judge with JMH and prints what people ask: messages a second, memory a message, the
/// time of a megabyte, and what doubling it costs. Every ratio is of figures from the same run.
final class DetectBench {
  private static final double MEGABYTE = 1 << 20;

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final Collection<RunResult> results;

  private DetectBench(Collection<RunResult> results) {
    this.results = results;
  }

  /// Runs all benchmarks; `-q` for a quick look in place of a measurement.
  public static void main(String[] arguments) throws RunnerException {
    boolean quick = List.of(arguments).contains("-q");
    var options =
        new OptionsBuilder()
            .include("dev\\.lastword\\.detect\\..*Benchmark")
            .threads(1)
            .forks(1)
            .warmupIterations(quick ? 2 : 5)
            .measurementIterations(quick ? 2 : 5)
            .warmupTime(TimeValue.seconds(quick ? 1 : 2))
            .measurementTime(TimeValue.seconds(quick ? 1 : 2))
            .jvmArgsAppend("-XX:+UseSerialGC", "-Xms1g", "-Xmx1g", "-XX:-UsePerfData")
            .addProfiler(GCProfiler.class)
            .build();
    new DetectBench(new Runner(options).run()).print();
  }

  private void print() {
    out.println();
    out.println("| what | on the processor | on the clock |");
    out.println("|---|--:|--:|");
    for (var result : results) {
      if (result.getParams().getBenchmark().endsWith("conversations")) {
        conversations(result);
      }
    }
    for (var kind : LongText.values()) {
      longText(kind);
    }
    out.println();
    out.println(
        "One thread, serial collector. The first column is processor time of that thread and holds on"
            + " a busy machine too; compare figures of one run only.");
  }

  private void conversations(RunResult result) {
    double rounds = result.getPrimaryResult().getScore();
    double perRound = sum(result, "messages") / operations(result);
    double each = sum(result, "nanos") / sum(result, "messages");
    line("conversations, messages a second", "%,.0f", 1e9 / each, rounds * perRound);
    line("conversations, µs a message", "%,.1f", each / 1e3, 1e6 / (rounds * perRound));
    line("conversations, KB allocated a message", "%,.1f", bytes(result) / perRound / 1024);
  }

  private void longText(LongText kind) {
    var one = message(kind, 1);
    var two = message(kind, 2);
    var name = kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    line("1 MB of " + name + ", ms", "%,.1f", millis(one), one.getPrimaryResult().getScore());
    line(
        "2 MB of " + name + ", times that",
        "%.2f",
        millis(two) / millis(one),
        two.getPrimaryResult().getScore() / one.getPrimaryResult().getScore());
    line("1 MB of " + name + ", MB allocated", "%,.1f", bytes(one) / MEGABYTE);
  }

  private RunResult message(LongText kind, int megabytes) {
    return results.stream()
        .filter(result -> result.getParams().getBenchmark().endsWith("message"))
        .filter(result -> result.getParams().getParam("kind").equals(kind.name()))
        .filter(result -> result.getParams().getParam("megabytes").equals("" + megabytes))
        .findFirst()
        .orElseThrow();
  }

  /// Milliseconds of processor time a message.
  private static double millis(RunResult result) {
    return sum(result, "nanos") / sum(result, "messages") / 1e6;
  }

  /// Bytes allocated an operation.
  private static double bytes(RunResult result) {
    return result.getSecondaryResults().get("gc.alloc.rate.norm").getScore();
  }

  /// An event counter over all measured iterations.
  private static double sum(RunResult result, String counter) {
    return result.getSecondaryResults().get(counter).getScore();
  }

  private static double operations(RunResult result) {
    return result.getAggregatedResult().getIterationResults().stream()
        .mapToLong(iteration -> iteration.getMetadata().getMeasuredOps())
        .sum();
  }

  private void line(String what, String form, double... figures) {
    var line = new StringBuilder("| " + what);
    for (int i = 0; i < 2; i++) {
      line.append(" | ")
          .append(i < figures.length ? String.format(Locale.ROOT, form, figures[i]) : "");
    }
    out.println(line.append(" |"));
  }
}
