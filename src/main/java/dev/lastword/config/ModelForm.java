package dev.lastword.config;

import com.google.re2j.Pattern;
import java.util.Locale;

/// The form in which a model is named: `provider:model`, or a base URL and a name,
/// `http://127.0.0.1:8080/v1#name`.
final class ModelForm {
  static final String EXAMPLE = "provider:model, such as anthropic:claude-haiku-4-5";
  private static final Pattern URL = Pattern.compile("(?i)https?://.*");
  private static final Pattern NAME = Pattern.compile("[^\\s\\pC\\pZ]{1,256}");

  private ModelForm() {}

  /// What is wrong with a form, and what would be right.
  static final class BadFormException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String what;
    private final String hint;

    private BadFormException(String what, String hint) {
      super(hint.isEmpty() ? what : what + "; " + hint);
      this.what = what;
      this.hint = hint;
    }

    String what() {
      return what;
    }

    String hint() {
      return hint;
    }
  }

  /// Whether a text begins like a URL.
  static boolean isUrl(String text) {
    return URL.matches(text);
  }

  /// Reads the form.
  static SpeakerSpec.Model parse(String form, Catalog catalog) {
    if (isUrl(form)) {
      return byUrl(form);
    }
    var colon = form.indexOf(':');
    if (colon < 1) {
      throw new BadFormException("\"" + form + "\" names no provider", EXAMPLE);
    }
    var provider = provider(form.substring(0, colon), catalog);
    var name = name(form.substring(colon + 1), form);
    return new SpeakerSpec.Model(provider, name, null, null, null);
  }

  /// Checks a bare model name that stands in a form.
  static String name(String name, String form) {
    if (name.isEmpty()) {
      throw new BadFormException("\"" + form + "\" names no model", EXAMPLE);
    }
    if (LiteralKey.in(name)) {
      throw new BadFormException(
          "the model's name looks like a key, and keys do not belong there",
          "keys come from the environment or a file of their own");
    }
    if (!NAME.matches(name)) {
      throw new BadFormException(
          "\"" + name + "\" cannot be a model's name", "one word of at most 256 characters");
    }
    return name;
  }

  private static SpeakerSpec.Model byUrl(String form) {
    var hash = form.indexOf('#');
    if (hash < 0 || hash == form.length() - 1) {
      throw new BadFormException(
          "the URL \"" + form + "\" names no model", "such as http://127.0.0.1:8080/v1#name");
    }
    try {
      var url = BaseUrl.of(form.substring(0, hash));
      var name = name(form.substring(hash + 1), form);
      return new SpeakerSpec.Model(SpeakerSpec.Model.CUSTOM, name, url, null, null);
    } catch (BadFormException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new BadFormException(
          "\"" + form + "\" cannot be asked", String.valueOf(e.getMessage()));
    }
  }

  private static String provider(String written, Catalog catalog) {
    var name = written.strip().toLowerCase(Locale.ROOT);
    if (!catalog.hasProvider(name)) {
      throw new BadFormException(
          "unknown provider \"" + written + "\"", catalog.nearProvider(name));
    }
    return name;
  }
}
