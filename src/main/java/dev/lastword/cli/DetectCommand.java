package dev.lastword.cli;

import dev.lastword.config.Problem;
import dev.lastword.config.UsageException;
import dev.lastword.detect.Policy;
import dev.lastword.detect.StopRules;
import dev.lastword.transcript.Transcript;
import dev.lastword.transcript.Transcripts;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
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

  @Option(names = "--all", description = "With --explain: list every message.")
  private boolean all;

  @Option(
      names = "--no-classes",
      description = "With --json: leave the classes of single messages out.")
  private boolean noClasses;

  @Option(
      names = "--policy",
      paramLabel = "NAME",
      description = "careful, balanced (default), eager, terse or off.")
  private Policy policy = Policy.BALANCED;

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

  /// What is written beside the one line a conversation.
  static final class Form {
    @Option(names = "--explain", description = "The strip, the evidence and a paragraph for each.")
    private boolean explain;

    @Option(names = "--summary", description = "One table over all of them.")
    private boolean summary;
  }

  DetectCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    var rules = rules();
    var kept = new ArrayList<Judgement>();
    var show = shower(kept);
    for (var file : files()) {
      judge(file, rules, show);
    }
    if (form != null && form.summary && !output.json) {
      new JudgementTally(kept, columns()).lines().forEach(this::show);
    }
    return (failed ? ExitCode.USAGE : ExitCode.DONE).code();
  }

  private StopRules rules() {
    try {
      return new StopRules(policy, stop, phrases, patterns);
    } catch (IllegalArgumentException e) {
      throw new UsageException(Problem.with("", String.valueOf(e.getMessage()), ""));
    }
  }

  private Consumer<Judgement> shower(List<Judgement> kept) {
    if (output.json) {
      var json = new JudgementJson(!noClasses);
      return judgement -> console.out().println(json.line(judgement));
    }
    if (form != null && form.summary) {
      return kept::add;
    }
    var columns = columns(); // asks the system: once, not for every conversation
    if (form != null && form.explain) {
      return judgement -> {
        new Explanation(judgement, columns).lines(all).forEach(this::show);
        show("");
      };
    }
    return judgement -> show(new JudgementLine(judgement, columns).toString());
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
    return file.equals(STDIN)
        ? Transcripts.read("stdin", console.in().readAllBytes())
        : Transcripts.read(file);
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
      var found = transcripts(path);
      if (found.isEmpty() && !output.quiet) {
        console.say(
            "no transcripts in " + name(path) + " (.md, .txt, .json, .jsonl are looked for)");
      }
      files.addAll(found);
    }
    return files;
  }

  private List<Path> transcripts(Path folder) throws IOException {
    var found = new ArrayList<Path>();
    Files.walkFileTree(
        folder,
        Set.of(FileVisitOption.FOLLOW_LINKS),
        Integer.MAX_VALUE,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes facts) {
            if (facts.isRegularFile() && isTranscript(folder, file)) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException trouble) {
            // A link back to a folder above hides nothing: what is there is found there.
            if (!(trouble instanceof FileSystemLoopException)) {
              miss(trouble);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    Collections.sort(found);
    return found;
  }

  private static boolean isTranscript(Path folder, Path file) {
    for (var part : folder.relativize(file)) {
      if (part.toString().startsWith(".")) {
        return false;
      }
    }
    var name = file.toString();
    if (name.endsWith(".jsonl")) {
      // A journal beside its log is the same conversation.
      return !Files.exists(Path.of(name.substring(0, name.length() - 6) + ".md"));
    }
    return name.endsWith(".md") || name.endsWith(".txt") || name.endsWith(".json");
  }

  private int columns() {
    return new TerminalColumns(console.env(), new TerminalProbe()::columns, console.nanos())
        .getAsInt();
  }
}
