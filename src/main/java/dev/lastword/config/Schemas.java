package dev.lastword.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;

/// The JSON Schemas of plans and of a persona's front matter, for editors. They are made of the
/// same keys that the readers know.
public final class Schemas {
  private static final Shape TEXT = new Shape.Text();

  /// The keys of a persona's front matter.
  static final List<Key> PERSONA =
      List.of(
          new Key("name", TEXT, "The name for show, one line of 1 to 200 characters."),
          new Key("model", TEXT, "provider:model, URL#name, or a bare name beside a provider."),
          new Key("provider", TEXT, "A row of the provider table."),
          new Key("base_url", TEXT, "Where the model is asked: https, or http to this machine."),
          new Key("dialect", TEXT, "How the base URL is spoken to."),
          new Key("key_env", TEXT, "The variable that holds the key, never the key itself."),
          new Key("temperature", new Shape.Decimal(0, 2), "How freely replies are drawn."),
          new Key("top_p", new Shape.Decimal(0, 1), "The share of likely words drawn from."),
          new Key("max_tokens", new Shape.Count(1, 10_000_000), "The longest reply, in tokens."),
          new Key("seed", new Shape.Count(Long.MIN_VALUE, Long.MAX_VALUE), "A whole number."),
          new Key("stop_token", TEXT, "The token by which this persona asks for the end."),
          new Key("vars", new Shape.Named(new Shape.Amount()), "What ${name} stands for."),
          new Key("extra", new Shape.Free(), "Further fields of the request, passed through."));

  private Schemas() {}

  /// The schema of a plan.
  ///
  /// @return JSON, with a newline at its end
  public static String plan() {
    return json("A plan of Lastword", PlanKeys.PLAN);
  }

  /// The schema of a persona's front matter.
  ///
  /// @return JSON, with a newline at its end
  public static String persona() {
    return json("The front matter of a persona of Lastword", PERSONA);
  }

  private static String json(String title, List<Key> keys) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", title);
    schema.putAll(new Shape.Keys(keys).schema());
    var indent = new DefaultIndenter("  ", "\n");
    var printer = new DefaultPrettyPrinter().withObjectIndenter(indent).withArrayIndenter(indent);
    return JsonMapper.shared().writer().with(printer).writeValueAsString(schema) + "\n";
  }
}
