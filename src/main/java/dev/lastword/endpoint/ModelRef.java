package dev.lastword.endpoint;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A model as the user names it: `provider:model`, or a base URL and a name,
/// `http://127.0.0.1:8080/v1#name`.
///
/// @param provider a name of the provider table, or `custom` beside a base URL
/// @param model the model's name at the provider
/// @param baseUrl the base URL; null: the provider's own
public record ModelRef(String provider, String model, @Nullable String baseUrl) {
  /// What stands for the provider where only a URL is given.
  public static final String CUSTOM = "custom";

  private static final int LONGEST = 256;

  /// Refuses a name that no provider has.
  public ModelRef {
    if (model.isEmpty() || model.length() > LONGEST) {
      throw new SetupException("a model's name has 1 to " + LONGEST + " characters");
    }
    if (!model.codePoints().allMatch(ModelRef::namesModels)) {
      throw new SetupException(
          "a model's name holds no blanks or control characters: " + ErrorText.quote(model));
    }
    for (var segment : model.split("/", -1)) {
      if (segment.equals("..") || segment.equals(".")) {
        throw new SetupException("a model's name is no path: " + ErrorText.quote(model));
      }
    }
  }

  /// Reads the model form.
  ///
  /// @param form what the user wrote
  /// @return the model; whether the provider exists is not looked at
  /// @throws SetupException where it is neither form, saying what would be
  public static ModelRef parse(String form) {
    var text = form.strip();
    var start = text.toLowerCase(Locale.ROOT);
    if (start.startsWith("http://") || start.startsWith("https://")) {
      return ofUrl(text);
    }
    var colon = text.indexOf(':');
    if (colon < 1 || colon == text.length() - 1) {
      throw new SetupException(
          "a model is written provider:model, such as openrouter:moonshotai/kimi-k2, or"
              + " http://127.0.0.1:8080/v1#name; this is neither: "
              + ErrorText.quote(form));
    }
    var provider = text.substring(0, colon).toLowerCase(Locale.ROOT);
    return new ModelRef(provider, text.substring(colon + 1), null);
  }

  private static ModelRef ofUrl(String text) {
    var hash = text.indexOf('#');
    var base = hash < 0 ? text : text.substring(0, hash);
    Addresses.base(base);
    if (hash < 0 || hash == text.length() - 1) {
      throw new SetupException(
          "a base URL needs the model's name behind it: " + Addresses.shown(base) + "#name");
    }
    return new ModelRef(CUSTOM, text.substring(hash + 1), base);
  }

  private static boolean namesModels(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /// Writes the form that [#parse] reads.
  @Override
  public String toString() {
    return baseUrl == null ? provider + ":" + model : baseUrl + "#" + model;
  }
}
