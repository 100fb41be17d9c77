package dev.lastword.endpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;

/// The providers we know by name and what their models cost: the tables shipped as `providers.json`
/// and `prices.json`, and the user's own rows.
public final class ProviderTable {
  /// What people call a provider by: its models' names.
  private static final Map<String, String> NICKNAMES =
      Map.of(
          "gemini",
          "google",
          "claude",
          "anthropic",
          "gpt",
          "openai",
          "chatgpt",
          "openai",
          "kimi",
          "moonshot",
          "grok",
          "xai",
          "llama",
          "meta",
          "sabia",
          "maritaca",
          "command",
          "cohere");

  private final Map<String, Provider> rows;
  private final Prices prices;

  private ProviderTable(Map<String, Provider> rows, Prices prices) {
    this.rows = rows;
    this.prices = prices;
  }

  /// Reads the table that is shipped.
  ///
  /// @return the built-in providers, in the table's order
  public static ProviderTable builtIn() {
    try (var in = ProviderTable.class.getResourceAsStream("providers.json")) {
      var tree = Json.read(Objects.requireNonNull(in, "providers.json").readAllBytes());
      var rows = new LinkedHashMap<String, Provider>();
      tree.properties()
          .forEach(row ->
              rows.put(row.getKey(), ProviderRow.of(row.getKey(), Json.map(row.getValue()))));
      return new ProviderTable(rows, Prices.builtIn());
    } catch (IOException e) {
      throw new UncheckedIOException("the provider table that is shipped cannot be read", e);
    }
  }

  /// Adds rows, replacing those of the same name.
  ///
  /// @param more provider name to row, written as in `providers.json`: `dialect`, `base_url`,
  ///   `key_env` (a name or a list), `key` (`required` or `optional`), `reply_tokens`, `fields`,
  ///   `send`, `aliases`, `limits`
  /// @return a new table
  /// @throws SetupException where a row is wrong, naming it
  public ProviderTable with(Map<String, ? extends Map<String, ?>> more) {
    var all = new LinkedHashMap<>(rows);
    more.forEach((name, row) -> all.put(name, ProviderRow.of(name, row)));
    return new ProviderTable(all, prices);
  }

  /// Adds prices, replacing those of the same provider and model.
  ///
  /// @param more provider to model to price
  /// @return a new table
  public ProviderTable priced(Map<String, Map<String, Price>> more) {
    return new ProviderTable(rows, prices.with(more));
  }

  /// What the models cost.
  ///
  /// @return the prices shipped, and those that were added
  public Prices prices() {
    return prices;
  }

  /// All providers.
  ///
  /// @return in the table's order
  public List<Provider> all() {
    return List.copyOf(rows.values());
  }

  /// Finds a provider.
  ///
  /// @param name its name, in any case
  /// @return its row
  /// @throws UnknownProviderException where there is none, with the nearest name
  public Provider get(String name) {
    var row = rows.get(name.toLowerCase(Locale.ROOT));
    if (row == null) {
      throw new UnknownProviderException(name, nearest(name));
    }
    return row;
  }

  /// The known name most like another.
  ///
  /// @param name what somebody wrote
  /// @return null where nothing is similar enough to be meant
  public @Nullable String nearest(String name) {
    if (name.length() > 60) {
      return null;
    }
    var wanted = name.toLowerCase(Locale.ROOT);
    var meant = NICKNAMES.get(wanted);
    if (meant != null && rows.containsKey(meant)) {
      return meant;
    }
    var distance = LevenshteinDistance.getDefaultInstance();
    var names = new ArrayList<>(rows.keySet());
    names.sort(Comparator.comparing(known -> distance.apply(wanted, known)));
    var best = names.getFirst();
    var bound = Math.max(2, Math.min(best.length(), wanted.length()) / 3);
    return distance.apply(wanted, best) <= bound ? best : null;
  }
}
