package dev.lastword.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `lastword replay`: does a recorded run again, from its journal alone.
@Command(
    name = "replay",
    header = {
      "Does a recorded run again from its journal alone: no keys, no network.",
      "",
      "  lastword replay latest",
      ""
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ReplayCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(arity = "1", paramLabel = "ID|FILE", description = "The conversation.")
  private String typed = "";

  @Mixin private ArchiveOption archive = new ArchiveOption();
  @Mixin private OutputOptions screen = new OutputOptions();

  ReplayCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    var journal = Journalled.journal(archive.finder(console), typed);
    var code = new WholeReplay(console, screen).of(journal, journal.toString());
    if (code != ExitCode.DONE && !screen.quiet) {
      console.say("exit " + code.code());
    }
    return code.code();
  }
}
