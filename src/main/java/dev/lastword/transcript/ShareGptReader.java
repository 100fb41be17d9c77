package dev.lastword.transcript;

import dev.lastword.detect.Utterance.Finish;
import dev.lastword.transcript.Aside.Fate;

/// Reads conversations as they stand in training data: `conversations` (once `items`), a list of
/// `from` and `value`.
final class ShareGptReader {
  private ShareGptReader() {}

  static Transcript read(JsonValues.Node node, String id) throws NotATranscriptException {
    var list = node.hasList("conversations") ? "conversations" : "items";
    if (!node.hasList(list)) {
      throw node.bad("no list \"conversations\", as ShareGPT has it");
    }
    var draft = new Draft(Transcript.Form.SHAREGPT);
    draft.title = node.get("title") instanceof String title ? title : null;
    if (!node.text("system").isBlank()) {
      prompt(draft, node.text("system"));
    }
    if (node.get("tools") instanceof String tools && !tools.isBlank()) {
      draft.aside("lists of tools", Fate.LEFT);
    }
    for (var message : node.nodes(list)) {
      message(message, draft);
    }
    MessageReader.passedOver(node, draft);
    return draft.finish(MessageReader.id(node, id));
  }

  private static void prompt(Draft draft, String text) {
    draft.aside("system prompts", Fate.KEPT);
    draft.note("system prompt", text);
  }

  private static void message(JsonValues.Node node, Draft draft) throws NotATranscriptException {
    var from = OneLine.of(node.has("from") ? node.text("from") : node.text("role"));
    var parts = new Parts(draft, "");
    if (!parts.take(node.has("value") ? node.get("value") : node.get("content"))) {
      draft.warn("message " + (draft.messages() + 1) + " has no text");
      parts.say("");
    }
    MessageReader.passedOver(node, draft);
    switch (from) {
      case "system" -> prompt(draft, parts.text());
      case "function_call", "tool_call" -> parts.call("", parts.text());
      case "observation", "function_response", "tool_response", "tool" ->
          parts.result("", parts.text());
      default -> {
        var side = draft.sideOf(from);
        if (side == null) {
          throw node.bad("\"" + from + "\" speaks in a conversation of " + draft.speakers());
        }
        draft.say(side, parts.text(), Finish.COMPLETE, null);
      }
    }
    parts.close();
  }
}
