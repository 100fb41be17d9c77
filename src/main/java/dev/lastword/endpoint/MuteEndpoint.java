package dev.lastword.endpoint;

import org.jspecify.annotations.Nullable;

/// Writes the requests of an endpoint and sends none.
final class MuteEndpoint implements Endpoint {
  private final Target target;
  private final RequestWriter writer;

  MuteEndpoint(Target target) {
    this.target = target;
    this.writer = new RequestWriter(target);
  }

  @Override
  public Identity identity() {
    return target.identity();
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
  public Outcome send(Request request, Listener listener) {
    return new Outcome.NotSent("nothing is sent from here", false);
  }
}
