package dev.lastword.cli;

import dev.lastword.endpoint.Living.Wish;
import dev.lastword.endpoint.LivingRuns;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lastword stop`: ends a running conversation or batch in good order.
@Command(
    name = "stop",
    header = {
      "Ends a running conversation or batch in good order.",
      "",
      "  lastword stop latest",
      "  lastword stop night --now",
      ""
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "A conversation ends after the message that is being written; a batch begins no",
      "further conversation and lets those that run finish. Both can be gone on with."
    })
final class StopCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "1",
      paramLabel = "ID",
      description = "An id of lastword ps or a part of it, a path, or latest.")
  private String id = "";

  @Option(
      names = "--now",
      description = "Cut what is being written; stop the conversations of a batch too.")
  private boolean now;

  @Mixin private OutputOptions output = new OutputOptions();

  StopCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    var runs = LivingRuns.in(console.env());
    var living = new LivingChoice(runs.all()).one(id, console.resolve(id));
    var wish = now ? Wish.STOP_NOW : Wish.STOP;
    return LivingWords.tell(console, output, runs, living, wish).code();
  }
}
