package dev.lastword.config;

import dev.lastword.endpoint.Price;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The prices of a configuration file: provider to model to dollars per million tokens.
final class PriceRows {
  private static final List<String> KEYS =
      List.of("as_of", "cache_write", "cached", "input", "output", "prompt_up_to");
  private static final long LONGEST_PROMPT = 1_000_000_000L;

  private final SourceText source;
  private final String file;
  private final List<Problem> problems;

  /// @param file the name of the file without its folder
  PriceRows(SourceText source, String file, List<Problem> problems) {
    this.source = source;
    this.file = file;
    this.problems = problems;
  }

  /// A provider's name, as it must turn out to be one once all files are read.
  record Named(SourceText source, Node.Scalar at) {
    /// The problem with it; null where it is known.
    @Nullable Problem problem(TreeSet<String> known) {
      var hint = Nearest.hint(at.text(), known, "there are: " + String.join(", ", known));
      return known.contains(at.text())
          ? null
          : source.problem(
              at.line(), at.column(), "no provider is called \"" + at.text() + "\"", hint);
    }
  }

  /// Reads them all.
  ///
  /// @param names where each provider's name is added
  Map<String, Map<String, Price>> read(Node.Mapping map, List<Named> names) {
    var all = new LinkedHashMap<String, Map<String, Price>>();
    for (var provider : map.entries()) {
      names.add(new Named(source, provider.key()));
      if (provider.value() instanceof Node.Mapping models) {
        all.put(provider.key().text(), models(models));
      } else {
        add(provider.value(), "a provider's prices are models and their rows", example());
      }
    }
    return all;
  }

  private Map<String, Price> models(Node.Mapping models) {
    var prices = new LinkedHashMap<String, Price>();
    for (var model : models.entries()) {
      if (model.value() instanceof Node.Mapping row) {
        var price = price(model.key(), row);
        if (price != null) {
          prices.put(model.key().text(), price);
        }
      } else {
        add(model.value(), "a price is a row of keys and values", example());
      }
    }
    return prices;
  }

  private @Nullable Price price(Node.Scalar model, Node.Mapping row) {
    var before = problems.size();
    var fields = new Fields(source, row, KEYS, problems);
    var input = fields.value("input", Amounts::price);
    var output = fields.value("output", Amounts::price);
    var cached = fields.value("cached", Amounts::price);
    var cacheWrite = fields.value("cache_write", Amounts::price);
    var upTo = fields.value("prompt_up_to", text -> Amounts.count(text, LONGEST_PROMPT));
    var asOf = fields.value("as_of", PriceRows::date);
    if (problems.size() > before) {
      return null;
    }
    if (input == null || output == null) {
      add(model, "\"" + model.text() + "\" needs input and output", example());
      return null;
    }
    var said = asOf == null ? file : asOf + " (" + file + ")";
    return new Price(input, output, cached, cacheWrite, upTo, false, said);
  }

  private static String date(String text) {
    try {
      return LocalDate.parse(text.strip()).toString();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("a date is written like 2026-10-01", e);
    }
  }

  private void add(Node at, String message, String hint) {
    if (problems.size() < Yaml.MOST_PROBLEMS) {
      problems.add(source.problem(at.line(), at.column(), message, hint));
    }
  }

  private static String example() {
    return "dollars per million tokens, such as {input: 0.6, output: 2.5}";
  }
}
