package dev.lastword.config;

import dev.lastword.endpoint.Sampling;
import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A character to speak as: a name, a system prompt and, if its file says so, a model and how that
/// is sampled.
///
/// @param source the file it was read from, as the user knows it, or `built in`
/// @param name the name for show: one line of 1–200 code points
/// @param model the model's name: bare with a provider or base URL, else in the model form; null:
///   the user gives one
/// @param provider the row of the provider table; null: the model form says it
/// @param baseUrl where the model is asked; null: where the provider says
/// @param dialect the wire dialect; null: the provider's
/// @param keyEnv the variable that holds the key; null: the provider's, none with a base URL
/// @param sampling how replies are drawn
/// @param stopToken the token by which this persona asks for the end; null: none
/// @param vars what `${name}` in the prompt stood for
/// @param prompt the system prompt, variables filled in, otherwise byte for byte as in the file
public record Persona(
    String source,
    String name,
    @Nullable String model,
    @Nullable String provider,
    @Nullable URI baseUrl,
    @Nullable String dialect,
    @Nullable String keyEnv,
    Sampling sampling,
    @Nullable String stopToken,
    Map<String, String> vars,
    String prompt) {
  /// Copies the variables, in the order of their names.
  public Persona {
    Objects.requireNonNull(source);
    Objects.requireNonNull(name);
    Objects.requireNonNull(sampling);
    Objects.requireNonNull(prompt);
    vars = Collections.unmodifiableMap(new TreeMap<>(vars));
  }
}
