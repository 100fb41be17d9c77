package dev.lastword.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Where a request tells a provider to keep its beginning: Anthropic caches nothing unasked. The
/// system prompt is marked where it is long enough by itself, and always the last line, whose mark
/// moves on with the talk: the next request finds what the one before left there. The text is the
/// same with and without marks, and the marks follow from the prompt alone.
///
/// @param lines whether the last line is marked, and all others sent as blocks like it
/// @param system whether the system prompt is marked
record CacheMarks(boolean lines, boolean system) {
  /// How a text is written into a request.
  enum Form {
    /// As a string.
    PLAIN,
    /// As a block: what is cached must not change its form where a mark moves on.
    BLOCK,
    /// As a block with a mark.
    MARKED
  }

  static final CacheMarks NONE = new CacheMarks(false, false);

  /// Nothing shorter than 1,024 tokens is cached, at about four characters a token.
  static final int LEAST = 4_096;

  private static final String ROUTER = "openrouter";
  private static final String THROUGH_ROUTER = "anthropic/";
  private static final Map<String, Object> EPHEMERAL = Map.of("type", "ephemeral");

  static CacheMarks of(Target target, Prompt prompt) {
    if (!prompt.cached() || !understands(target)) {
      return NONE;
    }
    var system = prompt.system().isBlank() ? 0 : prompt.system().length();
    var length = (long) system;
    for (var line : prompt.lines()) {
      length += line.text().length();
    }
    return length < LEAST ? NONE : new CacheMarks(true, system >= LEAST);
  }

  /// Others either cache by themselves or may refuse a field they do not know.
  private static boolean understands(Target target) {
    return switch (target.provider().dialect()) {
      case ANTHROPIC -> true;
      case OPENAI ->
          target.provider().name().equals(ROUTER) && target.model().startsWith(THROUGH_ROUTER);
      case GEMINI -> false;
    };
  }

  /// The form of the lines before the last.
  Form lineForm() {
    return lines ? Form.BLOCK : Form.PLAIN;
  }

  Form systemForm() {
    return system ? Form.MARKED : Form.PLAIN;
  }

  /// What the record says of it.
  List<String> adapted() {
    var adapted = new ArrayList<String>();
    if (system) {
      adapted.add("cache mark on the system prompt");
    }
    if (lines) {
      adapted.add("cache mark on the last line, all lines sent as blocks");
    }
    return adapted;
  }

  /// A text in its form.
  static Object content(String text, Form form) {
    return switch (form) {
      case PLAIN -> text;
      case BLOCK -> List.of(Map.of("type", "text", "text", text));
      case MARKED -> List.of(Map.of("type", "text", "text", text, "cache_control", EPHEMERAL));
    };
  }
}
