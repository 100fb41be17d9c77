package dev.lastword.archive;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// The label that a conversation in JSON carries beside its messages: `"stop": [first, last]`, or
/// `null` where the talk goes on, `"sure"`, and `"source"`.
///
/// @param place where its window stands
/// @param due the window; null where the talk goes on
/// @param sure whether readers agree
/// @param source where it comes from; empty where it does not say
record JsonLabel(Cell place, @Nullable Window due, boolean sure, String source) {
  private static final String FORM = "\"stop\": [first, last], or null where the talk goes on";

  /// The labels of all conversations of a JSON text, one after another or in lists.
  static List<JsonLabel> read(String file, String text, Flaws flaws) {
    var labels = new ArrayList<JsonLabel>();
    try (var parser = Json.parser(text)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
          labels.add(new Reading(file, parser, flaws).label());
        }
      }
    } catch (JacksonException e) {
      Json.add(flaws, file, e);
    }
    return labels;
  }

  /// The reading of one object.
  private static final class Reading {
    private final String file;
    private final JsonParser parser;
    private final Flaws flaws;
    private final List<String> keys = new ArrayList<>();
    private @Nullable Cell stop;
    private @Nullable Window due;
    private boolean sure = true;
    private String source = "";

    Reading(String file, JsonParser parser, Flaws flaws) {
      this.file = file;
      this.parser = parser;
      this.flaws = flaws;
    }

    JsonLabel label() {
      var place = Json.cell(parser, "");
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        var key = parser.currentName();
        keys.add(key);
        parser.nextToken();
        switch (key) {
          case "stop" -> stop();
          case "sure" -> sure();
          case "source" -> source();
          default -> parser.skipChildren();
        }
      }
      if (stop == null) {
        var near = NearName.hint("stop", keys, FORM);
        flaws.add(file, place, "no label: \"stop\" is missing", near);
      }
      return new JsonLabel(stop == null ? place : stop, due, sure, source);
    }

    private void stop() {
      var place = Json.cell(parser, "");
      stop = place;
      if (parser.currentToken() == JsonToken.VALUE_NULL) {
        return;
      }
      var ends = new ArrayList<Integer>();
      if (!ends(ends) || ends.size() != 2 || ends.get(0) < 1 || ends.get(1) < ends.get(0)) {
        flaws.add(file, place, "not a window of messages, counted from 1", FORM);
      } else {
        due = new Window(ends.get(0), ends.get(1));
      }
    }

    /// Reads a list of whole numbers to its end; false where it is anything else.
    private boolean ends(List<Integer> ends) {
      if (parser.currentToken() != JsonToken.START_ARRAY) {
        parser.skipChildren();
        return false;
      }
      boolean good = true;
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        if (isInt()) {
          ends.add(parser.getIntValue());
        } else {
          good = false;
          parser.skipChildren();
        }
      }
      return good;
    }

    private boolean isInt() {
      return parser.currentToken() == JsonToken.VALUE_NUMBER_INT
          && parser.getNumberType() == JsonParser.NumberType.INT;
    }

    private void sure() {
      switch (parser.currentToken()) {
        case VALUE_TRUE -> sure = true;
        case VALUE_FALSE -> sure = false;
        default -> {
          flaws.add(file, Json.cell(parser, ""), "\"sure\" is true or false", "");
          parser.skipChildren();
        }
      }
    }

    /// A text, or an object whose `repo`, `name` or `url` is one.
    private void source() {
      if (parser.currentToken() == JsonToken.VALUE_STRING) {
        source = parser.getString();
      }
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        parser.skipChildren();
        return;
      }
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        var key = parser.currentName();
        boolean names = key.equals("repo") || key.equals("name") || key.equals("url");
        if (parser.nextToken() == JsonToken.VALUE_STRING && names && source.isEmpty()) {
          source = parser.getString();
        }
        parser.skipChildren();
      }
    }
  }
}
