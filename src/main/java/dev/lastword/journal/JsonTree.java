package dev.lastword.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// Reads one record into plain maps, lists, text, whole numbers and booleans; anything a canonical
/// record cannot hold is refused.
final class JsonTree {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(200)
                  .maxStringLength(RecordScanner.LONGEST)
                  .build())
          .build();

  private JsonTree() {}

  /// Reads an object.
  ///
  /// @throws IllegalArgumentException for anything else
  static Map<String, Object> read(String json) {
    try (var parser = JSON.createParser(ObjectReadContext.empty(), json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("not a JSON object");
      }
      var tree = map(parser);
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException("more than one JSON object");
      }
      return tree;
    } catch (JacksonException e) {
      throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static Map<String, Object> map(JsonParser parser) {
    var map = new TreeMap<String, Object>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      var key = parser.currentName();
      parser.nextToken();
      map.put(key, value(parser));
    }
    return map;
  }

  private static List<Object> list(JsonParser parser) {
    var list = new ArrayList<Object>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      list.add(value(parser));
    }
    return list;
  }

  private static Object value(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> map(parser);
      case START_ARRAY -> list(parser);
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_FLOAT,
          VALUE_NULL,
          VALUE_EMBEDDED_OBJECT,
          NOT_AVAILABLE,
          END_OBJECT,
          END_ARRAY,
          PROPERTY_NAME ->
          throw new IllegalArgumentException("no canonical value: " + parser.currentToken());
    };
  }
}
