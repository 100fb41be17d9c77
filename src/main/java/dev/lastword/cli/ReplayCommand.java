package dev.lastword.cli;

import dev.lastword.archive.Found;
import dev.lastword.archive.Rejudging;
import dev.lastword.config.Problem;
import dev.lastword.config.UsageException;
import dev.lastword.journal.JournalRecord;
import dev.lastword.journal.Verification;
import dev.lastword.text.Utf8;
import dev.lastword.transcript.RebuiltLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lastword replay`: does a recorded run again, from its journal alone.
@Command(
    name = "replay",
    header = {
      "Does a recorded run again from its journal alone: no keys, no network.",
      "",
      "  lastword replay latest",
      "  lastword replay latest --markdown",
      "  lastword replay 3100 --markdown -o again.md",
      "  lastword replay 3100 --judge",
      ""
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ReplayCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "ID|FILE", description = "The conversation.")
  private String typed = "";

  @ArgGroup private @Nullable Level level;

  @Option(
      names = "-o",
      paramLabel = "FILE|DIR",
      description = "With --markdown: write the log there; never overwrites.")
  private @Nullable String output;

  @Mixin private ArchiveOption archive = new ArchiveOption();
  @Mixin private OutputOptions screen = new OutputOptions();

  /// How much is done again.
  static final class Level {
    @Option(
        names = "--markdown",
        description = "Rebuild the Markdown log and compare it with the one beside the journal.")
    private boolean markdown;

    @Option(
        names = "--judge",
        description = "Judge again and compare every verdict with the recorded one.")
    private boolean judge;
  }

  ReplayCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    if (output != null && (level == null || !level.markdown)) {
      throw new UsageException(Problem.with("", "-o says where --markdown writes", ""));
    }
    var found = archive.finder(console).find(typed);
    var journal = found.journal();
    if (journal == null) {
      throw new UsageException(
          Problem.with(
              "",
              console.shown(found.file()) + " has no journal beside it",
              "only a run with its journal can be done again"));
    }
    var code = replay(found, journal);
    if (code != ExitCode.DONE && !screen.quiet) {
      console.say("exit " + code.code());
    }
    return code.code();
  }

  private ExitCode replay(Found found, Path journal) throws IOException {
    if (level != null && level.markdown) {
      return markdown(found, journal);
    }
    return level != null && level.judge ? judge(found, journal) : whole(journal);
  }

  /// The whole loop, driven by the recorded replies.
  private ExitCode whole(Path journal) throws IOException {
    return new WholeReplay(console, screen).of(journal, console.shown(journal));
  }

  private ExitCode markdown(Found found, Path journal) throws IOException {
    var log = new RebuiltLog();
    if (!isRead(journal, log)) {
      return ExitCode.INTEGRITY;
    }
    if (output != null) {
      write(log.text(), target(output, journal));
      return ExitCode.DONE;
    }
    var compared = log.compare(found.log());
    var words = new ReplayText(console.shown(journal), found).log(compared);
    if (screen.json) {
      console.out().println(ReplayText.json(console.shown(journal), found, compared));
    } else {
      words.forEach(console.out()::println);
    }
    return switch (compared) {
      case RebuiltLog.Found.Same _ -> ExitCode.DONE;
      case RebuiltLog.Found.Differs _, RebuiltLog.Found.Untold _ -> ExitCode.INTEGRITY;
      case RebuiltLog.Found.Behind _, RebuiltLog.Found.Ahead _, RebuiltLog.Found.Missing _ ->
          ExitCode.INCOMPLETE;
    };
  }

  private ExitCode judge(Found found, Path journal) throws IOException {
    var again = new Rejudging();
    try {
      if (!isRead(journal, again)) {
        return ExitCode.INTEGRITY;
      }
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          Problem.with(
              "", console.shown(journal) + " cannot be judged again: " + e.getMessage(), ""));
    }
    var result = again.result();
    var text = new ReplayText(console.shown(journal), found);
    if (screen.json) {
      console.out().println(text.json(result));
    } else {
      text.verdicts(result, screen.verbose).forEach(console.out()::println);
    }
    return result.isBroken() ? ExitCode.INTEGRITY : ExitCode.DONE;
  }

  /// Nothing is rebuilt from a journal that was changed.
  private boolean isRead(Path journal, Consumer<JournalRecord> listener) throws IOException {
    var fault = Verification.of(journal, listener).fault();
    if (fault != null) {
      console.say("error: " + console.shown(journal) + " is altered: " + fault.getMessage());
      return false;
    }
    return true;
  }

  /// A folder takes the file's own name, never the id that a journal gives.
  private Path target(String typedOutput, Path journal) {
    var path = console.resolve(typedOutput);
    if (!Files.isDirectory(path)) {
      return path;
    }
    var name = String.valueOf(journal.getFileName());
    var stem = name.endsWith(".jsonl") ? name.substring(0, name.length() - 6) : name;
    return path.resolve(stem + ".md");
  }

  private void write(String text, Path file) throws IOException {
    Files.write(file, Utf8.encode(text), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    if (!screen.quiet) {
      console.say("written: " + console.shown(file));
    }
  }
}
