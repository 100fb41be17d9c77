package dev.lastword.endpoint;

import java.util.List;

/// A provider wants a key and none is set.
public final class MissingKeyException extends SetupException {
  private static final long serialVersionUID = 1L;

  private final String provider;
  private final transient List<String> variables;

  /// Names what is missing.
  ///
  /// @param provider the provider's name
  /// @param variables the variables looked for, the usual one first; at least one
  public MissingKeyException(String provider, List<String> variables) {
    super("no key for " + provider + ": set " + String.join(" or ", variables));
    this.provider = provider;
    this.variables = List.copyOf(variables);
  }

  /// The provider that wants the key.
  ///
  /// @return its name in the provider table
  public String provider() {
    return provider;
  }

  /// The variables that may hold it.
  ///
  /// @return the usual one first
  public List<String> variables() {
    return variables;
  }
}
