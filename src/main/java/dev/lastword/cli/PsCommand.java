package dev.lastword.cli;

import dev.lastword.endpoint.LivingRuns;
import dev.lastword.text.Neutral;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `lastword ps`: the conversations and batches that run now.
@Command(
    name = "ps",
    header = {
      "Lists the conversations and batches that are running on this machine.",
      "",
      "  lastword ps",
      "  lastword ps --json",
      ""
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "lastword pause, resume and stop take an id of this list."})
final class PsCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private OutputOptions output = new OutputOptions();

  PsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    var all = LivingRuns.in(console.env()).all();
    if (output.json) {
      all.forEach(one -> console.out().println(LivingWords.json(one).end()));
      return ExitCode.DONE.code();
    }
    if (all.isEmpty()) {
      if (!output.quiet) {
        console.say("nothing is running");
      }
      return ExitCode.DONE.code();
    }
    var grid = new Grid("<<<<<>", "kind", "id", "phase", "so far", "since", "cost");
    for (var one : all) {
      grid.add(
          one.kind().code(),
          Neutral.line(one.id()),
          one.standing().phase().code(),
          LivingWords.standing(one),
          LivingWords.since(one, console.zone()),
          LivingWords.cost(one));
    }
    grid.lines().forEach(console.out()::println);
    return ExitCode.DONE.code();
  }
}
