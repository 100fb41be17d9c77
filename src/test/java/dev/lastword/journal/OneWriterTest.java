package dev.lastword.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OneWriterTest {
  @TempDir Path folder;

  private static Journals journals() {
    return new Journals(InstantSource.system(), System::nanoTime, Durability.PROCESS);
  }

  /// Holds a journal until told to go, as a process of its own.
  static final class Holder {
    private Holder() {}

    public static void main(String[] args) throws IOException {
      try (var journals = journals();
          var journal = journals.create(Path.of(args[0]), Samples.start())) {
        System.out.println(journal.file());
        System.in.read();
      }
    }
  }

  @Test
  void anotherProcessKeepsItUntilItDies() throws Exception {
    var file = folder.resolve("x.jsonl");
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var path = System.getProperty("java.class.path");
    var holder =
        new ProcessBuilder(java, "-cp", path, Holder.class.getName(), file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var journals = journals();
        var out = holder.inputReader()) {
      assertThat(out.readLine()).isEqualTo(file.toString());
      assertThatThrownBy(() -> journals.resume(file, Samples.resume()))
          .isInstanceOf(JournalHeldException.class)
          .hasMessageEndingWith("is being written by process 4711 on here");
      assertThat(Verification.of(file).intact()).isTrue();
      holder.destroyForcibly().waitFor();
      journals.resume(file, Samples.resume()).journal().close();
    } finally {
      holder.destroyForcibly();
    }
    assertThat(Verification.of(file).records()).isEqualTo(2);
  }

  @Test
  void ofTwentyRacingOneWrites() throws Exception {
    var file = folder.resolve("x.jsonl");
    try (var journals = journals();
        var racers = Executors.newVirtualThreadPerTaskExecutor()) {
      journals.create(file, Samples.start()).close();
      Callable<Journal> race = () -> journals.resume(file, Samples.resume()).journal();
      var races = new ArrayList<Future<Journal>>();
      for (var i = 0; i < 20; i++) {
        races.add(racers.submit(race));
      }
      var winners = 0;
      for (var one : races) {
        winners += wins(one) ? 1 : 0;
      }
      assertThat(winners).isEqualTo(1);
      assertThat(Verification.of(file).records()).isEqualTo(2);
    }
  }

  /// Races for a journal once told to, as a process of its own.
  static final class Racer {
    private Racer() {}

    public static void main(String[] args) throws IOException {
      try (var journals = journals()) {
        System.out.println("ready");
        System.in.read();
        try (var journal = journals.resume(Path.of(args[0]), Samples.resume()).journal()) {
          System.out.println("writes " + journal.file());
          System.in.read();
        } catch (JournalHeldException e) {
          System.out.println("held");
        }
      }
    }
  }

  @Test
  void ofTwentyRacingProcessesOneWrites() throws Exception {
    var file = folder.resolve("x.jsonl");
    try (var journals = journals()) {
      journals.create(file, Samples.start()).close();
    }
    var racers = new ArrayList<Process>();
    try {
      for (var i = 0; i < 20; i++) {
        racers.add(racer(file));
      }
      for (var racer : racers) {
        assertThat(racer.inputReader().readLine()).isEqualTo("ready");
      }
      for (var racer : racers) {
        racer.outputWriter().append('\n').flush();
      }
      var said = new ArrayList<String>();
      for (var racer : racers) {
        said.add(racer.inputReader().readLine());
      }
      assertThat(said).filteredOn("held"::equals).hasSize(19);
      assertThat(said).contains("writes " + file);
      assertThat(Verification.of(file).records()).isEqualTo(2);
      assertThat(Verification.of(file).intact()).isTrue();
    } finally {
      racers.forEach(Process::destroyForcibly);
    }
  }

  private static Process racer(Path file) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var path = System.getProperty("java.class.path");
    return new ProcessBuilder(
            java,
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            path,
            Racer.class.getName(),
            file.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static boolean wins(Future<Journal> race) throws InterruptedException {
    try {
      race.get();
      return true;
    } catch (ExecutionException e) {
      assertThat(e).hasCauseInstanceOf(JournalHeldException.class);
      return false;
    }
  }

  @Test
  void journalsOfOneFolderDoNotDisturbEachOther() throws IOException {
    try (var journals = journals();
        var one = journals.create(folder.resolve("one.jsonl"), Samples.start())) {
      journals.create(folder.resolve("two.jsonl"), Samples.start()).close();
      assertThatThrownBy(() -> journals.resume(one.file(), Samples.resume()))
          .isInstanceOf(JournalHeldException.class);
    }
  }

  @Test
  void interruptedThreadTakesAndKeepsTheRight() throws IOException {
    var file = folder.resolve("x.jsonl");
    Thread.currentThread().interrupt();
    try (var journals = journals();
        var journal = journals.create(file, Samples.start())) {
      journal.append(Samples.intent(1, dev.lastword.talk.Side.A));
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
      assertThatThrownBy(() -> journals.resume(file, Samples.resume()))
          .isInstanceOf(JournalHeldException.class);
      assertThat(Thread.interrupted()).isTrue();
      assertThatThrownBy(() -> journals.resume(file, Samples.resume()))
          .isInstanceOf(JournalHeldException.class);
    } finally {
      Thread.interrupted();
    }
  }
}
