package dev.lastword.cli;

import dev.lastword.endpoint.Switches;
import dev.lastword.text.Neutral;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lastword kill`: shuts a provider for every run of this user on this machine.
@Command(
    name = "kill",
    header = {
      "Shuts a provider: no run on this machine calls it any more.",
      "",
      "  lastword kill openrouter --why \"the bill\"",
      "  lastword kill openrouter --now",
      "  lastword kill 127.0.0.1:8080",
      ""
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Running replies finish, unless --now. Conversations that need the provider end",
      "or wait, as their --on-kill says. lastword revive opens it again."
    })
final class KillCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      paramLabel = "PROVIDER",
      description = "A provider, host:port of a bare address, or custom: all bare addresses.")
  private String provider = "";

  @Option(
      names = "--why",
      paramLabel = "TEXT",
      description = "Shown wherever the switch is felt, and recorded.")
  private @Nullable String why;

  @Option(names = "--now", description = "Cut running replies too; what came of them is kept.")
  private boolean now;

  @Mixin private OutputOptions output = new OutputOptions();

  KillCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    var name = SwitchName.of(Wiring.of(console).providers(), provider);
    var switches = Switches.in(console.env());
    var before = switches.read(name);
    var kill = switches.kill(name, why, now, console.clock().instant());
    if (output.json) {
      console
          .out()
          .println(
              KillJson.of(JsonLine.of().number("v", 1).text("provider", name), kill)
                  .flag("changed", !kill.equals(before))
                  .end());
      return ExitCode.DONE.code();
    }
    console.out().println(Neutral.line(KillText.of(kill, console.zone())));
    if (!output.quiet) {
      console.say(
          (kill.now() ? "running replies are cut" : "running replies finish; --now cuts them")
              + "; lastword revive "
              + name
              + " opens it again");
    }
    return ExitCode.DONE.code();
  }
}
