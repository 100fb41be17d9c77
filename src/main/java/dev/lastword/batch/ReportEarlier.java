package dev.lastword.batch;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// The figures of a report made before, as far as a comparison needs them.
///
/// @param made when it was made
/// @param digest of all it says
/// @param figures figures by their path in `figures`, such as `states.closed`; absent: unknown
record ReportEarlier(Instant made, String digest, Map<String, BigDecimal> figures) {
  private static final int DEEPEST = 20;
  private static final int MOST = 10_000;
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
          .build();

  ReportEarlier {
    figures = Map.copyOf(figures);
  }

  /// Reads a report.
  ///
  /// @return null where there is none
  /// @throws IOException where the file is no report of ours
  static @Nullable ReportEarlier read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return null;
    }
    try (var in = Files.newInputStream(file);
        var json = JSON.createParser(ObjectReadContext.empty(), in)) {
      return read(json);
    } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
      throw new IOException(file.getFileName() + " is no report: " + e.getMessage(), e);
    }
  }

  /// The same of a report that is just made.
  static ReportEarlier read(Report report, ReportJson.Body body) {
    var text = ReportJson.whole(report, body, null);
    try (var json = JSON.createParser(ObjectReadContext.empty(), text)) {
      return read(json);
    }
  }

  private static ReportEarlier read(JsonParser json) {
    String made = "";
    String digest = "";
    var figures = new TreeMap<String, BigDecimal>();
    require(json.nextToken() == JsonToken.START_OBJECT);
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      var name = json.currentName();
      var value = json.nextToken();
      switch (name) {
        case "v" ->
            require(
                value == JsonToken.VALUE_NUMBER_INT && json.getIntValue() == ReportJson.VERSION);
        case "made" -> made = text(json, value);
        case "digest" -> digest = text(json, value);
        case "figures" -> {
          require(value == JsonToken.START_OBJECT);
          object(json, "", figures);
        }
        default -> json.skipChildren();
      }
    }
    return new ReportEarlier(Instant.parse(made), digest, figures);
  }

  /// Takes in the figures of an object and of the objects in it; lists are passed over.
  private static void object(JsonParser json, String path, Map<String, BigDecimal> figures) {
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      var name = path + json.currentName();
      var value = json.nextToken();
      require(figures.size() < MOST && name.length() < 200);
      if (value == JsonToken.START_OBJECT) {
        object(json, name + ".", figures);
      } else if (value == JsonToken.START_ARRAY) {
        json.skipChildren();
      } else if (value == JsonToken.VALUE_NUMBER_INT) {
        figures.put(name, BigDecimal.valueOf(json.getLongValue()));
      } else if (value == JsonToken.VALUE_STRING && name.endsWith("_usd")) {
        var text = json.getString();
        require(text.length() < 40 && text.indexOf('e') < 0 && text.indexOf('E') < 0);
        figures.put(name, new BigDecimal(text));
      }
    }
  }

  private static String text(JsonParser json, JsonToken value) {
    require(value == JsonToken.VALUE_STRING);
    return json.getString();
  }

  private static void require(boolean claim) {
    if (!claim) {
      throw new IllegalArgumentException("another form");
    }
  }
}
