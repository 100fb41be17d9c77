package dev.lastword.engine;

import dev.lastword.config.Problem;
import dev.lastword.config.SpeakerSpec;
import dev.lastword.config.Spec;
import dev.lastword.config.UsageException;
import dev.lastword.endpoint.Endpoint;
import dev.lastword.endpoint.Endpoints;
import dev.lastword.endpoint.MissingKeyException;
import dev.lastword.endpoint.ModelRef;
import dev.lastword.endpoint.Prompt;
import dev.lastword.endpoint.SetupException;
import dev.lastword.talk.Message;
import dev.lastword.talk.Side;
import dev.lastword.text.Utf8;
import dev.lastword.transcript.Transcript;
import dev.lastword.transcript.Transcripts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// Finds speakers as the spec names them: makes endpoints, which finds keys, and reads scripts, all
/// before anything is sent.
public final class Speakers implements Casting {
  private static final int MOST_SCRIPT_BYTES = 16 << 20;

  private final Endpoints endpoints;
  private final Function<Side, Speaker.Reader> humans;
  private final Script.Pace pace;

  /// Knows where speakers come from.
  ///
  /// @param endpoints makes endpoints
  /// @param humans makes the reader of a human's keyboard
  /// @param pace how fast scripts and recordings are said
  public Speakers(Endpoints endpoints, Function<Side, Speaker.Reader> humans, Script.Pace pace) {
    this.endpoints = endpoints;
    this.humans = humans;
    this.pace = pace;
  }

  @Override
  public Speaker speaker(Side side, Spec.Party party) throws IOException {
    return switch (party.speaker()) {
      case SpeakerSpec.Model model -> new Speaker.Model(endpoint(party, model));
      case SpeakerSpec.Script(var file) -> new Script("script", script(side, file), pace);
      case SpeakerSpec.Replay(var file, var speaker) ->
          new Script("replay", recording(file, speaker), pace);
      case SpeakerSpec.Human() -> humans.apply(side);
    };
  }

  private Endpoint endpoint(Spec.Party party, SpeakerSpec.Model model) {
    var name = party.name();
    var url = model.baseUrl() == null ? null : model.baseUrl().toString();
    try {
      var endpoint =
          endpoints.endpoint(
              new ModelRef(model.provider(), model.model(), url),
              new Endpoints.Overrides(null, model.dialect(), model.keyEnv()));
      refuseWhatCannotBeAsked(endpoint, party);
      return endpoint;
    } catch (MissingKeyException missing) {
      throw new UsageException(
          Problem.with(
              "",
              "no key for %s, needed by %s (%s)".formatted(missing.provider(), name, model.model()),
              "set %s, or name a file: LASTWORD_KEYS=keys.env"
                  .formatted(String.join(" or ", missing.variables()))));
    } catch (SetupException wrong) {
      throw new UsageException(Problem.with("", name + ": " + wrong.getMessage(), ""));
    }
  }

  /// What the dialect cannot do, such as a seed of Anthropic, is refused now: at this side's first
  /// message the other side would have been paid for.
  private static void refuseWhatCannotBeAsked(Endpoint endpoint, Spec.Party party) {
    var line = new Prompt.Line(Prompt.Role.USER, View.OPENING);
    endpoint.prepare(new Prompt(party.system(), List.of(line), party.sampling()));
  }

  /// A Markdown transcript says the lines of the speaker on that side, or all where it has only
  /// one; any other text is one message per `---`.
  private static List<String> script(Side side, Path file) throws IOException {
    var text = Utf8.decode(bounded(file));
    if (!Transcripts.isMarkdown(text)) {
      return pieces(text);
    }
    var talk = only(file);
    return talk.speakers().size() < 2 ? texts(talk) : said(talk, talk.speaker(side));
  }

  private static byte[] bounded(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      var bytes = in.readNBytes(MOST_SCRIPT_BYTES + 1);
      if (bytes.length > MOST_SCRIPT_BYTES) {
        throw new UsageException(
            Problem.with(file.toString(), "a script is at most 16 MiB", "split it"));
      }
      return bytes;
    }
  }

  private static List<String> pieces(String text) {
    return Arrays.stream(text.split("(?m)^---[ \\t]*(?:\\R|\\z)", -1))
        .map(String::strip)
        .filter(piece -> !piece.isEmpty())
        .toList();
  }

  private static List<String> recording(Path file, String speaker) throws IOException {
    var talk = only(file);
    if (!talk.speakers().contains(speaker)) {
      throw new UsageException(
          Problem.with(
              file.toString(),
              "nobody called \"" + speaker + "\" speaks there",
              "there are: " + String.join(", ", talk.speakers())));
    }
    return said(talk, speaker);
  }

  private static Transcript only(Path file) throws IOException {
    var talks = Transcripts.read(file);
    if (talks.size() != 1) {
      throw new UsageException(
          Problem.with(
              file.toString(),
              "holds " + talks.size() + " conversations where one is expected",
              "split it, one file a conversation"));
    }
    return talks.getFirst();
  }

  private static List<String> said(Transcript talk, String speaker) {
    return talk.messages().stream()
        .filter(message -> message.speaker().equals(speaker))
        .map(Message::text)
        .toList();
  }

  private static List<String> texts(Transcript talk) {
    return talk.messages().stream().map(Message::text).toList();
  }
}
