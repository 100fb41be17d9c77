package dev.lastword.endpoint;

import org.jspecify.annotations.Nullable;

/// A listener that keeps what it hears.
final class Heard implements Endpoint.Listener {
  final StringBuilder text = new StringBuilder();
  final StringBuilder reasoning = new StringBuilder();

  boolean wantsBody;
  byte @Nullable [] body;

  @Override
  public boolean wantsBody() {
    return wantsBody;
  }

  @Override
  public void body(byte[] bytes) {
    body = bytes;
  }

  @Override
  public void text(String part) {
    text.append(part);
  }

  @Override
  public void reasoning(String part) {
    reasoning.append(part);
  }
}
