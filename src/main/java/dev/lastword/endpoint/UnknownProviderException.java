package dev.lastword.endpoint;

import org.jspecify.annotations.Nullable;

/// A provider that the table does not know.
public final class UnknownProviderException extends SetupException {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final @Nullable String nearest;

  /// Names it and what was probably meant.
  ///
  /// @param name the name given
  /// @param nearest the most similar known name; null: none is similar
  public UnknownProviderException(String name, @Nullable String nearest) {
    super(
        "unknown provider "
            + ErrorText.quote(name)
            + (nearest == null ? "" : "; did you mean " + nearest + "?"));
    this.name = name;
    this.nearest = nearest;
  }

  /// The name given.
  ///
  /// @return as the user wrote it
  public String name() {
    return name;
  }

  /// The most similar known name.
  ///
  /// @return null where none is similar
  public @Nullable String nearest() {
    return nearest;
  }
}
