package dev.lastword.transcript;

import dev.lastword.detect.Utterance.Finish;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads conversations from JSON: an object with a `messages` list, a list of such objects or of
/// messages, or any of these one after another, as in JSON Lines. A message is an object with
/// `speaker`, `name` or `role`, and `text` or `content`.
final class JsonReader {
  private static final Set<String> NOT_A_SIDE = Set.of("system", "developer", "operator", "tool");

  private final Source source;
  private final List<Transcript> talks = new ArrayList<>();
  private final Draft loose = new Draft(Transcript.Form.JSON);

  private JsonReader(Source source) {
    this.source = source;
  }

  static List<Transcript> read(Source source) throws NotATranscriptException {
    var reader = new JsonReader(source);
    var values = JsonValues.read(source);
    var many = values.size() > 1 || (values.size() == 1 && values.getFirst() instanceof List);
    for (var value : values) {
      reader.root(value, many);
    }
    if (!reader.loose.lines.isEmpty()) {
      reader.talks.add(reader.loose.finish(source.id()));
    }
    return reader.talks;
  }

  private void root(@Nullable Object value, boolean many) throws NotATranscriptException {
    switch (value) {
      case List<?> list -> {
        for (var item : list) {
          root(item, many);
        }
      }
      case JsonValues.Node node when node.has("messages") -> talk(node, many);
      case JsonValues.Node node when isMessage(node) -> message(node, loose);
      case JsonValues.Node node ->
          throw node.bad("neither a conversation (\"messages\") nor a message (\"text\")");
      case null, default -> throw source.bad("JSON without a conversation");
    }
    if (!talks.isEmpty() && !loose.lines.isEmpty()) {
      throw source.bad("conversations and single messages in one file");
    }
  }

  private static boolean isMessage(JsonValues.Node node) {
    return node.has("text") || node.has("content");
  }

  private void talk(JsonValues.Node node, boolean many) throws NotATranscriptException {
    if (!(node.get("messages") instanceof List<?> messages)) {
      throw node.bad("\"messages\" is no list");
    }
    var draft = new Draft(Transcript.Form.JSON);
    draft.title = node.get("title") instanceof String title ? title : null;
    for (var message : messages) {
      if (!(message instanceof JsonValues.Node one)) {
        throw node.bad("a message is no object");
      }
      message(one, draft);
    }
    talks.add(draft.finish(id(node, many)));
  }

  private String id(JsonValues.Node node, boolean many) {
    var id = node.get("id");
    if (id instanceof String || id instanceof Number) {
      return id.toString();
    }
    return many ? source.id() + "-" + (talks.size() + 1) : source.id();
  }

  private void message(JsonValues.Node node, Draft draft) throws NotATranscriptException {
    var text = text(node, draft);
    if (node.get("role") instanceof String role && NOT_A_SIDE.contains(role)) {
      draft.lines.add(new Line.Operator(text));
      return;
    }
    var name = name(node);
    var side = draft.sideOf(name);
    if (side == null) {
      throw node.bad("\"" + name + "\" speaks in a conversation of " + draft.speakers());
    }
    draft.say(side, text, Finish.COMPLETE, null);
  }

  private static String name(JsonValues.Node node) throws NotATranscriptException {
    for (var key : List.of("speaker", "name", "role")) {
      if (node.get(key) instanceof String name && !OneLine.of(name).isEmpty()) {
        return OneLine.of(name);
      }
    }
    throw node.bad("the message names no speaker (\"speaker\", \"name\" or \"role\")");
  }

  private static String text(JsonValues.Node node, Draft draft) throws NotATranscriptException {
    var value = node.has("text") ? node.get("text") : node.get("content");
    return switch (value) {
      case String text -> text;
      case List<?> parts -> parts(node, parts);
      case null -> {
        draft.warn("message " + (draft.messages() + 1) + " has no text");
        yield "";
      }
      default -> throw node.bad("the text of a message is no text");
    };
  }

  /// Text in parts: `[{"type":"text","text":"…"}]`.
  private static String parts(JsonValues.Node node, List<?> parts) throws NotATranscriptException {
    var text = new StringBuilder();
    for (var part : parts) {
      switch (part) {
        case String plain -> text.append(plain);
        case JsonValues.Node one when one.get("text") instanceof String plain -> text.append(plain);
        default -> throw node.bad("a part of a message is no text");
      }
    }
    return text.toString();
  }
}
