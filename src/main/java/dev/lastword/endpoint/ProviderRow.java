package dev.lastword.endpoint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads one row of the provider table, whoever wrote it: the resource or a user's file.
final class ProviderRow {
  static final int USUAL_REPLY_TOKENS = 4096;

  private static final Set<String> RESERVED = Set.of("script", "replay", "human", "http", "https");
  private static final Set<String> KEYS =
      Set.of(
          "dialect",
          "base_url",
          "key_env",
          "key",
          "reply_tokens",
          "windows",
          "fields",
          "send",
          "aliases",
          "limits");

  private final String name;
  private final Map<String, ?> row;

  private ProviderRow(String name, Map<String, ?> row) {
    this.name = name;
    this.row = row;
  }

  static Provider of(String name, Map<String, ?> row) {
    return new ProviderRow(name, row).read();
  }

  /// What a dialect's requests carry unless the row says otherwise: OpenAI's counts tokens in a
  /// stream only where it is asked to.
  static Map<String, Object> usualFields(Dialect dialect) {
    return dialect == Dialect.OPENAI
        ? Map.of("stream_options", Map.of("include_usage", true))
        : Map.of();
  }

  /// Anthropic refuses a request without a limit; the others have their own.
  static @Nullable Integer usualReplyTokens(Dialect dialect) {
    return dialect == Dialect.ANTHROPIC ? USUAL_REPLY_TOKENS : null;
  }

  private Provider read() {
    if (!name.matches("[a-z0-9][a-z0-9._-]{0,39}")) {
      throw wrong("has a name that is not of the form [a-z0-9][a-z0-9._-]*");
    }
    if (RESERVED.contains(name)) {
      throw wrong("has a name that means something else in front of a colon");
    }
    var strange = new TreeSet<String>(row.keySet());
    strange.removeAll(KEYS);
    if (!strange.isEmpty()) {
      throw wrong("has an unknown key " + ErrorText.quote(strange.first()));
    }
    var dialect = Dialect.of(row.get("dialect") == null ? "openai" : text("dialect"));
    var keyVariables = row.get("key_env") == null ? List.<String>of() : texts(row.get("key_env"));
    return new Provider(
        name,
        dialect,
        text("base_url"),
        keyVariables,
        keyRequired(!keyVariables.isEmpty()),
        replyTokens(dialect),
        windows(),
        names(),
        row.get("send") == null ? usualFields(dialect) : map("send"),
        aliases(),
        limits());
  }

  private boolean keyRequired(boolean otherwise) {
    if (row.get("key") == null) {
      return otherwise;
    }
    return switch (text("key")) {
      case "required" -> true;
      case "optional" -> false;
      default -> throw wrong("has a key that is neither required nor optional");
    };
  }

  private @Nullable Integer replyTokens(Dialect dialect) {
    return switch (row.get("reply_tokens")) {
      case null -> usualReplyTokens(dialect);
      case Integer tokens when tokens > 0 -> tokens;
      case Long tokens when tokens > 0 && tokens <= Integer.MAX_VALUE -> tokens.intValue();
      default -> throw wrong("has reply_tokens that are no positive number");
    };
  }

  private Map<String, Long> windows() {
    var windows = new LinkedHashMap<String, Long>();
    map("windows")
        .forEach((model, tokens) -> {
          if (!(tokens instanceof Number number) || number.longValue() < 1) {
            throw wrong("has windows that are no positive numbers");
          }
          windows.put(model, number.longValue());
        });
    return windows;
  }

  private Map<String, String> names() {
    var names = new LinkedHashMap<String, String>();
    map("fields").forEach((ours, theirs) -> names.put(ours, asText("fields", theirs)));
    return names;
  }

  private Map<String, List<String>> aliases() {
    var aliases = new LinkedHashMap<String, List<String>>();
    map("aliases").forEach((model, others) -> aliases.put(model, texts(others)));
    return aliases;
  }

  private Limits limits() {
    var given = map("limits");
    var strange = new TreeSet<String>(given.keySet());
    strange.removeAll(Set.of("rpm", "tpm", "concurrent"));
    if (!strange.isEmpty()) {
      throw wrong("has an unknown limit " + ErrorText.quote(strange.first()));
    }
    try {
      return new Limits(
          limit(given.get("rpm")), limit(given.get("tpm")), limit(given.get("concurrent")));
    } catch (IllegalArgumentException e) {
      throw new SetupException("provider " + ErrorText.quote(name) + ": " + e.getMessage());
    }
  }

  private @Nullable Integer limit(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Integer number -> number;
      case Long number -> Math.clamp(number, Integer.MIN_VALUE, Integer.MAX_VALUE);
      default -> throw wrong("has limits that are no whole numbers");
    };
  }

  private Map<String, Object> map(String key) {
    var value = row.get(key);
    if (value == null) {
      return Map.of();
    }
    if (!(value instanceof Map<?, ?> map)) {
      throw wrong("has " + key + " that is no map");
    }
    var copy = new LinkedHashMap<String, Object>();
    map.forEach((inner, content) -> copy.put(String.valueOf(inner), present(key, content)));
    return copy;
  }

  private List<String> texts(@Nullable Object value) {
    return value instanceof List<?> list
        ? list.stream().map(one -> asText("a list", one)).toList()
        : List.of(asText("a list", value));
  }

  private String text(String key) {
    return asText(key, row.get(key));
  }

  private String asText(String key, @Nullable Object value) {
    if (value instanceof String text && !text.isBlank()) {
      return text;
    }
    throw wrong("has no text in " + key);
  }

  private Object present(String key, @Nullable Object value) {
    if (value == null) {
      throw wrong("has nothing in " + key);
    }
    return value;
  }

  private SetupException wrong(String what) {
    return new SetupException("provider " + ErrorText.quote(name) + " " + what);
  }
}
