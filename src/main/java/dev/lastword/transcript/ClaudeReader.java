package dev.lastword.transcript;

import dev.lastword.detect.Utterance.Finish;
import dev.lastword.talk.Side;
import dev.lastword.transcript.Aside.Fate;
import java.util.HashMap;
import java.util.List;

/// Reads one conversation of a Claude export. Its messages stand in a list; where they name the
/// message they answer, they may branch.
final class ClaudeReader {
  private static final String HUMAN = "Human";
  private static final String MODEL = "Claude";

  private final JsonValues.Node node;
  private final Draft draft = new Draft(Transcript.Form.CLAUDE);

  private ClaudeReader(JsonValues.Node node) {
    this.node = node;
  }

  static Transcript read(JsonValues.Node node, String id) throws NotATranscriptException {
    if (!node.hasList("chat_messages")) {
      throw node.bad("no list \"chat_messages\", as a Claude export has it");
    }
    return new ClaudeReader(node).read(node.text("uuid").isBlank() ? id : node.text("uuid"));
  }

  private Transcript read(String id) throws NotATranscriptException {
    draft.title = node.text("name").isBlank() ? null : node.text("name");
    draft.started = Times.of(node.get("created_at"), node.source().manner().zone());
    draft.sideOf(HUMAN);
    draft.sideOf(MODEL);
    var messages = node.nodes("chat_messages");
    var linked =
        !messages.isEmpty()
            && messages.stream()
                .allMatch(one -> !one.text("uuid").isEmpty() && one.has("parent_message_uuid"));
    if (linked) {
      walk(messages);
    } else {
      for (var message : messages) {
        message(message);
      }
    }
    MessageReader.passedOver(node, draft);
    return draft.finish(id);
  }

  private void walk(List<JsonValues.Node> messages) throws NotATranscriptException {
    var tree = new Tree<JsonValues.Node>();
    for (var one : messages) {
      tree.add(one.text("uuid"), one.text("parent_message_uuid"), one, words(one));
    }
    var leaf = node.text("current_leaf_message_uuid");
    var way = tree.way(tree.has(leaf) ? leaf : tree.lastLeaf());
    var said = new HashMap<String, Integer>();
    for (var id : way) {
      var one = tree.content(id);
      if (one != null) {
        message(one);
      }
      said.put(id, draft.messages());
    }
    tree.tellOthers(way, said, draft);
  }

  private static String words(JsonValues.Node message) {
    var parts = content(message, new Draft(Transcript.Form.CLAUDE));
    return parts.text();
  }

  /// The parts where there are any, else the text beside them: older exports have it alone.
  private static Parts content(JsonValues.Node message, Draft draft) {
    var parts = new Parts(draft, "\n\n");
    parts.take(message.get("content"));
    if (parts.isBlank() && !message.text("text").isBlank()) {
      parts.hush();
      parts.say(message.text("text"));
    }
    return parts;
  }

  private void message(JsonValues.Node message) throws NotATranscriptException {
    var side =
        switch (message.text("sender")) {
          case "human", "user" -> Side.A;
          case "assistant" -> Side.B;
          default -> throw message.bad("\"" + message.text("sender") + "\" is no sender");
        };
    var parts = content(message, draft);
    files(message, parts);
    MessageReader.passedOver(message, draft);
    if (!parts.isSpoken() && !parts.hasMore()) {
      parts.say("");
    }
    if (parts.isSpoken()) {
      var at = Times.of(message.get("created_at"), node.source().manner().zone());
      draft.say(side, parts.text(), Finish.COMPLETE, at, null);
      var model = message.has("model") ? message.text("model") : node.text("model");
      if (side == Side.B && !model.isBlank()) {
        draft.model(side, "anthropic", model, null);
      }
    }
    parts.close();
  }

  private void files(JsonValues.Node message, Parts parts) {
    for (var list : List.of("attachments", "files")) {
      for (var file : message.nodes(list)) {
        draft.aside("attachments", Fate.NOTED);
        parts.mark("attachment", Parts.name(file));
        if (!file.text("extracted_content").isBlank()) {
          draft.aside("texts of attachments", Fate.LEFT);
        }
      }
    }
  }
}
