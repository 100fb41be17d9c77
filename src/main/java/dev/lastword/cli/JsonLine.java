package dev.lastword.cli;

import dev.lastword.batch.Estimate;
import dev.lastword.batch.Range;
import dev.lastword.endpoint.Limits;
import java.io.StringWriter;
import java.io.Writer;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/// One line of `--json`: an object, field by field. All but ASCII is escaped, which keeps control
/// and bidi characters out of whatever shows the line.
final class JsonLine {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .characterEscapes(new Delete())
          .build();

  /// The one control character that JSON and ASCII let pass.
  private static final class Delete extends CharacterEscapes {
    private static final long serialVersionUID = 1L;
    private static final int DELETE = 0x7f;

    @Override
    public int[] getEscapeCodesForAscii() {
      var codes = standardAsciiEscapesForJSON();
      codes[DELETE] = ESCAPE_STANDARD;
      return codes;
    }

    @Override
    @SuppressWarnings("NullAway") // the library takes null for: as usual
    public SerializableString getEscapeSequence(int point) {
      return null;
    }
  }

  private final StringWriter out = new StringWriter();
  private final JsonGenerator json = generator(out);

  private JsonLine() {
    json.writeStartObject();
  }

  /// Writes JSON onto a writer, which stays open.
  static JsonGenerator generator(Writer out) {
    return JSON.createGenerator(ObjectWriteContext.empty(), out);
  }

  static JsonLine of() {
    return new JsonLine();
  }

  /// A line that somebody else wrote, said in ASCII: a terminal may obey even U+009B.
  static String ascii(String line) {
    var out = new StringBuilder(line.length() + 16);
    line.chars()
        .forEach(c -> {
          if (c < 0x7f) {
            out.append((char) c);
          } else {
            out.append("\\u").append(HexFormat.of().toHexDigits((char) c));
          }
        });
    return out.toString();
  }

  JsonLine text(String name, String value) {
    json.writeStringProperty(name, value);
    return this;
  }

  /// A text that may be missing: `null` then.
  JsonLine maybe(String name, @Nullable String value) {
    json.writeName(name);
    if (value == null) {
      json.writeNull();
    } else {
      json.writeString(value);
    }
    return this;
  }

  JsonLine number(String name, long value) {
    json.writeNumberProperty(name, value);
    return this;
  }

  /// A number that may be missing: `null` then.
  JsonLine maybeNumber(String name, @Nullable Long value) {
    json.writeName(name);
    if (value == null) {
      json.writeNull();
    } else {
      json.writeNumber(value);
    }
    return this;
  }

  /// A provider's limits; `null` where there is none.
  JsonLine limits(String name, Limits limits) {
    json.writeObjectPropertyStart(name);
    number("rpm", limits.rpm()).number("tpm", limits.tpm());
    number("concurrent", limits.concurrent());
    json.writeEndObject();
    return this;
  }

  /// An estimate, in whole numbers.
  JsonLine range(String name, Range range) {
    json.writeObjectPropertyStart(name);
    number("least", Math.round(range.least())).number("likely", Math.round(range.likely()));
    number("most", Math.round(range.most()));
    json.writeEndObject();
    return this;
  }

  /// An estimate of money, as decimals.
  JsonLine dollars(String name, Range range) {
    json.writeObjectPropertyStart(name);
    text("least", Estimate.exact(range.least()).toPlainString());
    text("likely", Estimate.exact(range.likely()).toPlainString());
    text("most", Estimate.exact(range.most()).toPlainString());
    json.writeEndObject();
    return this;
  }

  private JsonLine number(String name, @Nullable Integer value) {
    json.writeName(name);
    if (value == null) {
      json.writeNull();
    } else {
      json.writeNumber(value);
    }
    return this;
  }

  /// A decimal.
  JsonLine decimal(String name, double value) {
    json.writeNumberProperty(name, value);
    return this;
  }

  /// An object, filled in by somebody else.
  JsonLine object(String name, Consumer<JsonLine> fields) {
    json.writeObjectPropertyStart(name);
    fields.accept(this);
    json.writeEndObject();
    return this;
  }

  /// A list of objects, each filled in by somebody else.
  <T> JsonLine objects(String name, List<T> all, BiConsumer<JsonLine, T> fields) {
    json.writeArrayPropertyStart(name);
    for (var one : all) {
      json.writeStartObject();
      fields.accept(this, one);
      json.writeEndObject();
    }
    json.writeEndArray();
    return this;
  }

  JsonLine texts(String name, List<String> values) {
    json.writeArrayPropertyStart(name);
    values.forEach(json::writeString);
    json.writeEndArray();
    return this;
  }

  JsonLine flag(String name, boolean value) {
    json.writeBooleanProperty(name, value);
    return this;
  }

  /// The finished line, without its end.
  String end() {
    json.writeEndObject();
    json.close();
    return out.toString();
  }
}
