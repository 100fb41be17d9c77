package dev.lastword.detect;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// One very long message, heard by a judge that has heard nothing before.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class LongTextBenchmark {
  /// The kind of text.
  @Param public LongText kind = LongText.ENGLISH;

  /// Its length in UTF-8.
  @Param({"1", "2"})
  public int megabytes = 1;

  private Utterance utterance = Utterance.of(Utterance.Side.A, "");

  /// Writes the text.
  @Setup
  public void write() {
    utterance = Utterance.of(Utterance.Side.A, kind.text(megabytes << 20));
  }

  /// Hears it.
  ///
  /// @param spent counts the message and the time
  /// @return the verdict, so that it is not optimised away
  @Benchmark
  public Verdict message(Spent spent) {
    spent.begin();
    var verdict = new Detector(Policy.BALANCED).hear(utterance);
    spent.end(1);
    return verdict;
  }
}
