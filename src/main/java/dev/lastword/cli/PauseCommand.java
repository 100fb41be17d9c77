package dev.lastword.cli;

import dev.lastword.endpoint.Living.Wish;
import dev.lastword.endpoint.LivingRuns;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `lastword pause`: lets a running conversation or batch ask nobody until it is resumed.
@Command(
    name = "pause",
    header = {
      "Pauses a running conversation or batch: nobody is asked until it is resumed.",
      "",
      "  lastword pause latest",
      "  lastword resume latest",
      ""
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "A reply that is being written is finished. A pause is no part of --max-time.",
      "lastword ps lists what is running."
    })
final class PauseCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "1",
      paramLabel = "ID",
      description = "An id of lastword ps or a part of it, a path, or latest.")
  private String id = "";

  @Mixin private OutputOptions output = new OutputOptions();

  PauseCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    var runs = LivingRuns.in(console.env());
    var living = new LivingChoice(runs.all()).one(id, console.resolve(id));
    return LivingWords.tell(console, output, runs, living, Wish.PAUSE).code();
  }
}
