package dev.lastword.cli;

import dev.lastword.batch.Outcome;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the user's shell does when a batch has ended, such as sending a mail. It is told what came
/// of the batch by its environment, never by words that somebody else could have written.
///
/// @param console where a trouble is told
/// @param command the user's own words
record OnEnd(Console console, String command) {
  private static final Duration LAST_WORDS = Duration.ofSeconds(2);

  /// Runs it and waits for it.
  ///
  /// @param code what the shell would be told
  /// @param report the report; null: there is none
  /// @return the code, or that some of it failed where the command did
  ExitCode run(Outcome outcome, ExitCode code, @Nullable Path report) throws IOException {
    var windows = File.separatorChar == '\\';
    var words = windows ? List.of("cmd", "/c", command) : List.of("sh", "-c", command);
    var builder = new ProcessBuilder(words).directory(console.directory().toFile());
    builder.environment().clear();
    builder.environment().putAll(console.env());
    var told = builder.environment();
    told.put("LASTWORD_EXIT", code.code() + "");
    told.put("LASTWORD_PLANNED", outcome.planned() + "");
    told.put("LASTWORD_DONE", outcome.done() + "");
    told.put("LASTWORD_FAILED", outcome.failures().size() + "");
    told.put("LASTWORD_WAITING", outcome.waiting() + "");
    told.put("LASTWORD_SPENT_USD", Figures.exact(outcome.spending().spent()));
    told.put("LASTWORD_REPORT", report == null ? "" : report.toAbsolutePath().toString());
    var process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    var said = Thread.ofVirtual().start(() -> tell(process));
    return judged(process, code, said);
  }

  private void tell(Process process) {
    try (var said = process.inputReader()) {
      said.lines().forEach(console::say);
    } catch (IOException | UncheckedIOException e) {
      console.say("warning: what the command of --on-end says cannot be read: " + e.getMessage());
    }
  }

  /// What it left in the background may keep its output open for ever: nobody waits for that.
  private ExitCode judged(Process process, ExitCode code, Thread said) {
    try {
      var status = process.waitFor();
      said.join(LAST_WORDS);
      if (status == 0) {
        return code;
      }
      console.say("warning: the command of --on-end failed with " + status);
      return code == ExitCode.DONE ? ExitCode.SOME_FAILED : code;
    } catch (InterruptedException e) {
      process.destroy();
      return code;
    }
  }
}
