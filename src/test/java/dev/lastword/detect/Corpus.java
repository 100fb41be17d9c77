package dev.lastword.detect;

import dev.lastword.archive.Labelled;
import dev.lastword.archive.LabelledFolder;
import dev.lastword.archive.Window;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// The labelled transcripts that tests judge.
final class Corpus {
  private Corpus() {}

  /// Where the labelled transcripts lie beside the project; they may be absent.
  static Path home() {
    return Path.of(System.getProperty("lastword.shared", "../shared"), "corpus");
  }

  /// Reads a folder of transcripts, one a file, or a file of transcripts, one a line.
  static List<Labelled> read(Path place) {
    try {
      return LabelledFolder.read(place, place.toString()).transcripts();
    } catch (IOException broken) {
      throw new AssertionError(broken);
    }
  }

  /// Reads our own transcripts from the class path; the form is explained in the file.
  static List<Labelled> resource(String name) {
    try (var in = Objects.requireNonNull(Corpus.class.getResourceAsStream(name), name)) {
      var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.split("(?m)^=== ")).skip(1).map(Corpus::written).toList();
    } catch (IOException broken) {
      throw new AssertionError(broken);
    }
  }

  private static Labelled written(String text) {
    int body = text.indexOf('\n');
    var head = text.substring(0, body).split(" *\\| *", 3);
    var utterances = new ArrayList<Utterance>();
    for (var message : text.substring(body + 1).strip().split("\n(?=[AB]> )")) {
      var side = message.startsWith("A") ? Utterance.Side.A : Utterance.Side.B;
      utterances.add(Utterance.of(side, message.substring(3).replace("\\0", "")));
    }
    var due = head[1].equals("none") ? null : window(head[1].split("-"));
    return new Labelled(head[0], "written", utterances, due, true);
  }

  private static Window window(String[] ends) {
    return new Window(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]));
  }
}
