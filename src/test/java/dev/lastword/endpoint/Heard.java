package dev.lastword.endpoint;

/// A listener that keeps what it hears.
final class Heard implements Endpoint.Listener {
  final StringBuilder text = new StringBuilder();
  final StringBuilder reasoning = new StringBuilder();

  @Override
  public void text(String part) {
    text.append(part);
  }

  @Override
  public void reasoning(String part) {
    reasoning.append(part);
  }
}
