package dev.lastword.detect;

import dev.lastword.archive.Labelled;
import dev.lastword.archive.LabelledFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/// Real conversations, read to their end on one thread.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class CorpusBenchmark {
  private List<List<Utterance>> talks = List.of();

  /// Reads the labelled transcripts that `scripts/bench` found.
  ///
  /// @throws IOException where they cannot be read
  @Setup
  public void read() throws IOException {
    var folder = System.getProperty("lastword.labelled", "endings");
    talks =
        LabelledFolder.read(Path.of(folder), folder).transcripts().stream()
            .map(Labelled::utterances)
            .toList();
  }

  /// Judges all of them once.
  ///
  /// @param spent counts the messages and the time
  /// @param hole where verdicts go
  @Benchmark
  public void conversations(Spent spent, Blackhole hole) {
    for (var talk : talks) {
      spent.begin();
      hole.consume(Detector.judge(talk, Policy.BALANCED));
      spent.end(talk.size());
    }
  }
}
