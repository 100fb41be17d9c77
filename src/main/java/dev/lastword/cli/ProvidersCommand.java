package dev.lastword.cli;

import dev.lastword.endpoint.Keys;
import dev.lastword.text.Width;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `lastword providers`: who can be asked, and whether a key for it is there.
@Command(
    name = "providers",
    header = {"Lists the providers, where they are asked, and whether their key is set.", ""},
    mixinStandardHelpOptions = true)
final class ProvidersCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private OutputOptions output = new OutputOptions();

  ProvidersCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    var keys = Keys.in(console.env());
    for (var provider : Wiring.of(console).providers().all()) {
      var variables = provider.keyVariables();
      var found = variables.stream().anyMatch(variable -> keys.find(variable) != null);
      var wanted = variables.isEmpty() ? "no key needed" : variables.getFirst();
      if (output.json) {
        console
            .out()
            .println(
                JsonLine.of()
                    .text("provider", provider.name())
                    .text("dialect", provider.dialect().word())
                    .text("base_url", provider.baseUrl())
                    .texts("key_env", variables)
                    .flag("key_required", provider.keyRequired())
                    .flag("key_set", found)
                    .end());
      } else {
        console
            .out()
            .println(
                Width.padRight(provider.name(), 12)
                    + Width.padRight(found ? "key set" : provider.keyRequired() ? "no key" : "", 9)
                    + Width.padRight(wanted, 22)
                    + provider.baseUrl());
      }
    }
    return ExitCode.DONE.code();
  }
}
