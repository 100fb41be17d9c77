package dev.lastword.archive;

import dev.lastword.text.MalformedTextException;
import dev.lastword.text.Utf8;
import dev.lastword.transcript.NotATranscriptException;
import dev.lastword.transcript.Transcripts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/// Reads labelled transcripts, in either of two forms.
///
/// - *Labels inside*: JSON, one object a conversation, with `messages` and beside them `stop`,
///   which is `[first, last]` or `null`, and if need be `id`, `sure` and `source`. A file holds
///   one, or one a line.
/// - *Labels beside*: transcripts in any form that [Transcripts] reads, and in the same folder
///   `labels.csv` or `labels.jsonl` with `file`, `first`, `last` (both empty: it goes on) and if
///   need be `id`, `sure`, `source` and `note`.
///
/// Files may be hostile. Everything wrong with a folder is told at once; part of one is never
/// returned.
public final class LabelledFolder {
  /// The largest file that is read, in bytes.
  static final int LARGEST = 256 << 20;

  private static final int PATIENCE = 5;
  private static final String FORMS =
      "a folder holds JSON with \"messages\" and \"stop\", or transcripts and a labels.csv";

  private final Folder folder;
  private final Flaws flaws = new Flaws();
  private final List<String> warnings = new ArrayList<>();
  private final List<Labelled> found = new ArrayList<>();

  private LabelledFolder(Folder folder) {
    this.folder = folder;
  }

  /// Reads all labelled transcripts of a folder, or of a single file.
  ///
  /// @param place the folder or file
  /// @param shown what the user calls it: for messages
  /// @return at least one labelled transcript
  /// @throws BadLabelsException with everything that is wrong, or where there is none
  /// @throws IOException where something cannot be read
  public static Labels read(Path place, String shown) throws IOException {
    if (!Files.exists(place)) {
      throw new NoSuchFileException(shown);
    }
    if (Files.isDirectory(place)) {
      return new LabelledFolder(new Folder(place, shown)).all();
    }
    if (!Files.isRegularFile(place)) {
      throw new BadLabelsException(List.of(new Flaw(shown, 0, 0, "not a regular file", "")));
    }
    var file = place.toAbsolutePath();
    var parent = file.getParent();
    var name = String.valueOf(file.getFileName());
    var above = shown.contains("/") ? shown.substring(0, shown.lastIndexOf('/')) : "";
    var one = new LabelledFolder(new Folder(parent == null ? file : parent, above));
    return one.isList(name) ? one.beside(name) : one.inside(List.of(name));
  }

  private boolean isList(String name) {
    return name.equals("labels.csv") || name.equals("labels.jsonl");
  }

  private Labels all() throws IOException {
    var lists = folder.files(this::isList);
    if (lists.size() > 1) {
      flaws.add(
          folder.show(lists.get(1)), "labels stand in " + folder.show(lists.get(0)) + " too", "");
      flaws.throwIfAny();
    }
    return lists.isEmpty()
        ? inside(folder.files(name -> name.endsWith(".json") || name.endsWith(".jsonl")))
        : beside(lists.getFirst());
  }

  private Labels inside(List<String> files) throws IOException {
    for (var file : files) {
      conversations(file);
    }
    return finish();
  }

  /// The conversations of a JSON file, each with its label.
  private void conversations(String file) throws IOException {
    var shown = folder.show(file);
    if (!Files.isRegularFile(folder.root().resolve(file))) {
      flaws.add(shown, "not a regular file", "");
      return;
    }
    try {
      var bytes = folder.bytes(file, LARGEST);
      var talks = Transcripts.read(shown, bytes);
      var told = new Flaws();
      var labels = JsonLabel.read(shown, Utf8.decode(bytes), told);
      if (labels.size() != talks.size()) {
        flaws.add(shown, "messages without a conversation around them", FORMS);
        return;
      }
      flaws.addAll(told);
      for (int i = 0; i < labels.size(); i++) {
        var talk = talks.get(i);
        var label = labels.get(i);
        var source = label.source().isEmpty() ? Origin.of(file, talk.id()) : label.source();
        talk.warnings().forEach(warning -> warnings.add(shown + ": " + warning));
        Pairing.of(shown, label.place(), talk, label.due(), label.sure(), source, flaws)
            .ifPresent(found::add);
      }
    } catch (NotATranscriptException e) {
      flaws.add(e);
    } catch (MalformedTextException e) {
      flaws.add(shown, e);
    }
  }

  private Labels beside(String list) throws IOException {
    var shown = folder.show(list);
    var bytes = folder.bytes(list, LARGEST);
    if (bytes.length > LARGEST) {
      flaws.add(shown, "larger than 256 MiB", "");
      flaws.throwIfAny();
    }
    List<LabelRow> rows = List.of();
    try {
      var text = Utf8.decode(bytes);
      rows =
          list.endsWith(".csv")
              ? LabelList.csv(shown, text, flaws)
              : LabelList.json(shown, text, flaws);
    } catch (MalformedTextException e) {
      flaws.add(shown, e);
    }
    new OwnLabels(folder, shown, flaws, warnings, found).read(rows);
    return finish();
  }

  private Labels finish() throws BadLabelsException {
    if (flaws.isEmpty() && found.isEmpty()) {
      flaws.add(folder.shown().isEmpty() ? "." : folder.shown(), "no labelled transcripts", FORMS);
    }
    flaws.throwIfAny();
    var ids = new HashSet<String>();
    found.stream()
        .map(Labelled::id)
        .filter(id -> !ids.add(id))
        .distinct()
        .forEach(id -> warnings.add("several transcripts are called \"" + id + "\""));
    found.stream().filter(LabelledFolder::overshoots).forEach(talk -> warnings.add(overshot(talk)));
    return new Labels(found, warnings);
  }

  /// A window may end a little after the talk: where a patient reader would have ended it.
  private static boolean overshoots(Labelled talk) {
    return talk.due() != null && talk.due().last() > talk.utterances().size() + PATIENCE;
  }

  private static String overshot(Labelled talk) {
    return "%s is due to end by %d and has %d messages"
        .formatted(talk.id(), Objects.requireNonNull(talk.due()).last(), talk.utterances().size());
  }
}
