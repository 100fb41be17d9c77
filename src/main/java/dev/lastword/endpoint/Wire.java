package dev.lastword.endpoint;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What differs between dialects: the address, the key's header, the request's fields, the meaning
/// of a reply's events. Holds no state.
sealed interface Wire permits OpenAiWire, AnthropicWire, GeminiWire {
  /// Where a model is asked.
  HttpUrl url(HttpUrl base, String model);

  /// The headers besides the usual ones.
  Map<String, String> headers(@Nullable Secret key);

  /// Everything of the request's body that stands before the history, without a closing brace.
  Map<String, Object> head(Target target, Prompt prompt, CacheMarks marks);

  /// The name of the field whose list is the history. It is written last, so that a longer history
  /// begins with the bytes of a shorter one.
  String historyField();

  /// The system prompt as the first entry of the history; null: it has a field of its own.
  default @Nullable Map<String, Object> systemLine(Prompt prompt, CacheMarks marks) {
    return null;
  }

  /// One entry of the history.
  Map<String, Object> line(Prompt.Line line, CacheMarks.Form form);

  /// Whether an event's data says that nothing follows.
  default boolean isEnd(String data) {
    return false;
  }

  /// Whether a stream without the dialect's mark of its end is no whole reply, although it says why
  /// the model stopped.
  default boolean needsEndMark() {
    return false;
  }

  /// Whether local models may print their reasoning into the text.
  default boolean mayThinkInline() {
    return false;
  }

  /// Takes what an event says, or a whole reply that was not streamed.
  void hear(JsonNode node, Draft draft);

  /// Joins the provider's fixed fields, the sampling and the user's own, each going over the ones
  /// before it. Maps are joined member by member, so that a pinned order keeps a ban on fallbacks.
  static Map<String, Object> fields(
      Target target, Prompt prompt, Map<String, Object> sampling, Set<String> ours) {
    var fields = new TreeMap<String, Object>(target.provider().fixedFields());
    sampling.forEach((name, value) ->
        fields.put(target.provider().fieldNames().getOrDefault(name, name), value));
    for (var extra : prompt.sampling().extra().entrySet()) {
      if (ours.contains(extra.getKey())) {
        throw new SetupException("extra cannot set " + extra.getKey() + ": Lastword writes it");
      }
      join(fields, extra.getKey(), extra.getValue());
    }
    return fields;
  }

  private static void join(Map<String, Object> into, String name, @Nullable Object value) {
    if (into.get(name) instanceof Map<?, ?> old && value instanceof Map<?, ?> more) {
      var joined = new TreeMap<String, Object>();
      old.forEach((key, inner) -> joined.put(String.valueOf(key), inner));
      more.forEach((key, inner) -> join(joined, String.valueOf(key), inner));
      into.put(name, joined);
      return;
    }
    put(into, name, value);
  }

  @SuppressWarnings("NullAway") // a user's null is written as null
  private static void put(Map<String, Object> into, String name, @Nullable Object value) {
    into.put(name, value);
  }
}
