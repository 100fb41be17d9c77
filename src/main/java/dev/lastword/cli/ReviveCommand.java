package dev.lastword.cli;

import dev.lastword.endpoint.Switches;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `lastword revive`: opens a provider that `lastword kill` shut.
@Command(
    name = "revive",
    header = {
      "Opens a provider that was shut by lastword kill.",
      "",
      "  lastword revive openrouter",
      "  lastword revive 127.0.0.1:8080",
      ""
    },
    mixinStandardHelpOptions = true)
final class ReviveCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "PROVIDER", description = "As lastword kill took it.")
  private String provider = "";

  @Mixin private OutputOptions output = new OutputOptions();

  ReviveCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    var switches = Switches.in(console.env());
    var name = name(switches);
    boolean changed;
    try {
      changed = switches.revive(name);
    } catch (DirectoryNotEmptyException folder) {
      throw new IOException(
          "\"" + folder.getFile() + "\" shuts " + name + " and is a folder; remove it by hand",
          folder);
    }
    if (output.json) {
      var line = JsonLine.of().number("v", 1).text("provider", name).text("state", "open");
      console.out().println(line.flag("changed", changed).end());
    } else {
      console.out().println(name + (changed ? " is open again" : " is open; it was not shut"));
    }
    return ExitCode.DONE.code();
  }

  /// What was shut from a folder with other providers can be opened from anywhere.
  private String name(Switches switches) throws IOException {
    for (var kill : switches.thrown()) {
      if (kill.name().equalsIgnoreCase(provider.strip())) {
        return kill.name();
      }
    }
    return SwitchName.of(Wiring.of(console).providers(), provider);
  }
}
