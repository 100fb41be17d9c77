package dev.lastword.transcript;

import dev.lastword.detect.Utterance.Finish;
import dev.lastword.talk.Side;
import dev.lastword.transcript.Aside.Fate;
import java.util.HashMap;

/// Reads one conversation of a ChatGPT export: a tree of messages, of which the branch that leads
/// to `current_node` is the one the user last saw.
final class ChatGptReader {
  private static final String USER = "User";
  private static final String MODEL = "ChatGPT";

  private final JsonValues.Node node;
  private final Draft draft = new Draft(Transcript.Form.CHATGPT);
  private final Tree<JsonValues.Node> tree = new Tree<>();

  private ChatGptReader(JsonValues.Node node) {
    this.node = node;
  }

  static Transcript read(JsonValues.Node node, String id) throws NotATranscriptException {
    if (!(node.get("mapping") instanceof JsonValues.Node mapping)) {
      throw node.bad("no \"mapping\", as a ChatGPT export has it");
    }
    var own = node.text("conversation_id");
    return new ChatGptReader(node).talk(mapping, own.isBlank() ? MessageReader.id(node, id) : own);
  }

  private Transcript talk(JsonValues.Node mapping, String id) {
    draft.title = node.text("title").isBlank() ? null : node.text("title");
    draft.started = Times.of(node.get("create_time"), node.source().manner().zone());
    for (var entry : mapping.fields().entrySet()) {
      if (entry.getValue() instanceof JsonValues.Node one) {
        var parent = one.get("parent") instanceof String name ? name : null;
        var message = one.get("message") instanceof JsonValues.Node some ? some : null;
        tree.add(entry.getKey(), parent, message, message == null ? "" : words(message));
      }
    }
    var leaf = node.text("current_node");
    if (!tree.has(leaf) && !tree.isEmpty()) {
      leaf = tree.lastLeaf();
      draft.warn("the export names no current branch; one that leads to a last message is read");
    }
    walk(leaf);
    return draft.finish(id);
  }

  private void walk(String leaf) {
    draft.sideOf(USER);
    draft.sideOf(MODEL);
    var said = new HashMap<String, Integer>();
    var way = tree.way(leaf);
    for (var id : way) {
      var message = tree.content(id);
      if (message != null) {
        message(message);
      }
      said.put(id, draft.messages());
    }
    tree.tellOthers(way, said, draft);
  }

  /// The words of a message that one of the two said to the other.
  private static String words(JsonValues.Node message) {
    var role = message.node("author").text("role");
    if (!role.equals("user") && !(role.equals("assistant") && isToAll(message))) {
      return "";
    }
    var parts = new Parts(new Draft(Transcript.Form.CHATGPT), "\n");
    parts.take(message.node("content").get("parts"));
    return parts.text();
  }

  private static boolean isToAll(JsonValues.Node message) {
    var recipient = message.text("recipient");
    return recipient.isEmpty() || recipient.equals("all");
  }

  private void message(JsonValues.Node message) {
    var author = message.node("author");
    var content = message.node("content");
    var parts = new Parts(draft, "\n");
    if (Boolean.TRUE.equals(message.node("metadata").get("is_visually_hidden_from_conversation"))) {
      hidden(content);
      return;
    }
    MessageReader.passedOver(content, draft);
    switch (author.text("role")) {
      case "user" -> spoken(Side.A, message, content, parts);
      case "assistant" -> {
        if (isToAll(message)) {
          spoken(Side.B, message, content, parts);
        } else {
          parts.call(message.text("recipient"), plain(content));
        }
      }
      case "tool" -> parts.result(author.text("name"), plain(content));
      default -> prompt(content, parts);
    }
    parts.close();
  }

  /// Scaffolding nobody saw; the first node of most exports is such a one, and empty.
  private void hidden(JsonValues.Node content) {
    if (!plain(content).isBlank()) {
      draft.aside("hidden messages", Fate.LEFT);
    }
  }

  private void prompt(JsonValues.Node content, Parts parts) {
    var text = plain(content);
    if (!text.isBlank()) {
      draft.aside("system prompts", Fate.KEPT);
      parts.behind("system prompt", text);
    }
  }

  private void spoken(Side side, JsonValues.Node message, JsonValues.Node content, Parts parts) {
    switch (content.text("content_type")) {
      case "thoughts", "reasoning_recap" -> {
        draft.aside("parts with reasoning", Fate.LEFT);
        return;
      }
      case "user_editable_context", "model_editable_context" -> {
        draft.aside("custom instructions", Fate.KEPT);
        parts.behind("custom instructions", plain(content));
        return;
      }
      case "execution_output", "system_error", "tether_browsing_display", "tether_quote" -> {
        parts.result(content.text("content_type"), plain(content));
        return;
      }
      default -> parts.take(content.has("parts") ? content.get("parts") : content.get("text"));
    }
    for (var file : message.node("metadata").nodes("attachments")) {
      draft.aside("attachments", Fate.NOTED);
      parts.mark("attachment", Parts.name(file));
    }
    var at = Times.of(message.get("create_time"), node.source().manner().zone());
    draft.say(side, parts.text(), finish(message), at, null);
    var model = message.node("metadata").text("model_slug");
    if (side == Side.B && !model.isBlank()) {
      draft.model(side, "openai", model, null);
    }
  }

  /// All text of a content, whatever its kind.
  private String plain(JsonValues.Node content) {
    var text = new Parts(draft, "\n");
    for (var key : new String[] {"parts", "text", "result", "user_profile", "user_instructions"}) {
      if (content.get(key) != null) {
        text.take(content.get(key));
      }
    }
    return text.text();
  }

  private static Finish finish(JsonValues.Node message) {
    var how = message.node("metadata").node("finish_details").text("type");
    return switch (how) {
      case "max_tokens" -> Finish.LENGTH;
      case "interrupted" -> Finish.ERROR;
      default ->
          message.text("status").equals("finished_partial_completion")
              ? Finish.LENGTH
              : Finish.COMPLETE;
    };
  }
}
