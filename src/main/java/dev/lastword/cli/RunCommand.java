package dev.lastword.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `lastword run`: lets two sides talk.
@Command(
    name = "run",
    header = {
      "Lets two models talk until they are done.",
      "",
      "  lastword run -a openrouter:moonshotai/kimi-k2 -b anthropic:claude-haiku-4-5 \\",
      "               --opener \"What would you ask if nobody kept a log?\"",
      "  lastword run -a ollama:gemma3 --persona-a skeptic \\",
      "               -b ollama:gemma3 --persona-b poet -n 30",
      ""
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "The talk goes to stdout, progress to stderr. The log and its journal go to the archive.",
      "Ctrl-C once closes the log, twice leaves at once."
    })
final class RunCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private TalkOptions talk = new TalkOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  RunCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    var wiring = Wiring.of(console);
    var read = wiring.specs().read(talk.flags());
    var key = wiring.key(console, talk.flags());
    if (!output.quiet) {
      read.warnings().forEach(console::warn);
    }
    try (var out = Outgoing.of(console, wiring)) {
      var session = new Session(console, output).signing(key);
      return session.run(read.spec(), out.speakers(session)).code();
    }
  }
}
