package dev.lastword.transcript;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/// The values of a JSON text, one after another, each object with its place.
final class JsonValues {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(200)
                  .maxStringLength(Transcripts.LARGEST)
                  .build())
          .build();

  /// The fields that are kept; what else an object holds is passed over without being stored.
  private static final Set<String> READ =
      Set.of("id", "title", "messages", "speaker", "name", "role", "text", "content");

  private static final int MOST = 1_000_000;

  private final Source source;
  private final JsonParser parser;
  private int count;

  private JsonValues(Source source, JsonParser parser) {
    this.source = source;
    this.parser = parser;
  }

  static List<@Nullable Object> read(Source source) throws NotATranscriptException {
    var values = new ArrayList<@Nullable Object>();
    try (var parser = JSON.createParser(ObjectReadContext.empty(), source.text())) {
      var reader = new JsonValues(source, parser);
      while (parser.nextToken() != null) {
        values.add(reader.value());
      }
      return values;
    } catch (JacksonException e) {
      throw new NotATranscriptException(
          source.file(), place(e.getLocation()), "bad JSON: " + words(e), e);
    }
  }

  /// Without the name of the class that keeps a limit.
  private static String words(JacksonException e) {
    var words = e.getOriginalMessage();
    var from = words.indexOf(", from `");
    return from < 0 ? words : words.substring(0, from) + ")";
  }

  private @Nullable Object value() throws NotATranscriptException {
    if (++count > MOST) {
      throw source.bad("more than " + MOST + " JSON values");
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> object();
      case START_ARRAY -> list();
      case VALUE_STRING -> text();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      case VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME ->
          throw new AssertionError("no value: " + parser.currentToken());
    };
  }

  private Node object() throws NotATranscriptException {
    var place = place(parser.currentTokenLocation());
    var fields = new HashMap<String, @Nullable Object>(4);
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      var key = parser.currentName();
      parser.nextToken();
      if (READ.contains(key)) {
        fields.put(key, value());
      } else {
        parser.skipChildren();
      }
    }
    return new Node(source, place, Collections.unmodifiableMap(fields));
  }

  private List<@Nullable Object> list() throws NotATranscriptException {
    var list = new ArrayList<@Nullable Object>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      list.add(value());
    }
    return list;
  }

  /// Text, of which JSON can escape half a surrogate pair that no file of ours could hold.
  private String text() throws NotATranscriptException {
    var text = parser.getString();
    if (text.codePoints().anyMatch(point -> point >= 0xD800 && point <= 0xDFFF)) {
      throw new NotATranscriptException(
          source.file(), place(parser.currentTokenLocation()), "half a surrogate pair");
    }
    return text;
  }

  private static String place(@Nullable TokenStreamLocation at) {
    return at == null ? "" : at.getLineNr() + ":" + at.getColumnNr();
  }

  /// An object.
  ///
  /// @param source its file
  /// @param place where it begins, `line:column`
  /// @param fields what it holds
  record Node(Source source, String place, Map<String, @Nullable Object> fields) {
    boolean has(String key) {
      return fields.containsKey(key);
    }

    @Nullable Object get(String key) {
      return fields.get(key);
    }

    NotATranscriptException bad(String what) {
      return new NotATranscriptException(source.file(), place, what);
    }
  }
}
