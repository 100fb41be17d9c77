package dev.lastword.endpoint;

import dev.lastword.endpoint.Outcome.Match;
import dev.lastword.endpoint.Outcome.Served;
import dev.lastword.talk.Bill;
import dev.lastword.talk.Usage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What models cost: the dated table shipped as `prices.json`, and the user's own rows. Figures are
/// exact decimals. Where a provider says itself what a call cost, that goes before any row; where
/// neither says it, the cost is unknown and never zero.
public final class Prices {
  /// The row for every model of a provider that has none of its own.
  public static final String ANY = "*";

  private static final int MILLION = 6;

  private final Map<String, Map<String, Price>> rows;

  private Prices(Map<String, Map<String, Price>> rows) {
    this.rows = rows;
  }

  /// A row, and the name it is known by.
  private record Found(String model, Price price) {}

  /// Reads the table that is shipped.
  ///
  /// @return the built-in prices
  public static Prices builtIn() {
    try (var in = Prices.class.getResourceAsStream("prices.json")) {
      var tree = Json.read(Objects.requireNonNull(in, "prices.json").readAllBytes());
      var rows = new TreeMap<String, Map<String, Price>>();
      tree.properties().forEach(row -> rows.put(row.getKey(), models(row.getValue())));
      return new Prices(rows);
    } catch (IOException e) {
      throw new UncheckedIOException("the price table that is shipped cannot be read", e);
    }
  }

  private static Map<String, Price> models(JsonNode provider) {
    var asOf = provider.path("as_of").stringValue();
    var models = new TreeMap<String, Price>();
    for (var model : provider.path("models").properties()) {
      var row = model.getValue();
      var upTo = row.path("prompt_up_to");
      models.put(
          model.getKey(),
          new Price(
              row.path("input").decimalValue(),
              row.path("output").decimalValue(),
              dollars(row.path("cached")),
              dollars(row.path("cache_write")),
              upTo.isMissingNode() ? null : Long.valueOf(upTo.longValue()),
              row.path("loopback").asBoolean(false),
              asOf));
    }
    return models;
  }

  private static @Nullable BigDecimal dollars(JsonNode node) {
    return node.isMissingNode() ? null : node.decimalValue();
  }

  /// Adds rows, replacing those of the same provider and model.
  ///
  /// @param more provider to model to price; the model [#ANY] is every other one
  /// @return a new table
  public Prices with(Map<String, Map<String, Price>> more) {
    var all = new HashMap<String, Map<String, Price>>(rows);
    more.forEach((provider, models) -> {
      var joined = new TreeMap<>(all.getOrDefault(provider, Map.of()));
      joined.putAll(models);
      all.put(provider, joined);
    });
    return new Prices(all);
  }

  /// What a model costs that answers under the name it is asked by; null: unknown.
  @Nullable Price of(Target target) {
    var found = find(target, new Served(null, null, null, Match.UNKNOWN));
    return found == null ? null : found.price();
  }

  /// Says what a call cost.
  ///
  /// @param target whom it went to
  /// @param served what answered: another model than the one asked costs what that one costs
  /// @param usage what the provider counted
  /// @return the usage with its bill
  Usage billed(Target target, Served served, Usage usage) {
    var found = find(target, served);
    var saved = found == null ? null : saved(found.price(), usage);
    return usage.cost() == null
        ? usage.billed(bill(target, served, found, usage).withSaved(saved))
        : usage.billed(usage.bill().withSaved(saved));
  }

  private static Bill bill(Target target, Served served, @Nullable Found found, Usage usage) {
    var name = target.provider().name() + ":" + model(target, served);
    var prompt = usage.promptTokens();
    var answered = usage.completionTokens();
    if (prompt == null || answered == null) {
      return Bill.unknown(name + " did not say what it used");
    }
    if (found == null) {
      return Bill.unknown("no price for " + name);
    }
    var price = found.price();
    if (price.promptUpTo() != null && prompt > price.promptUpTo()) {
      return Bill.unknown("no price for " + name + " above " + price.promptUpTo() + " tokens");
    }
    var written = orZero(usage.writtenTokens());
    if (written > 0 && price.cacheWrite() == null) {
      return Bill.unknown("no price for cache writes of " + name);
    }
    var read = orZero(usage.cachedTokens());
    if (read + written > prompt) {
      return Bill.unknown(name + " counts more cached tokens than it was sent");
    }
    var dollars =
        cost(prompt - read - written, price.input())
            .add(cost(read, price.cached() == null ? price.input() : price.cached()))
            .add(written == 0 ? BigDecimal.ZERO : cost(written, price.cacheWrite()))
            .add(cost(answered, price.output()));
    return new Bill(
        dollars.stripTrailingZeros(),
        Bill.From.COMPUTED,
        null,
        List.of(row(target, served, found)),
        List.of());
  }

  /// The row by its name and date; for a model that goes by another name, that name too.
  private static String row(Target target, Served served, Found found) {
    var model = model(target, served);
    var row = target.provider().name() + ":" + found.model();
    return (found.model().equalsIgnoreCase(model) ? row : row + " for " + model)
        + " of "
        + found.price().asOf();
  }

  /// About what the cache spared: what was read is cheaper, what was written dearer than the rest.
  private static @Nullable BigDecimal saved(Price price, Usage usage) {
    var read = orZero(usage.cachedTokens());
    var written = orZero(usage.writtenTokens());
    if (read + written == 0 || (read > 0 && price.cached() == null)) {
      return null;
    }
    var spared = read == 0 ? BigDecimal.ZERO : cost(read, price.input().subtract(price.cached()));
    return written == 0 || price.cacheWrite() == null
        ? spared
        : spared.subtract(cost(written, price.cacheWrite().subtract(price.input())));
  }

  private static BigDecimal cost(long tokens, @Nullable BigDecimal perMillion) {
    return BigDecimal.valueOf(tokens)
        .multiply(Objects.requireNonNull(perMillion))
        .movePointLeft(MILLION);
  }

  private static long orZero(@Nullable Long tokens) {
    return tokens == null ? 0 : tokens;
  }

  private static String model(Target target, Served served) {
    var other = served.match() == Match.OTHER ? served.model() : null;
    return other == null ? target.model() : other;
  }

  private @Nullable Found find(Target target, Served served) {
    var models = rows.getOrDefault(target.provider().name().toLowerCase(Locale.ROOT), Map.of());
    var aliases = target.provider().aliases();
    var found = find(models, model(target, served), aliases);
    if (found == null && served.match() == Match.RESOLVED && served.model() != null) {
      found = find(models, served.model(), aliases);
    }
    if (found == null && models.containsKey(ANY)) {
      found = new Found(ANY, Objects.requireNonNull(models.get(ANY)));
    }
    var here = Addresses.loopback(target.base().host());
    return found != null && found.price().loopback() && !here ? null : found;
  }

  /// The row of that very name, else the longest of which it is a dated or otherwise resolved name.
  private static @Nullable Found find(
      Map<String, Price> models, String name, Map<String, List<String>> aliases) {
    return models.entrySet().stream()
        .filter(row -> !row.getKey().equals(ANY))
        .filter(row -> isNamed(row.getKey(), name, aliases))
        .max(
            Comparator.comparing((Map.Entry<String, Price> row) -> row.getKey().equals(name))
                .thenComparingInt(row -> row.getKey().length()))
        .map(row -> new Found(row.getKey(), row.getValue()))
        .orElse(null);
  }

  private static boolean isNamed(String row, String name, Map<String, List<String>> aliases) {
    return switch (SameModel.compare(row, name, aliases)) {
      case EQUAL -> true;
      case RESOLVED -> terms(row).equals(terms(name));
      case UNKNOWN, OTHER -> false;
    };
  }

  /// A router's variant, such as `:free`: the same model at another price.
  private static String terms(String name) {
    var colon = name.indexOf(':', name.lastIndexOf('/') + 1);
    var variant = colon < 0 ? "" : name.substring(colon);
    return variant.equals(":latest") || variant.matches(":[0-9]") ? "" : variant;
  }
}
