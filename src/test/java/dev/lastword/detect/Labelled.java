package dev.lastword.detect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A transcript whose end somebody labelled by reading it.
///
/// @param id its name
/// @param utterances what was said
/// @param stop the first and the last message after which to end it; null where it goes on
/// @param sure whether readers agree on the label
record Labelled(String id, List<Utterance> utterances, @Nullable Window stop, boolean sure) {
  /// The messages after which it is right to end a conversation.
  ///
  /// @param from the first
  /// @param to the last
  record Window(int from, int to) {}

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// Where the labelled transcripts lie beside the project; they may be absent.
  static Path corpus() {
    return Path.of(System.getProperty("lastword.shared", "../shared"), "corpus");
  }

  /// Reads a folder of transcripts, one a file.
  static List<Labelled> folder(Path folder) {
    try (var files = Files.list(folder)) {
      return files.sorted().map(Labelled::file).toList();
    } catch (IOException broken) {
      throw new AssertionError(broken);
    }
  }

  /// Reads a file of transcripts, one a line.
  static List<Labelled> lines(Path file) {
    try {
      return lines(Files.readString(file));
    } catch (IOException broken) {
      throw new AssertionError(broken);
    }
  }

  /// Reads our own transcripts from the class path; the form is explained in the file.
  static List<Labelled> resource(String name) {
    try (var in = Objects.requireNonNull(Labelled.class.getResourceAsStream(name), name)) {
      var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.split("(?m)^=== ")).skip(1).map(Labelled::written).toList();
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
    var stop = head[1].equals("none") ? null : window(head[1].split("-"));
    return new Labelled(head[0], utterances, stop, true);
  }

  private static Window window(String[] ends) {
    return new Window(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]));
  }

  private static List<Labelled> lines(String text) {
    return text.lines().filter(line -> !line.isBlank()).map(Labelled::json).toList();
  }

  private static Labelled file(Path file) {
    try {
      return json(Files.readString(file));
    } catch (IOException broken) {
      throw new AssertionError(broken);
    }
  }

  private static Labelled json(String json) {
    var node = JSON.readTree(json);
    var utterances = new ArrayList<Utterance>();
    var first = node.get("messages").get(0).get("speaker").asString();
    for (var message : node.get("messages")) {
      boolean a = message.get("speaker").asString().equals(first);
      var text = message.get("text");
      utterances.add(
          Utterance.of(
              a ? Utterance.Side.A : Utterance.Side.B, text.isNull() ? "" : text.asString()));
    }
    boolean sure = !node.has("sure") || node.get("sure").asBoolean();
    return new Labelled(node.get("id").asString(), utterances, window(node.get("stop")), sure);
  }

  private static @Nullable Window window(@Nullable JsonNode stop) {
    return stop == null || stop.isNull()
        ? null
        : new Window(stop.get(0).asInt(), stop.get(1).asInt());
  }
}
