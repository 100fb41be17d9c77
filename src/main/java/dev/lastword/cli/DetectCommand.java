package dev.lastword.cli;

import dev.lastword.config.Problem;
import dev.lastword.config.RunFlags;
import dev.lastword.config.Setting;
import dev.lastword.config.UsageException;
import dev.lastword.detect.StopRules;
import dev.lastword.text.Neutral;
import dev.lastword.text.Width;
import dev.lastword.transcript.Transcript;
import dev.lastword.transcript.Transcripts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lastword detect`: judges transcripts that exist already.
@Command(
    name = "detect",
    header = {
      "Judges transcripts: where each conversation ended, why, and what came after.",
      "",
      "  lastword detect talk.md --explain",
      "  lastword detect transcripts/ --summary",
      "  lastword detect transcripts/ --json > verdicts.jsonl",
      ""
    },
    footer = {
      "",
      "Policy and stop rules come as for lastword run: from the flags, else the",
      "environment (LASTWORD_POLICY ...), else lastword.yaml."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class DetectCommand implements Callable<Integer> {
  private static final Path STDIN = Path.of("-");

  private final Console console;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|DIR",
      description =
          "Transcripts, told apart by their content; - reads stdin; folders are searched for .md, .txt, .json and .jsonl.")
  private List<String> places = List.of();

  @ArgGroup private @Nullable Form form;

  @Option(names = "--all", description = "Explain, and list every message; implies --explain.")
  private boolean all;

  @Option(
      names = "--no-classes",
      description = "With --json: leave the classes of single messages out.")
  private boolean noClasses;

  @Option(
      names = "--policy",
      paramLabel = "NAME",
      description = "careful, balanced (default), eager, terse or off.")
  private @Nullable String policy;

  @Option(
      names = "--stop",
      paramLabel = "EXPR",
      description = "When to stop, in place of the policy.")
  private @Nullable String stop;

  @Option(
      names = "--stop-phrase",
      paramLabel = "TEXT",
      description = "Stop where this is said; may be repeated.")
  private List<String> phrases = List.of();

  @Option(
      names = "--stop-pattern",
      paramLabel = "RE2",
      description = "Stop where this pattern matches; may be repeated.")
  private List<String> patterns = List.of();

  @Mixin private OutputOptions output = new OutputOptions();

  private boolean failed;
  private boolean several;

  /// What is written in place of the one line a conversation.
  static final class Form {
    @Option(
        names = "--explain",
        description = "The strip, the messages that moved the score, and why it ended.")
    private boolean explain;

    @Option(
        names = "--summary",
        description = "All of them in one table: by ending, by pair, and the worst.")
    private boolean summary;
  }

  DetectCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    if (all && sums()) {
      throw new UsageException(
          Problem.with(
              "", "--summary lists no messages, --all lists every one", "give one of them"));
    }
    var rules = rules();
    var files = files();
    several = files.size() > 1;
    var tally = new JudgementTally();
    var show = sums() ? (Consumer<Judgement>) tally::add : shower();
    for (var file : files) {
      judge(file, rules, show);
    }
    if (sums() && output.json) {
      console.out().println(TallyJson.line(tally, rules.policy()));
    } else if (sums()) {
      new TallyTable(tally, columns()).lines().forEach(this::show);
    }
    return (failed ? ExitCode.USAGE : ExitCode.DONE).code();
  }

  private boolean sums() {
    return form != null && form.summary;
  }

  private boolean explains() {
    return all || (form != null && form.explain);
  }

  /// Flags, environment and configuration files as for a run: what ended it there ends it here.
  private StopRules rules() throws IOException {
    var flags =
        RunFlags.NONE
            .with(Setting.POLICY, policy)
            .with(Setting.STOP, stop)
            .with(Setting.STOP_PHRASE, phrases)
            .with(Setting.STOP_PATTERN, patterns);
    var said = Wiring.of(console).specs().stop(flags);
    return new StopRules(said.policy(), said.expression(), said.phrases(), said.patterns());
  }

  private Consumer<Judgement> shower() {
    if (output.json) {
      var json = new JudgementJson(!noClasses, explains());
      return judgement -> console.out().println(json.line(judgement));
    }
    var columns = columns(); // asks the system: once, not for every conversation
    if (explains()) {
      return judgement -> {
        if (several) {
          show(named(judgement.file(), columns));
        }
        new Explanation(judgement, columns).lines(all).forEach(this::show);
        show("");
      };
    }
    return judgement -> show(new JudgementLine(judgement, columns).toString());
  }

  /// A path that is too long loses its folders first.
  private static String named(String file, int columns) {
    var whole = Neutral.line(file);
    return Width.of(whole) <= columns
        ? whole
        : Width.truncate(whole.substring(whole.lastIndexOf('/') + 1), columns);
  }

  /// `--plain` is for screen readers too: a bar read aloud says less than a digit.
  private void show(String line) {
    console.out().println(output.plain ? Ascii.of(line) : line);
  }

  /// Judges what a file holds; says why where it cannot.
  private void judge(Path file, StopRules rules, Consumer<Judgement> show) {
    var name = name(file);
    try {
      for (var transcript : read(file)) {
        show.accept(Judgement.of(name, transcript, rules));
        if (!output.quiet) {
          transcript
              .warnings()
              .forEach(warning -> console.say("warning: " + name + ": " + warning));
        }
      }
    } catch (IOException e) {
      miss(e);
    }
  }

  private List<Transcript> read(Path file) throws IOException {
    return file.equals(STDIN) ? Transcripts.read("stdin", console.in()) : Transcripts.read(file);
  }

  /// One bad file: it is named, the rest is judged.
  private void miss(IOException trouble) {
    failed = true;
    console.say("error: " + Complaint.of(trouble).lines().getFirst());
  }

  private String name(Path file) {
    return file.startsWith(console.directory())
        ? console.directory().relativize(file).toString()
        : file.toString();
  }

  /// The files named, those in folders sorted by name. Hidden ones are nobody's transcripts.
  private List<Path> files() throws IOException {
    var files = new ArrayList<Path>();
    for (var place : places) {
      if (place.equals("-")) {
        files.add(STDIN);
        continue;
      }
      var path = console.resolve(place);
      if (!Files.isDirectory(path)) {
        files.add(path);
        continue;
      }
      var found = TranscriptFiles.in(path, this::miss);
      if (found.isEmpty() && !output.quiet) {
        console.say(
            "no transcripts in " + name(path) + " (.md, .txt, .json, .jsonl are looked for)");
      }
      files.addAll(found);
    }
    return files;
  }

  private int columns() {
    return new TerminalColumns(console.env(), new TerminalProbe()::columns, console.nanos())
        .getAsInt();
  }
}
