package dev.lastword.endpoint;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A row of the provider table: where a provider is asked, and how.
///
/// @param name what stands before the colon of `provider:model`
/// @param dialect how it is asked
/// @param baseUrl the address that the dialect's path is appended to
/// @param keyVariables the variables that may hold its key, the usual one first; empty: it has none
/// @param keyRequired whether it answers nobody without a key
/// @param replyTokens the length limit sent where none is asked for; null: none is sent
/// @param windows a model's name to how many tokens it reads at most, request and reply together
/// @param fieldNames our name of a request field (`max_tokens`, `seed`) to the provider's own
/// @param fixedFields fields that every request carries, such as a ban on fallbacks
/// @param aliases a model's name to others that mean the very same model
/// @param limits how much it may be asked, where nobody says otherwise
public record Provider(
    String name,
    Dialect dialect,
    String baseUrl,
    List<String> keyVariables,
    boolean keyRequired,
    @Nullable Integer replyTokens,
    Map<String, Long> windows,
    Map<String, String> fieldNames,
    Map<String, Object> fixedFields,
    Map<String, List<String>> aliases,
    Limits limits) {
  /// Copies the collections; refuses a base URL that no call may go to.
  public Provider {
    Objects.requireNonNull(name);
    Objects.requireNonNull(dialect);
    Objects.requireNonNull(limits);
    Addresses.base(baseUrl);
    keyVariables = List.copyOf(keyVariables);
    windows = Map.copyOf(windows);
    fieldNames = Map.copyOf(fieldNames);
    fixedFields = Map.copyOf(fixedFields);
    aliases = Map.copyOf(aliases);
    if (keyRequired && keyVariables.isEmpty()) {
      throw new SetupException("provider " + name + " requires a key but names no key_env");
    }
  }

  /// A server that only its address is known of.
  static Provider bare(String baseUrl) {
    return ProviderRow.of(ModelRef.CUSTOM, Map.of("base_url", baseUrl));
  }

  Provider withDialect(Dialect other) {
    if (other == dialect) {
      return this;
    }
    return new Provider(
        name,
        other,
        baseUrl,
        keyVariables,
        keyRequired,
        ProviderRow.usualReplyTokens(other),
        windows,
        Map.of(),
        ProviderRow.usualFields(other),
        aliases,
        limits);
  }

  Provider withBaseUrl(String other) {
    return new Provider(
        name,
        dialect,
        other,
        keyVariables,
        keyRequired,
        replyTokens,
        windows,
        fieldNames,
        fixedFields,
        aliases,
        limits);
  }

  Provider withKeys(List<String> variables, boolean required) {
    return new Provider(
        name,
        dialect,
        baseUrl,
        variables,
        required,
        replyTokens,
        windows,
        fieldNames,
        fixedFields,
        aliases,
        limits);
  }
}
