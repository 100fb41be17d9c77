package dev.lastword.cli;

import dev.lastword.archive.Found;
import dev.lastword.config.Problem;
import dev.lastword.config.UsageException;
import dev.lastword.web.Site;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `lastword open`: one conversation in a browser.
@Command(
    name = "open",
    header = {
      "Shows one conversation in a browser.",
      "",
      "  lastword open latest",
      "  lastword open kimi",
      "  lastword open transcripts/samples/mutual-closing.md",
      ""
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class OpenCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      paramLabel = "ID",
      description = "An id or a part of it, digits of its digest, latest, @2, or a path.")
  private String typed = "";

  @Mixin private ArchiveOption archive = new ArchiveOption();
  @Mixin private ViewOptions view = new ViewOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  OpenCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    var folder = archive.folder(console);
    var found = archive.finder(console).find(typed);
    var file = found.file().toAbsolutePath().normalize();
    var root = folder.toAbsolutePath().normalize();
    if (!file.startsWith(root)) {
      throw new UsageException(
          Problem.with(
              "",
              console.shown(file) + " is not in the archive " + console.shown(root),
              "name its folder: lastword open " + found.id() + " --archive DIR"));
    }
    return view.serve(console, folder, Site.talk(name(root.relativize(file), found)), output);
  }

  /// Where a conversation stands in its archive: its path, without the ending of our own files.
  private static String name(Path file, Found found) {
    var path = file.toString().replace('\\', '/');
    var ending = found.journal() != null ? ".jsonl" : ".md";
    return path.endsWith(ending) ? path.substring(0, path.length() - ending.length()) : path;
  }
}
