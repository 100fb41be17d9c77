package dev.lastword.config;

import dev.lastword.endpoint.ModelRef;
import dev.lastword.endpoint.Price;
import dev.lastword.endpoint.ProviderTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/// The user's own rows in the configuration files: providers and prices. What is said first hides
/// what is said later, row by row.
final class OwnTables {
  static final String PROVIDERS = "providers";
  static final String PRICES = "prices";

  private final Map<String, Map<String, Object>> providers = new LinkedHashMap<>();
  private final Map<String, Map<String, Price>> prices = new LinkedHashMap<>();
  private final List<PriceRows.Named> priced = new ArrayList<>();

  Map<String, Map<String, Object>> providers() {
    return Collections.unmodifiableMap(providers);
  }

  Map<String, Map<String, Price>> prices() {
    return Collections.unmodifiableMap(prices);
  }

  void takeProviders(Fields fields) {
    var map = fields.mapping(PROVIDERS);
    for (var entry : map == null ? List.<Node.Entry>of() : map.entries()) {
      if (entry.value() instanceof Node.Mapping row) {
        providers.putIfAbsent(entry.key().text(), row(fields, row));
      } else {
        fields.problem(entry.value(), "a provider is a row of keys and values", "");
      }
    }
  }

  private static Map<String, Object> row(Fields fields, Node.Mapping row) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (var entry : row.entries()) {
      var value = Node.json(entry.value());
      if (value == null) {
        fields.problem(entry.value(), entry.key().text() + " has no value", "leave the line out");
      } else {
        values.put(entry.key().text(), value);
      }
    }
    return Collections.unmodifiableMap(values);
  }

  void takePrices(SourceText source, Fields fields, List<Problem> problems) {
    var map = fields.mapping(PRICES);
    if (map == null) {
      return;
    }
    var file = Objects.requireNonNull(Path.of(source.name()).getFileName()).toString();
    new PriceRows(source, file, problems)
        .read(map, priced)
        .forEach((provider, models) -> {
          var mine = prices.computeIfAbsent(provider, _ -> new LinkedHashMap<>());
          models.forEach(mine::putIfAbsent);
        });
  }

  /// A price under a name that nobody is asked by would never be found.
  void refuseUnknownProviders(List<Problem> problems) {
    if (priced.isEmpty()) {
      return;
    }
    var known = new TreeSet<>(providers.keySet());
    ProviderTable.builtIn().all().forEach(row -> known.add(row.name()));
    known.add(ModelRef.CUSTOM);
    priced.stream()
        .map(name -> name.problem(known))
        .filter(Objects::nonNull)
        .limit(Yaml.MOST_PROBLEMS)
        .forEach(problems::add);
  }
}
