package dev.lastword.endpoint;

import dev.lastword.endpoint.Outcome.Match;
import dev.lastword.endpoint.Outcome.NotSent;
import dev.lastword.endpoint.Outcome.Partial;
import dev.lastword.endpoint.Outcome.Rejected;
import dev.lastword.endpoint.Outcome.Served;
import dev.lastword.endpoint.Outcome.Unknown;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okio.BufferedSource;
import okio.GzipSource;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/// One call, from the first byte to what came of it.
final class Attempt {
  private static final int LARGEST_ERROR = 64 << 10;
  private static final String HTTP2_REFUSED = "REFUSED_STREAM";

  private final OkHttpClient client;
  private final Target target;
  private final InstantSource clock;
  private final Watch watch;
  private final Draft draft;

  Attempt(
      OkHttpClient client,
      Target target,
      InstantSource clock,
      Watch watch,
      Endpoint.Listener listener) {
    this.client = client;
    this.target = target;
    this.clock = clock;
    this.watch = watch;
    this.draft = new Draft(listener, target.wire().mayThinkInline(), target.key());
  }

  Outcome run(okhttp3.Request request) {
    var call = client.newCall(request);
    watch.starts(call);
    try (var response = call.execute()) {
      return answered(response);
    } catch (Wiretap.HungUpException _) {
      client.connectionPool().evictAll(); // the rest of the idle ones are as old
      return run(request);
    } catch (IOException e) {
      return failed(e);
    } finally {
      call.cancel(); // ends a call that a listener's exception leaves open; else does nothing
    }
  }

  /// No answer: what is known depends on whether the body had begun to leave.
  private Outcome failed(IOException e) {
    var cut = watch.cut();
    if (watch.bodyBegun() && !refusedUnseen(e)) {
      return new Unknown(why(e, "the connection broke before an answer: "));
    }
    if (cut != null) {
      return new NotSent(cut, true);
    }
    return new NotSent(unsent(e), !distrusted(e));
  }

  /// An HTTP/2 server promises with this code that it did not look at the request.
  private static boolean refusedUnseen(IOException e) {
    return String.valueOf(e.getMessage()).contains(HTTP2_REFUSED);
  }

  private String unsent(IOException e) {
    var host = target.base().host() + ":" + target.base().port();
    return switch (e) {
      case IOException _ when distrusted(e) -> host + " has no certificate we trust";
      case UnknownHostException _ -> "no address for " + target.base().host();
      case SSLException _ -> "no TLS with " + host;
      case NoRouteToHostException _ -> "no route to " + host;
      case ConnectException _ -> "no connection to " + host;
      default -> "no connection to " + host + ": " + kind(e);
    };
  }

  /// Whether a certificate stands in the way, at any of the host's addresses: no wait helps.
  private static boolean distrusted(Throwable e) {
    return e instanceof SSLPeerUnverifiedException
        || e instanceof CertificateException
        || e instanceof CertPathValidatorException
        || (e.getCause() != null && distrusted(e.getCause()))
        || Arrays.stream(e.getSuppressed()).anyMatch(Attempt::distrusted);
  }

  /// The exception's kind in words: its message may hold anything.
  private static String kind(IOException e) {
    return switch (e) {
      case SocketTimeoutException _ -> "timed out";
      case ProtocolException _ -> "no proper HTTP";
      case SocketException _ -> "reset";
      default -> closed(e) ? "closed by the other side" : "an I/O error";
    };
  }

  private static boolean closed(Throwable e) {
    return e instanceof EOFException || (e.getCause() != null && closed(e.getCause()));
  }

  private Outcome answered(Response response) {
    return response.isSuccessful() ? reply(response) : rejected(response);
  }

  private Outcome reply(Response response) {
    var reader = new ReplyReader(target.wire(), draft, watch);
    String cut = null;
    var end = ReplyReader.End.TORN;
    try {
      var streamed = header(response, "Content-Type").startsWith("text/event-stream");
      end = reader.read(decoded(response), streamed);
    } catch (ReplyFormatException e) {
      cut = e.getMessage();
    } catch (IOException e) {
      cut = why(e, "the connection broke in the middle of the reply: ");
    }
    draft.close();
    if (draft.trouble() != null && draft.isEmpty()) {
      return rejected(response.code(), draft.trouble());
    }
    if (cut == null && end == ReplyReader.End.FOREIGN) {
      return foreign(response.code(), reader);
    }
    var flaw = cut != null ? cut : flaw(end);
    var finish = draft.finish();
    return flaw != null || finish == null
        ? new Partial(draft.text().sound(), String.valueOf(flaw), reader.digest())
        : replied(finish, reader);
  }

  /// What keeps a draft from being a reply; null: nothing does.
  private @Nullable String flaw(ReplyReader.End end) {
    var trouble = draft.trouble();
    if (trouble != null) {
      return trouble.why(0) + ", in the middle of the reply";
    }
    if (end == ReplyReader.End.TORN) {
      return "the reply ended in the middle of an event";
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
    return cut != null ? cut : broke + kind(e);
  }

  private static String header(Response response, String name) {
    var value = response.header(name);
    return value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
  }

  /// We ask for no coding; a server that uses gzip all the same is understood, within the bound on
  /// what comes out.
  private static BufferedSource decoded(Response response) throws IOException {
    return switch (header(response, "Content-Encoding")) {
      case "identity", "" -> response.body().source();
      case "gzip", "x-gzip" -> Okio.buffer(new GzipSource(response.body().source()));
      default -> throw new ReplyFormatException("the reply is coded in a way we did not ask for");
    };
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

  private Rejected foreign(int status, ReplyReader reader) {
    var detail = ErrorText.clean(reader.head(), target.key());
    return new Rejected(status, "something other than a model's reply", detail, null, false);
  }

  /// An error object with a friendly status.
  private Rejected rejected(int status, Trouble trouble) {
    return new Rejected(
        status,
        trouble.why(0),
        ErrorText.clean(trouble.message(), target.key()),
        trouble.retryAfter(),
        trouble.retryable(0));
  }

  private Rejected rejected(Response response) {
    var status = response.code();
    var body = errorBody(response);
    var trouble = trouble(body);
    var asked =
        RetryAfter.of(
            response.header("retry-after-ms"), response.header("Retry-After"), clock.instant());
    var message = trouble == null || trouble.message().isEmpty() ? body : trouble.message();
    var helps = trouble == null ? Statuses.retryable(status) : trouble.retryable(status);
    return new Rejected(
        status,
        trouble == null ? Statuses.words(status) : trouble.why(status),
        ErrorText.clean(message, target.key()),
        asked == null && trouble != null ? trouble.retryAfter() : asked,
        helps && !"false".equals(response.header("x-should-retry")));
  }

  /// Reads as much of an error's body as comes without trouble: the status is known anyway.
  private String errorBody(Response response) {
    watch.drains();
    var bytes = new byte[LARGEST_ERROR];
    var length = 0;
    try {
      var source = decoded(response);
      for (var count = 0; count != -1 && length < bytes.length; length += Math.max(count, 0)) {
        count = source.read(bytes, length, bytes.length - length);
      }
    } catch (IOException _) {
      return ErrorText.decode(bytes, length); // what came is enough
    }
    return ErrorText.decode(bytes, length);
  }

  private static @Nullable Trouble trouble(String body) {
    try {
      return body.stripLeading().startsWith("{")
          ? Trouble.in(Json.read(body.getBytes(StandardCharsets.UTF_8)))
          : null;
    } catch (ReplyFormatException _) {
      return null; // no error object: the body itself goes on record
    }
  }
}
