package dev.lastword.cli;

import dev.lastword.archive.Found;
import dev.lastword.config.Problem;
import dev.lastword.config.UsageException;
import dev.lastword.talk.Side;
import dev.lastword.text.Neutral;
import dev.lastword.text.Slug;
import dev.lastword.text.Utf8;
import dev.lastword.transcript.Transcript;
import dev.lastword.transcript.Transcripts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lastword export`: writes conversations in forms that other programs read.
@Command(
    name = "export",
    header = {
      "Writes conversations in forms that other programs read.",
      "",
      "  lastword export latest > talk.md",
      "  lastword export 3100 -o talk.html             a page in one file",
      "  lastword export 3100 59dd --format openai --as b > train.jsonl",
      "  lastword export @1 @2 @3 --format csv -o messages.csv",
      ""
    },
    footer = {
      "",
      "json and jsonl are read back by import and detect without loss; sharegpt and",
      "openai keep the words alone. docs/importing.md"
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ExportCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "1..*",
      paramLabel = "ID|FILE",
      description = "Conversations: ids, parts of them, latest, @2, or paths.")
  private List<String> ids = List.of();

  @Option(
      names = "--format",
      paramLabel = "NAME",
      description =
          "md, html, json, jsonl, sharegpt, openai or csv (default: what the name after -o asks for, else md).")
  private @Nullable String format;

  @Option(
      names = "--as",
      paramLabel = "a|b",
      description = "With sharegpt and openai: the side that plays the assistant (default: b).")
  private @Nullable String assistant;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE|DIR",
      description = "Write there, and never over anything; a folder gets a file each.")
  private @Nullable String target;

  @Mixin private ArchiveOption archive = new ArchiveOption();
  @Mixin private OutputOptions output = new OutputOptions();

  ExportCommand(Console console) {
    this.console = console;
  }

  /// A conversation that is to be written.
  ///
  /// @param found where it stands
  /// @param talk what was said
  /// @param index which of the file's conversations it is, from 0
  /// @param many whether the file holds more
  record One(Found found, Transcript talk, int index, boolean many) {}

  @Override
  public Integer call() throws Exception {
    var side = assistant == null ? Side.B : OneOf.of("--as", assistant, Side.values());
    var place = target == null ? null : console.resolve(target);
    var form = form(place);
    if (assistant != null && form != ExportForm.SHAREGPT && form != ExportForm.OPENAI) {
      throw new UsageException(
          Problem.with("--as", "only training data has an assistant", "--format openai"));
    }
    var talks = talks();
    var exports = new Exports(form, side);
    if (place != null && (Files.isDirectory(place) || endsAsFolder(target))) {
      folder(place, exports, talks);
    } else {
      if (talks.size() > 1 && !form.isMany()) {
        throw new UsageException(
            Problem.with(
                "",
                talks.size() + " conversations do not fit into one " + form.suffix() + " file",
                "-o DIR/ gives each a file; --format jsonl takes all"));
      }
      one(place, exports.all(talks));
    }
    return ExitCode.DONE.code();
  }

  private ExportForm form(@Nullable Path place) {
    if (format != null) {
      return OneOf.of("--format", format, ExportForm.values());
    }
    var asked = place == null || Files.isDirectory(place) ? null : ExportForm.of(place);
    return asked == null ? (output.json ? ExportForm.JSONL : ExportForm.MD) : asked;
  }

  private static boolean endsAsFolder(@Nullable String typed) {
    return typed != null && (typed.endsWith("/") || typed.endsWith("\\"));
  }

  private List<One> talks() throws IOException {
    var finder = archive.finder(console);
    var talks = new ArrayList<One>();
    for (var id : ids) {
      var found = finder.find(id);
      var all = Transcripts.read(found.file());
      for (var i = 0; i < all.size(); i++) {
        talks.add(new One(found, all.get(i), i, all.size() > 1));
      }
    }
    return talks;
  }

  private void folder(Path place, Exports exports, List<One> talks) throws IOException {
    Files.createDirectories(place);
    for (var talk : talks) {
      var id = talk.many() ? talk.talk().id() : talk.found().id();
      var stem = Slug.isId(id) ? id : Slug.of(id, 90);
      var file = place.resolve(stem + exports.form().suffix());
      write(file, exports.all(List.of(talk)));
    }
  }

  private void one(@Nullable Path place, byte[] bytes) throws IOException {
    if (place != null) {
      write(place, bytes);
      return;
    }
    if (isTerminal()) {
      var text = Utf8.decode(bytes);
      var shown = Neutral.text(text);
      console.out().print(shown);
      console.out().flush();
      if (!shown.equals(text) && !output.quiet) {
        console.say("note: what a terminal might obey is shown as signs; -o FILE has it as it is");
      }
      return;
    }
    console.out().write(bytes);
    console.out().flush();
  }

  private void write(Path file, byte[] bytes) throws IOException {
    Files.write(file, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    if (!output.quiet) {
      console.say(console.shown(file));
    }
  }

  private boolean isTerminal() {
    return TerminalFacts.of(console.env(), new TerminalProbe()::isTerminal, StandardCharsets.UTF_8)
        .out();
  }

  /// The bytes of a log that is ours; null where there is none.
  static byte @Nullable [] ownLog(Found found) throws IOException {
    var log = found.log();
    if (log == null) {
      return null;
    }
    var bytes = Files.readAllBytes(log);
    var text = Utf8.decode(bytes);
    var second = text.lines().skip(1).findFirst().orElse("");
    return Objects.equals(second, "<!-- lastword 1 -->") ? bytes : null;
  }
}
