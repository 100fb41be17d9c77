package dev.lastword.cli;

import dev.lastword.text.Neutral;
import dev.lastword.transcript.Aside;
import dev.lastword.transcript.ImportFolder;
import dev.lastword.transcript.Imports;
import dev.lastword.transcript.Manner;
import dev.lastword.transcript.NotATranscriptException;
import dev.lastword.transcript.Transcript;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lastword import`: takes conversations of other programs into an archive.
@Command(
    name = "import",
    header = {
      "Takes conversations that other programs kept into the archive.",
      "",
      "  lastword import conversations.json            a ChatGPT or Claude export",
      "  lastword import export.zip pidgin_output/ -o talks/",
      "  lastword import odd.txt --format backrooms --dry-run",
      ""
    },
    footer = {
      "",
      "Read are our Markdown and journals, numbered turns, JSON and JSON Lines with",
      "messages, OpenAI and Anthropic message lists, ShareGPT, ChatGPT and Claude",
      "exports, logs of Inspect, pidgin, llm-conversation, UniversalBackrooms, and zip",
      "files of these. What is not taken over is told. docs/importing.md"
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ImportCommand implements Callable<Integer> {
  private static final int MOST_WARNINGS = 10;
  private static final int DEPTH = 16;

  private final Console console;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|DIR",
      description = "Files, told apart by their content; folders are searched.")
  private List<String> places = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "The folder to write into (default: the archive).")
  private @Nullable String folder;

  @Option(
      names = "--format",
      paramLabel = "NAME",
      description =
          "Take the files to be markdown, turns, journal, json, openai, sharegpt, chatgpt, claude, inspect, pidgin, llm-conversation or backrooms, whatever they look like.")
  private @Nullable String format;

  @Option(names = "--again", description = "Import also what was imported before.")
  private boolean again;

  @Option(names = "--dry-run", description = "Say what would be imported; write nothing.")
  private boolean dryRun;

  @Mixin private ArchiveOption archive = new ArchiveOption();
  @Mixin private OutputOptions output = new OutputOptions();

  private final ImportTally tally = new ImportTally();

  ImportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    var form = format == null ? null : OneOf.of("--format", format, Transcript.Form.values());
    var target = folder == null ? archive.folder(console) : console.resolve(folder);
    var into = new ImportFolder(target);
    var manner = new Manner(form, console.zone());
    for (var file : files()) {
      try {
        Imports.read(file, manner, new Desk(into, file, target));
      } catch (IOException e) {
        fail(console.shown(file), Complaint.of(e).lines().getFirst());
        if (Complaint.of(e).code() == ExitCode.DISK) {
          break; // a full disk does not empty by itself
        }
      }
    }
    if (!output.quiet) {
      console.say(tally.line(dryRun));
    }
    return tally.code().code();
  }

  /// The files named, and those in folders, zip files among them, sorted by name.
  private List<Path> files() throws IOException {
    var files = new ArrayList<Path>();
    for (var place : places) {
      var path = console.resolve(place);
      if (Files.isDirectory(path)) {
        files.addAll(
            TranscriptFiles.in(
                path,
                trouble -> fail(console.shown(path), Complaint.of(trouble).lines().getFirst())));
        files.addAll(zips(path));
      } else {
        files.add(path);
      }
    }
    return files;
  }

  private static List<Path> zips(Path folder) throws IOException {
    try (var all = Files.walk(folder, DEPTH)) {
      return all.filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".zip"))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void fail(String file, String why) {
    tally.failed();
    if (output.json) {
      console.out().println(ImportJson.failed(file, why));
    }
    console.say("error: " + why);
  }

  /// Takes what a file brings.
  private final class Desk implements Imports.Desk {
    private final ImportFolder into;
    private final Path path;
    private final String file;
    private final boolean inside;

    private Desk(ImportFolder into, Path path, Path target) {
      this.into = into;
      this.path = path;
      this.file = console.shown(path);
      this.inside = path.startsWith(target);
    }

    @Override
    public void talk(Transcript talk) throws IOException {
      if (talk.messages().isEmpty()) {
        tally.empty();
        tell(talk, "empty", null);
        return;
      }
      if (inside && isOurs(talk)) { // what stands in the folder already is not taken into it again
        tally.known();
        tell(talk, "known", path);
        return;
      }
      var known = again ? null : into.known(talk);
      if (known != null && known.same()) {
        tally.known();
        tell(talk, "known", known.file());
        return;
      }
      var log = into.keep(talk, dryRun);
      tally.imported();
      tell(talk, dryRun ? "would" : "imported", log);
      if (known != null && !output.quiet) {
        console.say("note: an earlier state of it is in " + console.shown(known.file()));
      }
      if (!output.quiet) {
        notes(talk);
      }
    }

    private static boolean isOurs(Transcript talk) {
      return talk.form() == Transcript.Form.MARKDOWN || talk.form() == Transcript.Form.JOURNAL;
    }

    private void tell(Transcript talk, String status, @Nullable Path log) {
      var shown = log == null ? null : console.shown(log);
      if (output.json) {
        console.out().println(ImportJson.line(file, talk, status, shown));
      } else if (status.equals("imported") || status.equals("would")) {
        console.out().println(ImportText.line(talk, shown));
      } else if (!output.quiet) {
        console.say(ImportText.skipped(file, talk, status, shown));
      }
    }

    private void notes(Transcript talk) {
      for (var aside : talk.asides()) {
        if (aside.fate() != Aside.Fate.KEPT || output.verbose) {
          console.say("note: " + talk.id() + ": " + aside);
        }
      }
      var warnings = talk.warnings();
      warnings.stream()
          .limit(MOST_WARNINGS)
          .forEach(warning -> console.say("warning: " + talk.id() + ": " + warning));
      if (warnings.size() > MOST_WARNINGS) {
        console.say("warning: and " + (warnings.size() - MOST_WARNINGS) + " more of " + talk.id());
      }
    }

    @Override
    public void refused(String name, NotATranscriptException why) {
      fail(file, Complaint.of(why).lines().getFirst());
    }

    @Override
    public void passedOver(String name, String why) {
      tally.passedOver();
      if (output.json) {
        console.out().println(ImportJson.passedOver(name, why));
      } else if (output.verbose) {
        console.say("note: " + Neutral.line(name) + ": " + why);
      }
    }
  }
}
