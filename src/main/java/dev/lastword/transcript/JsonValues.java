package dev.lastword.transcript;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
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

/// The values of a JSON text, one after another, each object with its place. Those of a list at the
/// top come one by one, so that a large export never stands in memory as a whole.
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

  /// The most values of one conversation, and of one file.
  private static final int MOST = 1_000_000;

  private static final int MOST_OF_ALL = 4_000_000;

  /// What is passed over is worth a word from this length on, in characters.
  private static final int WEIGHTY = 200;

  private static final int MOST_PASSED = 20;
  private static final int LONGEST_RAW = 4_000;

  private final Source source;
  private final JsonParser parser;
  private int count;
  private int countOfAll;

  private JsonValues(Source source, JsonParser parser) {
    this.source = source;
    this.parser = parser;
  }

  /// Takes the values at the top.
  @FunctionalInterface
  interface Taker {
    /// Takes one.
    ///
    /// @param value an object, or what stands in place of one
    /// @param many whether it is one of several, as far as can be told
    void take(@Nullable Object value, boolean many) throws NotATranscriptException;
  }

  static void each(Source source, Taker taker) throws NotATranscriptException {
    try (var parser = JSON.createParser(ObjectReadContext.empty(), source.text())) {
      new JsonValues(source, parser).each(taker);
    } catch (JacksonException e) {
      throw new NotATranscriptException(
          source.file(), place(e.getLocation()), "bad JSON: " + words(e), e);
    }
  }

  private void each(Taker taker) throws NotATranscriptException {
    var many = false;
    var token = parser.nextToken();
    while (token != null) {
      if (token == JsonToken.START_ARRAY) {
        many = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          taker.take(fresh(), true);
        }
        token = parser.nextToken();
      } else {
        var value = fresh();
        token = parser.nextToken();
        many |= token != null;
        taker.take(value, many);
      }
    }
  }

  private @Nullable Object fresh() throws NotATranscriptException {
    count = 0;
    return value();
  }

  /// Without the name of the class that keeps a limit.
  private static String words(JacksonException e) {
    var words = e.getOriginalMessage();
    var from = words.indexOf(", from `");
    return from < 0 ? words : words.substring(0, from) + ")";
  }

  private @Nullable Object value() throws NotATranscriptException {
    if (++count > MOST || ++countOfAll > MOST_OF_ALL) {
      throw source.bad("more than " + (count > MOST ? MOST : MOST_OF_ALL) + " JSON values");
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(false);
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

  /// An object.
  ///
  /// @param open whether its keys are ids, so that all are kept
  private Node object(boolean open) throws NotATranscriptException {
    var place = place(parser.currentTokenLocation());
    var fields = new HashMap<String, @Nullable Object>(4);
    var passed = new LinkedHashSet<String>(0);
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      var key = parser.currentName();
      var token = parser.nextToken();
      if (open || JsonKeys.READ.contains(key)) {
        var opens = token == JsonToken.START_OBJECT && JsonKeys.OPEN.contains(key);
        if (opens) {
          count++;
        }
        fields.put(key, opens ? object(true) : value());
      } else if (JsonKeys.RAW.contains(key)) {
        fields.put(key, raw(token));
      } else if (skip(token) && passed.size() < MOST_PASSED) {
        passed.add(key);
      }
    }
    return new Node(source, place, Collections.unmodifiableMap(fields), Set.copyOf(passed));
  }

  /// Passes over a value; says whether there was much of it.
  private boolean skip(JsonToken token) {
    var from = parser.currentTokenLocation().getCharOffset();
    parser.skipChildren();
    return token.isStructStart()
        ? parser.currentTokenLocation().getCharOffset() - from > WEIGHTY
        : token == JsonToken.VALUE_STRING && parser.getStringLength() > WEIGHTY;
  }

  /// A value as it is written, for a note.
  private @Nullable String raw(JsonToken token) throws NotATranscriptException {
    if (token == JsonToken.VALUE_STRING) {
      return text();
    }
    if (!token.isStructStart()) {
      return token == JsonToken.VALUE_NULL ? null : parser.getString();
    }
    var from = (int) parser.currentTokenLocation().getCharOffset();
    parser.skipChildren();
    var to = (int) parser.currentTokenLocation().getCharOffset() + 1;
    return start(source.text().substring(from, Math.min(to, source.text().length())));
  }

  private static String start(String text) {
    if (text.length() <= LONGEST_RAW) {
      return text;
    }
    var halved = Character.isHighSurrogate(text.charAt(LONGEST_RAW - 1));
    return text.substring(0, halved ? LONGEST_RAW - 1 : LONGEST_RAW) + "…";
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
  /// @param passed the names of fields that nobody reads though they hold much
  record Node(
      Source source, String place, Map<String, @Nullable Object> fields, Set<String> passed) {
    boolean has(String key) {
      return fields.containsKey(key);
    }

    @Nullable Object get(String key) {
      return fields.get(key);
    }

    /// A text; empty where there is none.
    String text(String key) {
      return get(key) instanceof String text ? text : "";
    }

    /// An object; one that holds nothing where there is none.
    Node node(String key) {
      return get(key) instanceof Node node ? node : new Node(source, place, Map.of(), Set.of());
    }

    /// The objects of a list.
    List<Node> nodes(String key) {
      return get(key) instanceof List<?> list
          ? list.stream().filter(Node.class::isInstance).map(Node.class::cast).toList()
          : List.of();
    }

    boolean hasList(String key) {
      return get(key) instanceof List;
    }

    NotATranscriptException bad(String what) {
      return new NotATranscriptException(source.file(), place, what);
    }
  }
}
