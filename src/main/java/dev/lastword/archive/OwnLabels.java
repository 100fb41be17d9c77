package dev.lastword.archive;

import dev.lastword.transcript.NotATranscriptException;
import dev.lastword.transcript.Transcript;
import dev.lastword.transcript.Transcripts;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Finds the transcripts that a list of labels names.
final class OwnLabels {
  private static final int NAMED = 3;

  private final Folder folder;
  private final String list;
  private final Flaws flaws;
  private final List<String> warnings;
  private final List<Labelled> found;
  private final Map<String, List<Transcript>> files = new HashMap<>();
  private final Map<String, Integer> lines = new HashMap<>();
  private List<String> there = List.of();

  OwnLabels(Folder folder, String list, Flaws flaws, List<String> warnings, List<Labelled> found) {
    this.folder = folder;
    this.list = list;
    this.flaws = flaws;
    this.warnings = warnings;
    this.found = found;
  }

  void read(List<LabelRow> rows) throws IOException {
    there = folder.files(this::isTranscript);
    for (var row : rows) {
      row(row);
    }
    var left = new TreeSet<>(there);
    rows.forEach(row -> left.remove(row.cell("file").text()));
    if (!left.isEmpty() && flaws.isEmpty()) {
      var some = String.join(", ", left.stream().limit(NAMED).toList());
      warnings.add(left.size() + " without a label: " + some + (left.size() > NAMED ? ", …" : ""));
    }
  }

  private boolean isTranscript(String name) {
    var file = name.substring(name.lastIndexOf('/') + 1);
    if (file.equals("labels.csv") || file.equals("labels.jsonl")) {
      return false;
    }
    if (name.endsWith(".jsonl")) {
      // a journal beside its log is the same conversation
      var log = name.substring(0, name.length() - ".jsonl".length()) + ".md";
      return !Files.exists(folder.root().resolve(log));
    }
    return name.endsWith(".md") || name.endsWith(".txt") || name.endsWith(".json");
  }

  private void row(LabelRow row) throws IOException {
    var first = number(row, "first");
    var last = number(row, "last");
    var sure = sure(row.cell("sure"));
    var window = window(row, first, last);
    var talk = talk(row);
    if (talk == null || sure == null || window.isBad()) {
      return;
    }
    var source = row.cell("source").text();
    var origin = source.isEmpty() ? Origin.of(row.cell("file").text(), talk.id()) : source;
    Pairing.of(list, row.cell("first"), talk, window.due(), sure, origin, flaws)
        .ifPresent(found::add);
  }

  /// A window as it was written: perhaps none, perhaps none that can be.
  private record Written(@Nullable Window due, boolean isBad) {}

  private Written window(LabelRow row, int first, int last) {
    if (first < 0 || last < 0) {
      return new Written(null, true);
    }
    if (first == 0 && last == 0) {
      return new Written(null, false);
    }
    if (first == 0 || last == 0 || last < first) {
      flaws.add(
          list,
          row.cell(last == 0 ? "last" : "first"),
          first == 0 || last == 0
              ? "\"first\" and \"last\" are given both or not at all"
              : "the window ends at " + last + ", before it begins at " + first,
          "both empty where the talk goes on");
      return new Written(null, true);
    }
    return new Written(new Window(first, last), false);
  }

  /// The number of a message; 0 where none is given, below 0 where it is no such number.
  private int number(LabelRow row, String name) {
    var cell = row.cell(name);
    if (cell.isEmpty()) {
      return 0;
    }
    var digits = cell.text();
    boolean plain = digits.length() < 10 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!plain || Integer.parseInt(digits) == 0) {
      flaws.add(
          list,
          cell,
          "\"" + name + "\" is the number of a message, not \"" + shortened(digits) + "\"",
          "counted from 1; empty where the talk goes on");
      return -1;
    }
    return Integer.parseInt(digits);
  }

  private @Nullable Boolean sure(Cell cell) {
    return switch (cell.text().toLowerCase(Locale.ROOT)) {
      case "", "true", "yes", "1" -> true;
      case "false", "no", "0" -> false;
      default -> {
        flaws.add(
            list, cell, "\"sure\" is true or false, not \"" + shortened(cell.text()) + "\"", "");
        yield null;
      }
    };
  }

  private @Nullable Transcript talk(LabelRow row) throws IOException {
    var cell = row.cell("file");
    var id = row.cell("id").text();
    if (cell.isEmpty()) {
      flaws.add(list, row.line(), cell.column(), "no file is named", "");
      return null;
    }
    var before = lines.putIfAbsent(cell.text() + "\n" + id, row.line());
    if (before != null) {
      flaws.add(list, cell, "labelled on line " + before + " already", "");
      return null;
    }
    var talks = talks(cell);
    if (talks.isEmpty()) {
      return null;
    }
    if (id.isEmpty() && talks.size() == 1) {
      return talks.getFirst();
    }
    return chosen(row, id, talks);
  }

  private @Nullable Transcript chosen(LabelRow row, String id, List<Transcript> talks) {
    var ids = talks.stream().map(Transcript::id).toList();
    if (id.isEmpty()) {
      flaws.add(
          list,
          row.cell("file"),
          "\"" + row.cell("file").text() + "\" holds " + talks.size() + " conversations",
          "name one with \"id\"; the first is " + ids.getFirst());
      return null;
    }
    for (var talk : talks) {
      if (talk.id().equals(id)) {
        return talk;
      }
    }
    flaws.add(list, row.cell("id"), "no conversation \"" + id + "\"", NearName.hint(id, ids, ""));
    return null;
  }

  /// The conversations of a file, read once; none, and a flaw, where it has none.
  private List<Transcript> talks(Cell cell) throws IOException {
    var file = cell.text();
    var known = files.get(file);
    if (known != null) {
      return known;
    }
    List<Transcript> talks = List.of();
    var path = folder.inside(file);
    if (path == null) {
      flaws.add(list, cell, "\"" + file + "\" leads out of the folder", "name a file inside it");
    } else if (!Files.exists(path)) {
      flaws.add(list, cell, "no file \"" + file + "\"", NearName.hint(file, there, ""));
    } else if (!Files.isRegularFile(path)) {
      flaws.add(list, cell, "\"" + file + "\" is no regular file", "");
    } else {
      talks = read(file);
    }
    files.put(file, talks);
    return talks;
  }

  private List<Transcript> read(String file) throws IOException {
    var shown = folder.show(file);
    try {
      var talks = Transcripts.read(shown, folder.bytes(file, LabelledFolder.LARGEST));
      talks.forEach(
          talk -> talk.warnings().forEach(warning -> warnings.add(shown + ": " + warning)));
      return talks;
    } catch (NotATranscriptException e) {
      flaws.add(e);
      return List.of();
    }
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }
}
