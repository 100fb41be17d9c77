package dev.lastword.transcript;

import dev.lastword.transcript.Transcript.Form;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tells the form of a conversation in JSON by the fields it has.
final class JsonForms {
  private static final Set<String> ROLES =
      Set.of("user", "assistant", "system", "developer", "tool", "function");

  private JsonForms() {}

  /// The form of an object; null where it is no conversation.
  static @Nullable Form of(JsonValues.Node node) {
    if (node.get("mapping") instanceof JsonValues.Node) {
      return Form.CHATGPT;
    }
    if (node.hasList("chat_messages")) {
      return Form.CLAUDE;
    }
    if (node.get("event_type") instanceof String) {
      return Form.PIDGIN;
    }
    if (node.hasList("samples") && node.get("eval") instanceof JsonValues.Node) {
      return Form.INSPECT;
    }
    if (isShareGpt(node)) {
      return Form.SHAREGPT;
    }
    if (begins(node, "conversation", "agent")) {
      return Form.LLM_CONVERSATION;
    }
    return node.has("messages") ? messages(node) : null;
  }

  /// Whether conversations of the form have a list of `messages`.
  static boolean hasMessages(Form form) {
    return form == Form.JSON || form == Form.OPENAI;
  }

  private static boolean isShareGpt(JsonValues.Node node) {
    return begins(node, "conversations", "from") || begins(node, "items", "from");
  }

  private static boolean begins(JsonValues.Node node, String list, String field) {
    return node.nodes(list).stream().limit(1).anyMatch(first -> first.has(field));
  }

  private static Form messages(JsonValues.Node node) {
    if (node.has("epoch") && (node.has("target") || node.has("scores") || node.has("input"))) {
      return Form.INSPECT;
    }
    var roles =
        !node.has("lastword")
            && !node.nodes("messages").isEmpty()
            && node.nodes("messages").stream()
                .allMatch(one -> !one.has("speaker") && ROLES.contains(one.text("role")));
    return roles ? Form.OPENAI : Form.JSON;
  }
}
