package dev.lastword.cli;

import dev.lastword.archive.Finder;
import dev.lastword.config.Problem;
import dev.lastword.config.RunFlags;
import dev.lastword.config.Setting;
import dev.lastword.config.UsageException;
import dev.lastword.engine.Origin;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lastword fork`: a new conversation that begins as another one did.
@Command(
    name = "fork",
    header = {
      "Lets a conversation take another way from one of its messages.",
      "",
      "  lastword fork latest --at 12 -b anthropic:claude-haiku-4-5",
      "  lastword fork kimi-k2_haiku --at 12 --persona-a skeptic \\",
      "               --inject \"13:a=Disagree.\"",
      ""
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "What is not given stays as it was agreed there. Up to the message nobody is",
      "asked: what was said is written into the new journal, and the old one stays as",
      "it is. A fork begins as it did: --opener, --opener-as and --first are refused."
    })
final class ForkCommand implements Callable<Integer> {
  private static final List<Setting> FIXED =
      List.of(Setting.OPENER, Setting.OPENER_AS, Setting.FIRST);

  private final Console console;

  @Parameters(
      arity = "1",
      paramLabel = "ID",
      description = "An id or a part of it, a path, latest, or @2.")
  private String id = "";

  @Option(
      names = "--at",
      required = true,
      paramLabel = "N",
      description = "The last message that is taken over.")
  private int at;

  @Mixin private TalkOptions talk = new TalkOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  ForkCommand(Console console) {
    this.console = console;
  }

  /// The command, with the options out of sight that it refuses.
  static CommandLine on(Console console) {
    var line = new CommandLine(new ForkCommand(console));
    var spec = line.getCommandSpec();
    for (var fixed : FIXED) {
      var option = spec.findOption(fixed.flag());
      spec.remove(option);
      spec.addOption(OptionSpec.builder(option).hidden(true).build());
    }
    return line;
  }

  @Override
  public Integer call() throws Exception {
    var flags = flags();
    var wiring = Wiring.of(console);
    var archive = wiring.specs().archive(RunFlags.NONE.with(Setting.ARCHIVE, talk.archive));
    var finder = new Finder(archive, console.directory());
    var origin = Origin.of(Journalled.journal(finder, id), at);
    var read = wiring.specs().changed(origin.spec(), flags);
    if (!output.quiet) {
      read.warnings().forEach(console::warn);
    }
    var key = wiring.key(console, flags);
    try (var out = Outgoing.of(console, wiring)) {
      var session = new Session(console, output).signing(key);
      var stage = session.stage(DemoCommand.recasting(out.speakers(session)));
      return session.play(read.spec(), around -> stage.fork(origin, read.spec(), around)).code();
    }
  }

  /// How it began is how it began.
  private RunFlags flags() {
    var flags = talk.flags();
    for (var fixed : FIXED) {
      if (flags.given().containsKey(fixed)) {
        throw new UsageException(
            Problem.with(
                fixed.flag(),
                "a fork begins as the conversation it comes from",
                "--inject says something new"));
      }
    }
    return flags;
  }
}
