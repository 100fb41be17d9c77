package dev.lastword.endpoint;

import java.time.InstantSource;
import java.util.Objects;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/// An endpoint behind a socket.
final class HttpEndpoint implements Endpoint {
  private final Target target;
  private final OkHttpClient client;
  private final Deadlines deadlines;
  private final Watchdog watchdog;
  private final InstantSource clock;
  private final RequestWriter writer;

  HttpEndpoint(
      Target target,
      OkHttpClient client,
      Deadlines deadlines,
      Watchdog watchdog,
      InstantSource clock) {
    this.target = target;
    this.client = client;
    this.deadlines = deadlines;
    this.watchdog = watchdog;
    this.clock = clock;
    this.writer = new RequestWriter(target);
  }

  @Override
  public Identity identity() {
    return target.identity();
  }

  @Override
  public @Nullable Long window() {
    return target.provider().windows().get(target.model());
  }

  @Override
  public Request prepare(Prompt prompt) {
    return writer.write(prompt);
  }

  @Override
  public Outcome send(Request request, Listener listener) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new CallCutException(new Outcome.NotSent("interrupted", true));
    }
    var watch = new Watch(deadlines, watchdog.nanoTime());
    var wired = wired(request, watch);
    watchdog.add(watch);
    Outcome outcome;
    try {
      outcome = new Attempt(client, target, clock, watch, listener).run(wired);
    } finally {
      watchdog.remove(watch);
    }
    return switch (outcome) {
      case Outcome.Reply _, Outcome.Rejected _ -> outcome; // complete: nothing was cut
      case Outcome.NotSent _, Outcome.Unknown _, Outcome.Partial _ -> {
        if (Thread.interrupted()) {
          throw new CallCutException(outcome);
        }
        yield outcome;
      }
    };
  }

  private okhttp3.Request wired(Request request, Watch watch) {
    var url = Objects.requireNonNull(HttpUrl.get(request.url()));
    if (!Addresses.sameServer(url, target.base())) {
      throw new IllegalArgumentException(
          "a request for " + url.host() + " is not sent with the key of " + target.base().host());
    }
    var wired =
        new okhttp3.Request.Builder()
            .url(url)
            .header("Accept", "text/event-stream, application/json")
            .header("Accept-Encoding", "identity")
            .header("User-Agent", "lastword")
            .tag(Watch.class, watch)
            .post(new OneShotBody(request.shared(), watch));
    target.wire().headers(target.key()).forEach(wired::header);
    return wired.build();
  }
}
