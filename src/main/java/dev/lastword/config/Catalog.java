package dev.lastword.config;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/// The names that a configuration may use for providers and dialects. Who wires the program takes
/// them from the provider table.
///
/// @param providers the rows of the provider table; empty: any name passes
/// @param dialects the wire dialects; empty: any name passes
public record Catalog(Set<String> providers, Set<String> dialects) {
  /// Lets every name pass.
  public static final Catalog ANY = new Catalog(Set.of(), Set.of());

  /// Sorts and copies the names.
  public Catalog {
    providers = Collections.unmodifiableSet(new TreeSet<>(providers));
    dialects = Collections.unmodifiableSet(new TreeSet<>(dialects));
  }

  boolean hasProvider(String name) {
    return providers.isEmpty() || providers.contains(name);
  }

  boolean hasDialect(String name) {
    return dialects.isEmpty() || dialects.contains(name);
  }

  String nearProvider(String name) {
    return Nearest.hint(name, providers, "there are: " + String.join(", ", providers));
  }

  String nearDialect(String name) {
    return Nearest.hint(name, dialects, "there are: " + String.join(", ", dialects));
  }
}
