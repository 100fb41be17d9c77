package dev.lastword.cli;

import dev.lastword.config.Asking;
import dev.lastword.config.Keeping;
import dev.lastword.config.SpeakerSpec;
import dev.lastword.config.Spec;
import dev.lastword.config.StopSettings;
import dev.lastword.endpoint.Sampling;
import dev.lastword.engine.Casting;
import dev.lastword.engine.Script;
import dev.lastword.talk.Caps;
import dev.lastword.talk.Message;
import dev.lastword.talk.Side;
import dev.lastword.transcript.Transcript;
import dev.lastword.transcript.Transcripts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `lastword demo`: a written thread, read through the real loop, ended by the real judge.
@Command(
    name = "demo",
    header = {
      "Shows a talk being ended where its two sides end it: no keys, no network.",
      "",
      "  lastword demo",
      "  lastword demo --fast",
      ""
    },
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  private static final String SCRIPT = "/dev/lastword/demo/demo.md";

  private static final Path DEMO = Path.of("demo.md");

  private final Console console;

  @Option(names = "--fast", description = "Do not wait for the reader.")
  private boolean fast;

  @Option(
      names = "-o",
      paramLabel = "DIR",
      description = "Write log and journal here (default: ./transcripts).")
  private @Nullable String folder;

  @Mixin private OutputOptions output = new OutputOptions();

  DemoCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    var script = script();
    Script.Pace pace = fast ? Script.Pace.NONE : new ReadingPace();
    return new Session(console, output)
        .run(spec(script), (side, _) -> new Script("replay", lines(script, side), pace))
        .code();
  }

  /// Finds the demo's own speakers, which stand in no file, and leaves the others to somebody else.
  static Casting recasting(Casting others) {
    return (side, party) ->
        party.speaker() instanceof SpeakerSpec.Replay(var file, _) && file.equals(DEMO)
            ? new Script("replay", lines(script(), side), Script.Pace.NONE)
            : others.speaker(side, party);
  }

  private static Transcript script() throws IOException {
    try (var in = DemoCommand.class.getResourceAsStream(SCRIPT)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its own file " + SCRIPT);
      }
      return Transcripts.read("demo.md", in.readAllBytes()).getFirst();
    }
  }

  private static List<String> lines(Transcript script, Side side) {
    return script.messages().stream()
        .filter(message -> message.side() == side)
        .map(Message::text)
        .toList();
  }

  private Spec spec(Transcript script) {
    return new Spec(
        party(script.speaker(Side.A)),
        party(script.speaker(Side.B)),
        null,
        Side.A,
        Caps.DEFAULT,
        StopSettings.DEFAULT,
        Set.of(),
        Asking.DEFAULT,
        Keeping.DEFAULT,
        List.of(),
        console.resolve(folder == null ? "transcripts" : folder));
  }

  private static Spec.Party party(String name) {
    return new Spec.Party(name, new SpeakerSpec.Replay(DEMO, name), "", Sampling.DEFAULT, null);
  }
}
