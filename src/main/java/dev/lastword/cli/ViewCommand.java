package dev.lastword.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `lastword view`: the archive in a browser.
@Command(
    name = "view",
    header = {
      "Shows the archive in a browser.",
      "",
      "  lastword view",
      "  lastword view --archive night --port 8080 --no-open",
      ""
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "The pages are served on 127.0.0.1 alone, to nobody elsewhere, until Ctrl-C.",
      "They change nothing but tags, and those only with the link that is printed."
    })
final class ViewCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ArchiveOption archive = new ArchiveOption();
  @Mixin private ViewOptions view = new ViewOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  ViewCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    return view.serve(console, archive.folder(console), "/", output);
  }
}
