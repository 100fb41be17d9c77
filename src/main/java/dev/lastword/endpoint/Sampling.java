package dev.lastword.endpoint;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How a reply is drawn. What is null is left to the provider and not sent.
///
/// @param temperature null: the provider's own
/// @param topP null: the provider's own
/// @param maxTokens the longest reply in tokens; null: the provider's own
/// @param seed null: none
/// @param stop sequences at which the provider cuts; may be empty
/// @param extra further fields of the request, passed through as they are: JSON values (text,
///   numbers, booleans, lists, maps)
public record Sampling(
    @Nullable BigDecimal temperature,
    @Nullable BigDecimal topP,
    @Nullable Integer maxTokens,
    @Nullable Long seed,
    List<String> stop,
    Map<String, Object> extra) {
  /// Everything as the provider likes it.
  public static final Sampling DEFAULT = new Sampling(null, null, null, null, List.of(), Map.of());

  /// Copies the collections, the extra fields in the order of their names.
  public Sampling {
    stop = List.copyOf(stop);
    extra = Collections.unmodifiableMap(new TreeMap<>(extra));
    if (maxTokens != null && maxTokens < 1) {
      throw new IllegalArgumentException("a reply needs at least 1 token, not " + maxTokens);
    }
  }
}
