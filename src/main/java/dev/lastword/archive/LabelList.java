package dev.lastword.archive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads a researcher's own list of labels: comma-separated with a line of names, or one JSON
/// object a line.
final class LabelList {
  private final String file;
  private final Flaws flaws;
  private final List<LabelRow> rows = new ArrayList<>();

  private LabelList(String file, Flaws flaws) {
    this.file = file;
    this.flaws = flaws;
  }

  static List<LabelRow> csv(String file, String text, Flaws flaws) {
    var list = new LabelList(file, flaws);
    var lines = Csv.read(file, text, flaws);
    if (lines.isEmpty()) {
      flaws.add(file, "an empty file", "the first line names the columns: file,first,last,sure");
    } else if (list.isHead(lines.getFirst())) {
      lines.subList(1, lines.size()).forEach(cells -> list.row(lines.getFirst(), cells));
    }
    return list.rows;
  }

  static List<LabelRow> json(String file, String text, Flaws flaws) {
    var list = new LabelList(file, flaws);
    try (var parser = Json.parser(text)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
          list.object(parser);
        } else {
          flaws.add(file, Json.cell(parser, ""), "an entry is an object", "{\"file\": …}");
          parser.skipChildren();
        }
      }
    } catch (JacksonException e) {
      Json.add(flaws, file, e);
    }
    return list.rows;
  }

  private boolean isHead(List<Cell> head) {
    var seen = new TreeSet<String>();
    boolean good = true;
    for (var cell : head) {
      var name = cell.text().toLowerCase(Locale.ROOT);
      good &= known(cell, name);
      if (!seen.add(name)) {
        flaws.add(file, cell, "column \"" + name + "\" stands here twice", "");
        good = false;
      }
    }
    return good && complete(head.getFirst(), seen);
  }

  private boolean known(Cell cell, String name) {
    if (LabelRow.NAMES.contains(name)) {
      return true;
    }
    var all = "known: " + String.join(", ", new TreeSet<>(LabelRow.NAMES));
    flaws.add(
        file, cell, "unknown name \"" + name + "\"", NearName.hint(name, LabelRow.NAMES, all));
    return false;
  }

  private boolean complete(Cell place, Set<String> seen) {
    for (var needed : new TreeSet<>(LabelRow.NEEDED)) {
      if (!seen.contains(needed)) {
        flaws.add(file, place, "\"" + needed + "\" is missing", "");
      }
    }
    return seen.containsAll(LabelRow.NEEDED);
  }

  private void row(List<Cell> head, List<Cell> cells) {
    if (cells.size() > head.size()) {
      var extra = cells.get(head.size());
      flaws.add(
          file, extra, "more values than columns", "quote a value that holds a comma: \"a, b\"");
      return;
    }
    var named = new HashMap<String, Cell>();
    for (int i = 0; i < cells.size(); i++) {
      named.put(head.get(i).text().toLowerCase(Locale.ROOT), cells.get(i));
    }
    rows.add(new LabelRow(cells.getFirst().line(), named));
  }

  private void object(JsonParser parser) {
    var place = Json.cell(parser, "");
    var named = new HashMap<String, Cell>();
    boolean good = true;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      var name = parser.currentName();
      good &= known(Json.cell(parser, ""), name);
      var value = parser.nextToken();
      if (value.isStructStart()) {
        flaws.add(file, Json.cell(parser, ""), "\"" + name + "\" is one value, no list", "");
        good = false;
        parser.skipChildren();
      } else {
        var text = value == JsonToken.VALUE_NULL ? "" : parser.getString();
        named.put(name, Json.cell(parser, text.strip()));
      }
    }
    if (good && complete(place, new TreeSet<>(named.keySet()))) {
      rows.add(new LabelRow(place.line(), named));
    }
  }
}
