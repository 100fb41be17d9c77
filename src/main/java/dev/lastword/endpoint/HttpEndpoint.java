package dev.lastword.endpoint;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Consumer;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/// An endpoint behind a socket.
final class HttpEndpoint implements Endpoint {
  /// About what a token of a request takes; the reply corrects it.
  private static final int BYTES_A_TOKEN = 4;

  private final Target target;
  private final OkHttpClient client;
  private final Deadlines deadlines;
  private final Watchdog watchdog;
  private final InstantSource clock;
  private final Turnstile turnstile;
  private final Breaker breaker;
  private final Switched switched;
  private final CallCounts counts;
  private final RequestWriter writer;
  private final HttpUrl usual;

  HttpEndpoint(
      Target target,
      OkHttpClient client,
      Deadlines deadlines,
      Watchdog watchdog,
      InstantSource clock,
      Turnstile turnstile,
      Breaker breaker,
      Switched switched,
      CallCounts counts) {
    this.target = target;
    this.client = client;
    this.deadlines = deadlines;
    this.watchdog = watchdog;
    this.clock = clock;
    this.turnstile = turnstile;
    this.breaker = breaker;
    this.switched = switched;
    this.counts = counts;
    this.writer = new RequestWriter(target);
    this.usual = parsed(writer.url());
  }

  @Override
  public Identity identity() {
    return target.identity();
  }

  @Override
  public @Nullable Kill kill() {
    return switched.thrown();
  }

  @Override
  public @Nullable Long window() {
    return target.window();
  }

  @Override
  public @Nullable Price price() {
    return target.prices().of(target);
  }

  @Override
  public Request prepare(Prompt prompt) {
    return writer.write(prompt);
  }

  @Override
  public Admission admit(Request request, Duration patience, Consumer<Admission.Held> held)
      throws InterruptedException {
    return turnstile.admit(
        request.length() / BYTES_A_TOKEN,
        new Turnstile.Wait(patience, held, () -> switched.thrown() != null));
  }

  @Override
  public Outcome send(Request request, Listener listener) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new CallCutException(new Outcome.NotSent("interrupted", true));
    }
    if (switched.thrown() != null) {
      return new Outcome.NotSent(Kill.SHUT, false);
    }
    var refused = breaker.refusal();
    if (refused != null) {
      return refused;
    }
    try {
      return heard(attempt(request, listener));
    } finally {
      breaker.leave();
    }
  }

  private Outcome heard(Outcome outcome) throws CallCutException {
    return switch (outcome) {
      case Outcome.Reply _, Outcome.Rejected _ -> {
        breaker.hear(outcome); // complete: nothing was cut
        yield outcome;
      }
      case Outcome.NotSent _, Outcome.Unknown _, Outcome.Partial _ -> {
        if (Thread.interrupted()) {
          throw new CallCutException(outcome);
        }
        if (!outcome.killed()) {
          breaker.hear(outcome);
        }
        yield outcome;
      }
    };
  }

  private Outcome attempt(Request request, Listener listener) {
    var watch = new Watch(deadlines, watchdog.nanoTime(), switched);
    var wired = wired(request, watch);
    watchdog.add(watch);
    try {
      var outcome = new Attempt(client, target, clock, watch, listener).run(wired);
      counts.add(countedAs(), outcome, target.key());
      return outcome;
    } finally {
      watchdog.remove(watch);
    }
  }

  /// Bare addresses have no provider's name: each is counted by itself.
  private String countedAs() {
    var name = target.provider().name();
    return name.equals(ModelRef.CUSTOM) ? Switched.address(target.base()) : name;
  }

  private static HttpUrl parsed(URI url) {
    return Objects.requireNonNull(HttpUrl.get(url));
  }

  private okhttp3.Request wired(Request request, Watch watch) {
    var url = request.url().equals(writer.url()) ? usual : parsed(request.url());
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
            .post(new OneShotBody(request, watch));
    target.wire().headers(target.key()).forEach(wired::header);
    return wired.build();
  }
}
