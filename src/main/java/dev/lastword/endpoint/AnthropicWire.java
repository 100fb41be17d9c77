package dev.lastword.endpoint;

import dev.lastword.endpoint.Outcome.Finish;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Anthropic's Messages.
final class AnthropicWire implements Wire {
  private static final Set<String> OURS = Set.of("model", "messages", "stream", "system");
  private static final String VERSION = "2023-06-01";

  @Override
  public HttpUrl url(HttpUrl base, String model) {
    return Addresses.append(base, "messages", null);
  }

  @Override
  public Map<String, String> headers(@Nullable Secret key) {
    return key == null
        ? Map.of("anthropic-version", VERSION)
        : Map.of("anthropic-version", VERSION, "x-api-key", key.reveal());
  }

  @Override
  public Map<String, Object> head(Target target, Prompt prompt, CacheMarks marks) {
    var head = new LinkedHashMap<String, Object>();
    head.put("model", target.model());
    head.put("stream", true);
    head.putAll(Wire.fields(target, prompt, sampling(target, prompt.sampling()), OURS));
    if (!prompt.system().isBlank()) {
      head.put("system", CacheMarks.content(prompt.system(), marks.systemForm()));
    }
    return head;
  }

  private static Map<String, Object> sampling(Target target, Sampling sampling) {
    if (sampling.seed() != null) {
      throw new SetupException(target.provider().name() + " takes no seed");
    }
    var fields = new Fields();
    fields.put("max_tokens", sampling.maxTokens(), target.provider().replyTokens());
    fields.put("temperature", sampling.temperature());
    fields.put("top_p", sampling.topP());
    fields.put("stop_sequences", sampling.stop());
    return fields.all();
  }

  @Override
  public String historyField() {
    return "messages";
  }

  @Override
  public Map<String, Object> line(Prompt.Line line, CacheMarks.Form form) {
    var message = new LinkedHashMap<String, Object>();
    message.put("role", line.role().name().toLowerCase(Locale.ROOT));
    message.put("content", CacheMarks.content(line.text(), form));
    return message;
  }

  @Override
  public boolean needsEndMark() {
    return true;
  }

  @Override
  public void hear(JsonNode node, Draft draft) {
    switch (node.path("type").asString("")) {
      case "message_start" -> hearStart(node.path("message"), draft);
      case "content_block_start" -> hearBlock(node.path("content_block"), draft);
      case "content_block_delta" -> hearBlock(node.path("delta"), draft);
      case "message_delta" -> {
        hearFinish(node.path("delta"), draft);
        draft.count(Counts.anthropic(node.path("usage")));
      }
      case "message_stop" -> draft.end();
      case "message" -> hearWhole(node, draft);
      default -> draft.trouble(Trouble.in(node));
    }
  }

  private static void hearStart(JsonNode message, Draft draft) {
    draft.recognised();
    draft.served(Json.text(message, "model"), null, Json.text(message, "id"));
    draft.count(Counts.anthropic(message.path("usage")));
  }

  private static void hearWhole(JsonNode message, Draft draft) {
    hearStart(message, draft);
    for (var block : message.path("content").values()) {
      hearBlock(block, draft);
    }
    hearFinish(message, draft);
    draft.end();
  }

  private static void hearBlock(JsonNode block, Draft draft) {
    Json.take(block, "text", draft::text);
    Json.take(block, "thinking", draft::reasoning);
  }

  private static void hearFinish(JsonNode node, Draft draft) {
    switch (Json.text(node, "stop_reason")) {
      case null -> {}
      case "end_turn", "stop_sequence" -> draft.finish(Finish.STOP);
      case "max_tokens", "model_context_window_exceeded" -> draft.finish(Finish.LENGTH);
      case "refusal" -> draft.finish(Finish.FILTER);
      case "tool_use" -> draft.finish(Finish.TOOL);
      default -> draft.finish(Finish.OTHER);
    }
  }
}
