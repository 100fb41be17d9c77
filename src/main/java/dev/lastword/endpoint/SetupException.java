package dev.lastword.endpoint;

/// An endpoint that cannot be set up as the user asks: the user's mistake, found before any call.
/// The message is one sentence for the user and holds no key.
public sealed class SetupException extends RuntimeException
    permits MissingKeyException, UnknownProviderException {
  private static final long serialVersionUID = 1L;

  /// Says what is wrong and what would be right.
  ///
  /// @param message one sentence without a key
  public SetupException(String message) {
    super(message);
  }
}
