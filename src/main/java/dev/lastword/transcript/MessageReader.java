package dev.lastword.transcript;

import dev.lastword.detect.Utterance.Finish;
import dev.lastword.transcript.Aside.Fate;
import java.util.List;
import java.util.Set;

/// Reads lists of messages: objects with `speaker`, `name` or `role`, and `text` or `content`, as
/// the interfaces of most providers take them, many programs keep them, and we write them.
final class MessageReader {
  private static final Set<String> PROMPTS = Set.of("system", "developer");
  private static final Set<String> TOOLS = Set.of("tool", "function");

  private final Draft draft;
  private final boolean own;

  MessageReader(Draft draft) {
    this(draft, false);
  }

  /// Begins.
  ///
  /// @param own whether the conversation was written by us
  private MessageReader(Draft draft, boolean own) {
    this.draft = draft;
    this.own = own;
  }

  /// Reads a whole conversation.
  ///
  /// @param id the id it has where it names none itself
  static Transcript talk(JsonValues.Node node, Transcript.Form form, String id)
      throws NotATranscriptException {
    var draft = new Draft(form);
    draft.title = node.get("title") instanceof String title ? title : null;
    if (node.has("lastword")) {
      OwnJson.head(node, draft);
    } else if (!node.text("system").isBlank()) {
      draft.aside("system prompts", Fate.KEPT);
      draft.note("system prompt", node.text("system"));
    }
    new MessageReader(draft, node.has("lastword")).all(node);
    passedOver(node, draft);
    return draft.finish(id(node, id));
  }

  static String id(JsonValues.Node node, String otherwise) {
    var id = node.get("id");
    return id instanceof String || id instanceof Number ? id.toString() : otherwise;
  }

  /// Tells of fields that hold much and are read by nobody.
  static void passedOver(JsonValues.Node node, Draft draft) {
    node.passed().stream()
        .sorted()
        .forEach(key -> draft.aside("field \"" + OneLine.cut(key, 40) + "\"", Fate.LEFT));
  }

  /// Reads the messages of a conversation.
  void all(JsonValues.Node node) throws NotATranscriptException {
    if (!(node.get("messages") instanceof List<?> messages)) {
      throw node.bad("\"messages\" is no list");
    }
    for (var message : messages) {
      if (!(message instanceof JsonValues.Node one)) {
        throw node.bad("a message is no object");
      }
      message(one);
    }
  }

  /// Reads one message.
  void message(JsonValues.Node node) throws NotATranscriptException {
    var role = node.text("role");
    var parts = parts(node);
    passedOver(node, draft);
    if (TOOLS.contains(role)) {
      draft.aside("tool results", Fate.KEPT);
      draft.lines.add(new Line.Operator(parts.text()));
    } else if (PROMPTS.contains(role)) {
      draft.aside("system prompts", Fate.KEPT);
      draft.lines.add(new Line.Operator(parts.text()));
    } else if (role.equals("operator")) {
      draft.lines.add(new Line.Operator(parts.text()));
    } else if (parts.isSpoken()) {
      say(node, parts);
    }
    parts.close();
  }

  private void say(JsonValues.Node node, Parts parts) throws NotATranscriptException {
    if (own && OwnJson.say(node, draft, parts.text())) {
      return;
    }
    var name = name(node);
    var side = draft.sideOf(name);
    if (side == null) {
      throw node.bad("\"" + name + "\" speaks in a conversation of " + draft.speakers());
    }
    var zone = node.source().manner().zone();
    var at = Times.of(node, zone, "timestamp", "created_at", "create_time", "created", "time");
    draft.say(side, parts.text(), Finish.COMPLETE, at, null);
    if (!node.text("model").isBlank()) {
      draft.model(side, node.text("provider"), node.text("model"), null);
    }
  }

  private static String name(JsonValues.Node node) throws NotATranscriptException {
    for (var key : List.of("speaker", "name", "role")) {
      if (node.get(key) instanceof String name && !OneLine.of(name).isEmpty()) {
        return OneLine.of(name);
      }
    }
    throw node.bad("the message names no speaker (\"speaker\", \"name\" or \"role\")");
  }

  private Parts parts(JsonValues.Node node) throws NotATranscriptException {
    var parts = new Parts(draft, "");
    var content = node.has("text") ? node.get("text") : node.get("content");
    if (content != null && !parts.take(content)) {
      throw node.bad("the text of a message is no text");
    }
    if (content == null && !node.text("refusal").isEmpty()) {
      parts.say(node.text("refusal"));
    }
    reasoning(node);
    if (hasCalls(node) && parts.isBlank()) {
      parts.hush(); // a call alone is no message, however empty its text
    } else if (!parts.isSpoken() && !parts.hasMore()) {
      draft.warn("message " + (draft.messages() + 1) + " has no text");
      parts.say("");
    }
    calls(node, parts);
    return parts;
  }

  private static boolean hasCalls(JsonValues.Node node) {
    return !node.nodes("tool_calls").isEmpty()
        || node.get("function_call") instanceof JsonValues.Node;
  }

  private static void calls(JsonValues.Node node, Parts parts) {
    for (var call : node.nodes("tool_calls")) {
      call(call, parts);
    }
    if (node.get("function_call") instanceof JsonValues.Node call) {
      parts.call(call.text("name"), call.text("arguments"));
    }
  }

  /// A call: its function is an object in one interface and a name in another.
  private static void call(JsonValues.Node call, Parts parts) {
    if (call.get("function") instanceof JsonValues.Node function) {
      parts.call(function.text("name"), function.text("arguments"));
    } else {
      var name = call.has("function") ? call.text("function") : call.text("name");
      parts.call(name, call.text("arguments"));
    }
  }

  private void reasoning(JsonValues.Node node) {
    for (var key : List.of("reasoning", "reasoning_content", "thinking")) {
      if (!node.text(key).isBlank()) {
        draft.aside("parts with reasoning", Fate.LEFT);
      }
    }
  }
}
