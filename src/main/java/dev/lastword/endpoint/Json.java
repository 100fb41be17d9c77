package dev.lastword.endpoint;

import dev.lastword.text.MalformedTextException;
import dev.lastword.text.Utf8;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads foreign JSON within bounds: strict UTF-8, no deep nesting, no numbers that explode.
final class Json {
  private static final int DEEPEST = 100;
  private static final int LONGEST = 16 << 20;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  // a buffer for each thread would be one for each conversation
                  .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxStringLength(LONGEST)
                          .build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private Json() {}

  /// Reads one value.
  ///
  /// @throws ReplyFormatException where the bytes are no JSON
  static JsonNode read(byte[] bytes) throws ReplyFormatException {
    try {
      return MAPPER.readTree(Utf8.decode(bytes));
    } catch (MalformedTextException e) {
      throw new ReplyFormatException("the reply holds " + e.getMessage() + " of an event", e);
    } catch (JacksonException e) {
      throw new ReplyFormatException("the reply holds JSON that cannot be read", e);
    }
  }

  static Map<String, Object> map(JsonNode node) {
    return MAPPER.convertValue(node, new TypeReference<Map<String, Object>>() {});
  }

  /// Hands on a field's text, if it has any.
  ///
  /// @return whether it has
  static boolean take(JsonNode node, String field, Consumer<String> taker) {
    var text = text(node, field);
    if (text != null) {
      taker.accept(text);
    }
    return text != null;
  }

  /// A field's text; null where it is no text or empty.
  static @Nullable String text(JsonNode node, String field) {
    var value = node.path(field);
    return value.isString() && !value.stringValue().isEmpty() ? value.stringValue() : null;
  }
}
