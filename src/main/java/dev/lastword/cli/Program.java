package dev.lastword.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.commons.text.similarity.LevenshteinDistance;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// All commands, and what is said where one fails.
final class Program {
  private static final String DEBUG = "LASTWORD_DEBUG";

  /// What Java puts in place of bytes it cannot read.
  private static final char UNREAD = '\ufffd';

  /// The commands whose users want to know that nothing was sent.
  private static final Set<String> SENDING = Set.of("run", "batch", "resume", "fork");

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
        "Then:        lastword run -a openrouter:moonshotai/kimi-k2 \\",
        "                          -b anthropic:claude-haiku-4-5"
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
    for (var i = 0; i < args.length; i++) {
      if (args[i].indexOf(UNREAD) >= 0) {
        return complain(unread(args, i));
      }
    }
    try {
      return line.execute(args);
    } catch (OutOfMemoryError e) {
      return complain(tooLarge());
    }
  }

  /// What was being read is garbage by now, so that there is room for a sentence again.
  private static Complaint tooLarge() {
    var most = Runtime.getRuntime().maxMemory() >> 20;
    return Complaint.of(
        ExitCode.USAGE,
        "this needs more memory than the " + most + " MiB there are",
        "take a smaller file, or allow more: LASTWORD_JAVA_OPTIONS=-Xmx4g");
  }

  /// Java silently replaces the bytes of a word that it cannot read in the locale it was started
  /// in; what is left of the word is not what was meant.
  private static Complaint unread(String[] args, int at) {
    var after = at > 0 && args[at - 1].startsWith("-") ? " (after " + args[at - 1] + ")" : "";
    return Complaint.of(
        ExitCode.USAGE,
        "word " + (at + 1) + after + " holds bytes that are no text in this locale",
        "set LC_ALL=C.UTF-8, or give the text in a file: @FILE");
  }

  private CommandLine commands() {
    var line = new CommandLine(new Root());
    List.of(
            new RunCommand(console),
            new DemoCommand(console),
            new CommandLine(new BatchCommand(console))
                .addSubcommand(new BatchReportCommand(console)),
            new ResumeCommand(console),
            new PsCommand(console),
            new PauseCommand(console),
            new StopCommand(console),
            ForkCommand.on(console),
            new ReplayCommand(console),
            new DetectCommand(console),
            new ListCommand(console),
            new ShowCommand(console),
            new SearchCommand(console),
            new StatsCommand(console),
            new CompareCommand(console),
            TagCommand.on(console),
            new ExportCommand(console),
            new ImportCommand(console),
            new BenchCommand(console),
            new PersonasCommand(console),
            new VerifyCommand(console),
            new ReceiptCommand(console),
            new ViewCommand(console),
            new OpenCommand(console),
            new KeyCommand(console),
            new ProvidersCommand(console),
            new KillCommand(console),
            new ReviveCommand(console))
        .forEach(command -> line.addSubcommand(command));
    line.setOut(writer(console.out()));
    line.setErr(writer(console.err()));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExpandAtFiles(false); // @FILE is ours: a text, never more words for the command line
    line.setUsageHelpAutoWidth(false);
    line.setUsageHelpWidth(80);
    line.setParameterExceptionHandler((trouble, _) -> complain(misread(trouble)));
    line.setExecutionExceptionHandler(
        (trouble, command, _) -> complain(inWords(trouble, command.getCommandName())));
    return line;
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  /// What the user did or the world did has words of its own; the rest is our mistake.
  private Complaint inWords(Exception trouble, String command) {
    try {
      return SENDING.contains(command) ? Complaint.of(trouble) : Complaint.ofReading(trouble);
    } catch (RuntimeException ours) {
      if (console.env().containsKey(DEBUG)) {
        ours.printStackTrace(console.err());
      }
      return Complaint.of(
          ExitCode.OUR_MISTAKE,
          "lastword made a mistake it did not expect: " + ours,
          "what was said so far is in the journal",
          "please report it with what this prints under " + DEBUG + "=1");
    }
  }

  private int complain(Complaint complaint) {
    complaint.shown().forEach(console.err()::println);
    return complaint.code().code();
  }

  private static Complaint misread(ParameterException trouble) {
    var command = trouble.getCommandLine().getCommandSpec().qualifiedName();
    var all =
        "all " + (command.equals("lastword") ? "commands: " : "options: ") + command + " --help";
    if (trouble instanceof UnmatchedArgumentException unmatched) {
      var word = unmatched.getUnmatched().getFirst();
      var near = nearest(word, unmatched.getSuggestions());
      var what =
          word.startsWith("-")
              ? "unknown option "
              : command.equals("lastword") ? "unknown command " : "unexpected ";
      return near.isEmpty()
          ? Complaint.of(ExitCode.USAGE, what + '"' + word + '"', all)
          : Complaint.of(ExitCode.USAGE, what + '"' + word + '"', "nearest: " + near, all);
    }
    var message =
        Objects.requireNonNullElse(trouble.getMessage(), "these words are not understood");
    var what = message.startsWith("Error: ") ? message.substring("Error: ".length()) : message;
    return Complaint.of(
        ExitCode.USAGE, Character.toLowerCase(what.charAt(0)) + what.substring(1), all);
  }

  /// The suggestion that is near enough to be meant; empty where none is.
  private static String nearest(String word, List<String> suggestions) {
    var distance = new LevenshteinDistance(Math.max(1, word.length() / 3));
    return suggestions.stream()
        .map(suggestion -> suggestion.split("[ =\\[]", 2)[0])
        .filter(suggestion -> distance.apply(word, suggestion) >= 0)
        .findFirst()
        .orElse("");
  }
}
