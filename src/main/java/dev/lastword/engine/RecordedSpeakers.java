package dev.lastword.engine;

import dev.lastword.config.SpeakerSpec;
import dev.lastword.config.Spec;
import dev.lastword.endpoint.Admission;
import dev.lastword.endpoint.Endpoint;
import dev.lastword.endpoint.Endpoints;
import dev.lastword.endpoint.ModelRef;
import dev.lastword.endpoint.Outcome;
import dev.lastword.endpoint.Prompt;
import dev.lastword.endpoint.Request;
import dev.lastword.journal.Call;
import dev.lastword.journal.Run;
import dev.lastword.journal.Said;
import dev.lastword.talk.Ending;
import dev.lastword.talk.Side;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Speakers that say what is on record. Requests are written as ever and go nowhere.
final class RecordedSpeakers implements Casting {
  private final Endpoints endpoints;
  private final Recording recording;

  RecordedSpeakers(Endpoints endpoints, Recording recording) {
    this.endpoints = endpoints;
    this.recording = recording;
  }

  @Override
  public Speaker speaker(Side side, Spec.Party party) {
    return switch (party.speaker()) {
      case SpeakerSpec.Model model -> {
        var url = model.baseUrl() == null ? null : model.baseUrl().toString();
        var mute =
            endpoints.mute(
                new ModelRef(model.provider(), model.model(), url),
                new Endpoints.Overrides(null, model.dialect(), null));
        yield new Speaker.Model(new RecordedEndpoint(mute, recording));
      }
      case SpeakerSpec.Script _ -> new RecordedReader("script", recording);
      case SpeakerSpec.Replay _ -> new RecordedReader("replay", recording);
      case SpeakerSpec.Human _ -> new RecordedReader("human", recording);
    };
  }

  /// Says the recorded lines.
  private record RecordedReader(String source, Recording recording) implements Speaker.Reader {
    @Override
    public @Nullable String next(int number, Consumer<String> parts) {
      return switch (recording.next()) {
        case Said said when said.message().number() == number -> said.message().text();
        case Run.End end when end.ending().equals(Ending.SCRIPT_END.code()) -> null;
        case null, default -> throw new Recording.BrokeOff();
      };
    }
  }

  /// Answers with the recorded outcomes.
  private record RecordedEndpoint(Endpoint mute, Recording recording) implements Endpoint {
    @Override
    public Identity identity() {
      return mute.identity();
    }

    @Override
    public @Nullable Long window() {
      return mute.window();
    }

    @Override
    public Request prepare(Prompt prompt) {
      var request = mute.prepare(prompt);
      recording.prepared(request);
      return request;
    }

    /// A run that ended here by an error was not let through: nobody was asked, so none was
    /// recorded.
    @Override
    public Admission admit(Request request, Duration patience, Consumer<Admission.Held> held) {
      return recording.next() instanceof Run.End end && end.ending().equals(Ending.ERROR.code())
          ? new Admission.Refused("not let through, as on record", Duration.ZERO)
          : Admission.Permit.FREE;
    }

    @Override
    public Outcome send(Request request, Listener listener) {
      return switch (recording.outcome()) {
        case Call.Reply reply ->
            new Outcome.Reply(
                reply.text(),
                reply.reasoning(),
                Recorded.finish(reply.finish()),
                Recorded.served(reply.served()),
                reply.usage(),
                new Outcome.Timing(reply.firstByte(), reply.took()),
                reply.response().digest());
        case Call.Failed failed -> failure(failed);
        case Call.Partial(_, _, _, var text, var why, var response) ->
            new Outcome.Partial(text, why, response.digest());
        case Call.Unknown unknown -> new Outcome.Unknown(unknown.why());
        case Call.Discarded discarded -> refused(discarded);
      };
    }

    /// A reply that was no message, because another model gave it.
    private static Outcome refused(Call.Discarded discarded) {
      return new Outcome.Reply(
          discarded.text(),
          "",
          Outcome.Finish.STOP,
          new Outcome.Served("another model", null, null, Outcome.Match.OTHER),
          discarded.usage(),
          new Outcome.Timing(Duration.ZERO, Duration.ZERO),
          discarded.response().digest());
    }

    /// Whether another attempt followed is on record; the wait before it is not waited again.
    private static Outcome failure(Call.Failed failed) {
      var again = failed.pause() != null;
      var status = failed.status();
      return status == null
          ? new Outcome.NotSent(failed.why(), again)
          : new Outcome.Rejected(status, failed.why(), failed.detail(), null, again);
    }
  }
}
