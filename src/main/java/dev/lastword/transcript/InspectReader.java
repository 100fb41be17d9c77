package dev.lastword.transcript;

import dev.lastword.detect.Utterance.Finish;
import dev.lastword.transcript.Aside.Fate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads a log of Inspect: each sample is a conversation of `user` and the model. A single sample,
/// as it stands in an `.eval` file, is read too.
final class InspectReader {
  private static final String POINTER = "attachment://";

  private final JsonValues.Node sample;
  private final String model;
  private final Draft draft = new Draft(Transcript.Form.INSPECT);
  private final Map<String, String> attachments = new HashMap<>();

  private InspectReader(JsonValues.Node sample, JsonValues.Node eval) {
    this.sample = sample;
    this.model = eval.text("model");
    draft.title = eval.text("task").isBlank() ? null : eval.text("task");
    for (var entry : sample.node("attachments").fields().entrySet()) {
      if (entry.getValue() instanceof String text) {
        attachments.put(POINTER + entry.getKey(), text);
      }
    }
  }

  static void read(JsonValues.Node node, String id, Findings findings)
      throws NotATranscriptException {
    if (node.hasList("messages")) {
      findings.talks.add(new InspectReader(node, node.node("eval")).read(id));
      return;
    }
    if (!node.hasList("samples")) {
      throw node.bad("no list \"samples\", as a log of Inspect has it");
    }
    var number = 0;
    for (var sample : node.nodes("samples")) {
      number++;
      try {
        findings.talks.add(new InspectReader(sample, node.node("eval")).read(id + "-" + number));
      } catch (NotATranscriptException e) {
        findings.refused.add(e);
      }
    }
  }

  private Transcript read(String otherwise) throws NotATranscriptException {
    for (var message : sample.nodes("messages")) {
      message(message);
    }
    var own = MessageReader.id(sample, "");
    var id = own.isEmpty() ? otherwise : own + epoch();
    return draft.finish(id);
  }

  private String epoch() {
    return sample.get("epoch") instanceof Number number ? "_epoch_" + number : "";
  }

  private void message(JsonValues.Node message) throws NotATranscriptException {
    var parts = new Parts(draft, "\n");
    parts.take(resolved(message.get("content")));
    for (var call : message.nodes("tool_calls")) {
      parts.call(call.text("function"), call.text("arguments"));
    }
    var role = message.text("role");
    switch (role) {
      case "system" -> {
        draft.aside("system prompts", Fate.KEPT);
        parts.behind("system prompt", parts.text());
      }
      case "tool" -> parts.result(message.text("function"), parts.text());
      case "user", "assistant" -> say(message, role, parts);
      default -> throw message.bad("\"" + role + "\" is no role");
    }
    parts.close();
  }

  private void say(JsonValues.Node message, String role, Parts parts)
      throws NotATranscriptException {
    if (parts.isBlank() && parts.hasMore()) {
      return;
    }
    var own = message.text("model").isBlank() ? model : message.text("model");
    var named = role.equals("assistant") && !model.isBlank() ? model : role;
    var side = draft.sideOf(OneLine.of(named));
    if (side == null) {
      throw message.bad("\"" + named + "\" speaks in a conversation of " + draft.speakers());
    }
    draft.say(side, parts.text(), Finish.COMPLETE, null, null);
    if (role.equals("assistant") && !own.isBlank()) {
      var slash = own.indexOf('/');
      draft.model(side, slash < 0 ? "" : own.substring(0, slash), own.substring(slash + 1), null);
    }
  }

  /// Long texts stand apart from the messages that hold them.
  private @Nullable Object resolved(@Nullable Object content) {
    return content instanceof String text && text.startsWith(POINTER)
        ? attachments.getOrDefault(text, text)
        : content;
  }
}
