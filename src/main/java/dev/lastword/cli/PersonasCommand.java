package dev.lastword.cli;

import dev.lastword.text.Neutral;
import dev.lastword.text.Width;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `lastword personas`: whom one can speak as.
@Command(
    name = "personas",
    header = {
      "Lists the personas that can be had by name, or shows one.",
      "",
      "  lastword personas",
      "  lastword personas show skeptic",
      ""
    },
    mixinStandardHelpOptions = true)
final class PersonasCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private OutputOptions output = new OutputOptions();

  PersonasCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    return list(output);
  }

  @Command(
      name = "list",
      header = "Lists the personas that can be had by name.",
      mixinStandardHelpOptions = true)
  int list(@Mixin OutputOptions asked) throws Exception {
    var json = asked.json || output.json;
    for (var persona : Wiring.of(console).personas().list()) {
      console
          .out()
          .println(
              json
                  ? JsonLine.of()
                      .text("name", persona.name())
                      .text("place", persona.place())
                      .text("about", persona.about())
                      .end()
                  : Width.padRight(Neutral.line(persona.name()), 16)
                      + " "
                      + Neutral.line(
                          persona.about().isEmpty() ? persona.place() : persona.about()));
    }
    return ExitCode.DONE.code();
  }

  @Command(name = "show", header = "Shows a persona's prompt.", mixinStandardHelpOptions = true)
  int show(@Parameters(paramLabel = "NAME|FILE", description = "The persona.") String name)
      throws Exception {
    var read = Wiring.of(console).personas().read(name, Map.of());
    console.out().println(Neutral.text(read.persona().prompt()));
    return ExitCode.DONE.code();
  }
}
