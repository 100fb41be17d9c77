package dev.lastword.endpoint;

import dev.lastword.endpoint.Outcome.Match;
import dev.lastword.endpoint.Outcome.NotSent;
import dev.lastword.endpoint.Outcome.Partial;
import dev.lastword.endpoint.Outcome.Served;
import dev.lastword.endpoint.Outcome.Unknown;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// One call, from the first byte to what came of it.
final class Attempt {
  private final OkHttpClient client;
  private final Target target;
  private final Rejections rejections;
  private final Watch watch;
  private final Draft draft;
  private final Endpoint.Listener listener;

  Attempt(
      OkHttpClient client,
      Target target,
      InstantSource clock,
      Watch watch,
      Endpoint.Listener listener) {
    this.client = client;
    this.target = target;
    this.rejections = new Rejections(target.key(), clock);
    this.watch = watch;
    this.listener = listener;
    this.draft = new Draft(listener, target.wire().mayThinkInline(), target.key());
  }

  Outcome run(okhttp3.Request request) {
    var call = client.newCall(request);
    watch.starts(call);
    try (var response = call.execute()) {
      return response.isSuccessful() ? reply(response) : rejections.of(response, watch);
    } catch (Wiretap.HungUpException _) {
      return run(request); // nothing was sent; the next connection is asked in its turn
    } catch (IOException e) {
      return failed(e);
    } finally {
      call.cancel(); // ends a call that a listener's exception leaves open; else does nothing
    }
  }

  /// No answer: what is known depends on whether the body had begun to leave.
  private Outcome failed(IOException e) {
    var cut = watch.cut();
    if (watch.bodyBegun() && !Breakage.refusedUnseen(e)) {
      return new Unknown(why(e, "the connection broke before an answer: "));
    }
    return cut != null
        ? new NotSent(cut, true)
        : new NotSent(Breakage.unsent(e, target.base()), !Breakage.distrusted(e));
  }

  private Outcome reply(Response response) {
    var reader = new ReplyReader(target.wire(), draft, watch, listener.wantsBody());
    String cut = null;
    var end = ReplyReader.End.TORN;
    try {
      var streamed = Bodies.header(response, "Content-Type").startsWith("text/event-stream");
      end = reader.read(Bodies.decoded(response), streamed);
    } catch (ReplyFormatException e) {
      cut = e.getMessage();
    } catch (IOException e) {
      cut = why(e, "the connection broke in the middle of the reply: ");
    }
    draft.close();
    hand(reader);
    if (draft.trouble() != null && draft.isEmpty()) {
      return rejections.of(response.code(), draft.trouble());
    }
    if (cut == null && end == ReplyReader.End.FOREIGN) {
      return rejections.foreign(response.code(), reader.head());
    }
    var flaw = cut != null ? cut : flaw(end, reader);
    var finish = draft.finish();
    return flaw != null || finish == null
        ? new Partial(draft.text().sound(), String.valueOf(flaw), reader.digest())
        : replied(finish, reader);
  }

  /// Hands the bytes over, unless the server echoed our key in them, whole or in pieces.
  private void hand(ReplyReader reader) {
    if (!listener.wantsBody() || draft.text().isEcho() || draft.reasoning().isEcho()) {
      return;
    }
    var body = reader.body();
    var key = target.key();
    if (key == null || !new String(body, StandardCharsets.ISO_8859_1).contains(key.reveal())) {
      listener.body(body);
    }
  }

  /// What keeps a draft from being a reply; null: nothing does.
  private @Nullable String flaw(ReplyReader.End end, ReplyReader reader) {
    var trouble = draft.trouble();
    if (trouble != null) {
      return trouble.why() + ", in the middle of the reply";
    }
    if (end == ReplyReader.End.TORN) {
      return "the reply ended in the middle of an event";
    }
    if (reader.isEmpty()) {
      return "the reply was empty";
    }
    if (draft.finish() == null) {
      return "the reply ended without saying why it finished";
    }
    if (target.wire().needsEndMark() && !draft.ended()) {
      return "the reply ended without its end mark";
    }
    return draft.text().isBroken() || draft.reasoning().isBroken()
        ? "the reply holds half a surrogate pair"
        : null;
  }

  private Outcome.Reply replied(Outcome.Finish finish, ReplyReader reader) {
    return new Outcome.Reply(
        draft.text().sound(),
        draft.reasoning().sound(),
        finish,
        served(),
        draft.usage(),
        watch.timing(),
        reader.digest());
  }

  /// Our own reason for cutting, else what broke.
  private String why(IOException e, String broke) {
    var cut = watch.cut();
    return cut != null ? cut : broke + Breakage.kind(e);
  }

  private Served served() {
    var aliases = target.provider().aliases();
    String model = null;
    var match = Match.UNKNOWN;
    for (var name : draft.models()) {
      var found = SameModel.compare(target.model(), name, aliases);
      if (model == null || (found == Match.OTHER && match != Match.OTHER)) {
        model = name;
        match = found;
      }
    }
    return new Served(name(model), name(draft.provider()), name(draft.id()), match);
  }

  private @Nullable String name(@Nullable String raw) {
    return raw == null ? null : ErrorText.name(raw, target.key());
  }
}
