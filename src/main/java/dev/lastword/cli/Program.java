package dev.lastword.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// All commands, and what is said where one fails.
final class Program {
  private final Console console;

  Program(Console console) {
    this.console = console;
  }

  @Command(
      name = "lastword",
      header = "Lets two models talk, knows when they are done, and keeps proof of every word.",
      footer = {
        "",
        "Begin with:  lastword demo",
        "Then:        lastword run -a openrouter:moonshotai/kimi-k2 -b anthropic:claude-haiku-4-5"
      },
      synopsisSubcommandLabel = "COMMAND",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      subcommands = HelpCommand.class)
  static final class Root {}

  /// Runs one command.
  ///
  /// @param args the words after `lastword`
  /// @return the exit code
  int run(String[] args) {
    var line = commands();
    if (args.length == 0) {
      line.usage(console.err());
      return ExitCode.USAGE.code();
    }
    return line.execute(args);
  }

  private CommandLine commands() {
    var line = new CommandLine(new Root());
    List.of(
            new RunCommand(console),
            new DemoCommand(console),
            new DetectCommand(console),
            new PersonasCommand(console),
            new ProvidersCommand(console))
        .forEach(command -> line.addSubcommand(command));
    line.setOut(writer(console.out()));
    line.setErr(writer(console.err()));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpAutoWidth(false);
    line.setUsageHelpWidth(80);
    line.setParameterExceptionHandler((trouble, _) -> complain(misread(trouble)));
    line.setExecutionExceptionHandler((trouble, _, _) -> complain(Complaint.of(trouble)));
    return line;
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  private int complain(Complaint complaint) {
    complaint.shown().forEach(console.err()::println);
    return complaint.code().code();
  }

  private static Complaint misread(ParameterException trouble) {
    var command = trouble.getCommandLine().getCommandSpec().qualifiedName();
    var nearest =
        trouble instanceof UnmatchedArgumentException unmatched
            ? unmatched.getSuggestions()
            : List.<String>of();
    var message =
        Objects.requireNonNullElse(trouble.getMessage(), "these words are not understood");
    var first = Character.toLowerCase(message.charAt(0)) + message.substring(1);
    return nearest.isEmpty()
        ? Complaint.of(ExitCode.USAGE, first, "all options: " + command + " --help")
        : Complaint.of(
            ExitCode.USAGE,
            first,
            "nearest: " + String.join(", ", nearest.subList(0, Math.min(3, nearest.size()))),
            "all options: " + command + " --help");
  }
}
