package dev.lastword.archive;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/// Reads JSON that may be hostile, token by token.
final class Json {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(200)
                  .maxStringLength(LabelledFolder.LARGEST)
                  .build())
          .build();

  private Json() {}

  static JsonParser parser(String text) {
    return FACTORY.createParser(ObjectReadContext.empty(), text);
  }

  /// A value at the place of the current token.
  static Cell cell(JsonParser parser, String value) {
    var at = parser.currentTokenLocation();
    return new Cell(value, at.getLineNr(), at.getColumnNr());
  }

  static void add(Flaws flaws, String file, JacksonException trouble) {
    TokenStreamLocation at = trouble.getLocation();
    int line = at == null ? 0 : at.getLineNr();
    int column = at == null ? 0 : at.getColumnNr();
    flaws.add(file, line, column, "bad JSON: " + trouble.getOriginalMessage(), "");
  }
}
