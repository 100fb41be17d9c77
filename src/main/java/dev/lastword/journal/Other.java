package dev.lastword.journal;

import java.util.Map;
import java.util.Objects;

/// A record of a type that this version does not know, kept as it is.
///
/// @param type the name in the file
/// @param fields everything it says beside its place in the chain
public record Other(String type, Map<String, Object> fields) implements Entry {
  /// Copies the fields.
  public Other {
    Objects.requireNonNull(type);
    fields = Canonical.copy(fields);
  }
}
