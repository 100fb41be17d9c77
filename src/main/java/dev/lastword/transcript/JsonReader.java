package dev.lastword.transcript;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads conversations from JSON and JSON Lines of any form we know: told by the fields of each
/// object at the top, or by the form that was asked for. Single messages at the top are one
/// conversation.
final class JsonReader {
  private final Source source;
  private final Findings findings = new Findings();
  private final Draft loose;
  private final PidginReader pidgin;

  private JsonReader(Source source) {
    this.source = source;
    this.pidgin = new PidginReader(source);
    this.loose = new Draft(Transcript.Form.JSON);
  }

  static Findings read(Source source) throws NotATranscriptException {
    var reader = new JsonReader(source);
    JsonValues.each(source, reader::root);
    reader.pidgin.finish(reader.findings);
    if (!reader.loose.lines.isEmpty()) {
      reader.findings.talks.add(reader.loose.finish(source.id()));
    }
    return reader.findings;
  }

  private void root(@Nullable Object value, boolean many) throws NotATranscriptException {
    switch (value) {
      case List<?> list -> {
        for (var item : list) {
          root(item, many);
        }
      }
      case JsonValues.Node node -> root(node, many);
      case null, default -> throw source.bad("JSON without a conversation").foreign();
    }
    if (!loose.lines.isEmpty() && findings.next() > 1) {
      throw source.bad("conversations and single messages in one file");
    }
  }

  private void root(JsonValues.Node node, boolean many) throws NotATranscriptException {
    var form = source.manner().form() == null ? JsonForms.of(node) : source.manner().form();
    if (form == null || (JsonForms.hasMessages(form) && !node.has("messages"))) {
      message(node);
      return;
    }
    try {
      talk(form, node, many);
    } catch (NotATranscriptException e) {
      if (!many) {
        throw e;
      }
      findings.refused.add(e); // the others of the file are no worse for it
    }
  }

  private void talk(Transcript.Form form, JsonValues.Node node, boolean many)
      throws NotATranscriptException {
    var id = many ? source.id() + "-" + findings.next() : source.id();
    switch (form) {
      case JSON, OPENAI -> findings.talks.add(MessageReader.talk(node, form, id));
      case SHAREGPT -> findings.talks.add(ShareGptReader.read(node, id));
      case CHATGPT -> findings.talks.add(ChatGptReader.read(node, id));
      case CLAUDE -> findings.talks.add(ClaudeReader.read(node, id));
      case INSPECT -> InspectReader.read(node, id, findings);
      case LLM_CONVERSATION -> findings.talks.add(LlmConversationReader.read(node, id));
      case PIDGIN -> pidgin.hear(node);
      case MARKDOWN, PLAIN_MARKDOWN, TURNS, JOURNAL, BACKROOMS ->
          throw source.bad("JSON is no " + form.code());
    }
  }

  private void message(JsonValues.Node node) throws NotATranscriptException {
    if (!node.has("text") && !node.has("content")) {
      throw node.bad("neither a conversation (\"messages\") nor a message (\"text\")").foreign();
    }
    new MessageReader(loose).message(node);
  }
}
