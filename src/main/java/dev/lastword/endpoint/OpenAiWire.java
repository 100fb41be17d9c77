package dev.lastword.endpoint;

import dev.lastword.endpoint.Outcome.Finish;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// OpenAI's chat completions.
final class OpenAiWire implements Wire {
  private static final Set<String> OURS = Set.of("model", "messages", "stream");

  @Override
  public HttpUrl url(HttpUrl base, String model) {
    return Addresses.append(base, "chat/completions", null);
  }

  @Override
  public Map<String, String> headers(@Nullable Secret key) {
    return key == null ? Map.of() : Map.of("Authorization", "Bearer " + key.reveal());
  }

  @Override
  public Map<String, Object> head(Target target, Prompt prompt, CacheMarks marks) {
    var head = new LinkedHashMap<String, Object>();
    head.put("model", target.model());
    head.put("stream", true);
    head.putAll(Wire.fields(target, prompt, sampling(target, prompt.sampling()), OURS));
    return head;
  }

  private static Map<String, Object> sampling(Target target, Sampling sampling) {
    var fields = new Fields();
    fields.put("max_tokens", sampling.maxTokens(), target.provider().replyTokens());
    fields.put("temperature", sampling.temperature());
    fields.put("top_p", sampling.topP());
    fields.put("seed", sampling.seed());
    fields.put("stop", sampling.stop());
    return fields.all();
  }

  @Override
  public String historyField() {
    return "messages";
  }

  @Override
  public @Nullable Map<String, Object> systemLine(Prompt prompt, CacheMarks marks) {
    return prompt.system().isBlank()
        ? null
        : message("system", CacheMarks.content(prompt.system(), marks.systemForm()));
  }

  @Override
  public Map<String, Object> line(Prompt.Line line, CacheMarks.Form form) {
    var role = line.role().name().toLowerCase(Locale.ROOT);
    return message(role, CacheMarks.content(line.text(), form));
  }

  private static Map<String, Object> message(String role, Object content) {
    var message = new LinkedHashMap<String, Object>();
    message.put("role", role);
    message.put("content", content);
    return message;
  }

  @Override
  public boolean isEnd(String data) {
    return data.strip().equals("[DONE]");
  }

  @Override
  public boolean mayThinkInline() {
    return true;
  }

  @Override
  public void hear(JsonNode node, Draft draft) {
    draft.served(Json.text(node, "model"), Json.text(node, "provider"), Json.text(node, "id"));
    if (draft.trouble(Trouble.in(node))) {
      return;
    }
    if (node.has("choices")) {
      draft.recognised();
    }
    for (var choice : node.path("choices").values()) {
      if (choice.path("index").asInt(0) == 0) {
        hearChoice(choice, draft);
      }
    }
    draft.count(Counts.openAi(node));
  }

  private static void hearChoice(JsonNode choice, Draft draft) {
    var part = choice.has("delta") ? choice.path("delta") : choice.path("message");
    hearReasoning(part, draft);
    hearContent(part.path("content"), draft);
    Json.take(part, "refusal", draft::refusal);
    Json.take(choice, "finish_reason", reason -> finish(reason, choice, draft));
    if (choice.has("usage")) {
      draft.count(Counts.openAi(choice));
    }
  }

  /// Two names for one thing; servers that send both send the same twice.
  private static void hearReasoning(JsonNode part, Draft draft) {
    var reasoning = Json.text(part, "reasoning_content");
    if (reasoning == null) {
      reasoning = Json.text(part, "reasoning");
    }
    if (reasoning != null) {
      draft.reasoning(reasoning);
    }
  }

  private static void hearContent(JsonNode content, Draft draft) {
    if (content.isString()) {
      draft.text(content.stringValue());
      return;
    }
    for (var piece : content.values()) {
      Json.take(piece, "text", draft::text);
      for (var thought : piece.path("thinking").values()) {
        Json.take(thought, "text", draft::reasoning);
      }
    }
  }

  private static void finish(String reason, JsonNode choice, Draft draft) {
    switch (reason.toLowerCase(Locale.ROOT)) {
      case "stop", "eos", "eos_token", "stop_sequence", "complete", "end_turn" ->
          draft.finish(Finish.STOP);
      case "length", "max_tokens", "model_length" -> draft.finish(Finish.LENGTH);
      case "content_filter", "safety", "error_toxic" -> draft.finish(Finish.FILTER);
      case "tool_calls", "tool_call", "function_call" -> draft.finish(Finish.TOOL);
      case "error", "insufficient_system_resource" -> draft.trouble(Trouble.ofFinish(choice));
      default -> draft.finish(Finish.OTHER);
    }
  }
}
