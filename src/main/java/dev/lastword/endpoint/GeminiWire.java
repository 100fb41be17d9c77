package dev.lastword.endpoint;

import dev.lastword.endpoint.Outcome.Finish;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Google's Gemini.
final class GeminiWire implements Wire {
  private static final Set<String> OURS = Set.of("contents", "systemInstruction", "model");

  @Override
  public HttpUrl url(HttpUrl base, String model) {
    var path = model.contains("/") ? model : "models/" + model;
    return Addresses.append(base, path + ":streamGenerateContent", "sse");
  }

  @Override
  public Map<String, String> headers(@Nullable Secret key) {
    return key == null ? Map.of() : Map.of("x-goog-api-key", key.reveal());
  }

  @Override
  public Map<String, Object> head(Target target, Prompt prompt, CacheMarks marks) {
    var drawn = sampling(target, prompt.sampling());
    Map<String, Object> config = drawn.isEmpty() ? Map.of() : Map.of("generationConfig", drawn);
    var head = new LinkedHashMap<String, Object>(Wire.fields(target, prompt, config, OURS));
    if (!prompt.system().isBlank()) {
      head.put("systemInstruction", Map.of("parts", parts(prompt.system())));
    }
    return head;
  }

  private static Map<String, Object> sampling(Target target, Sampling sampling) {
    var fields = new Fields();
    fields.put("maxOutputTokens", sampling.maxTokens(), target.provider().replyTokens());
    fields.put("temperature", sampling.temperature());
    fields.put("topP", sampling.topP());
    fields.put("seed", sampling.seed());
    fields.put("stopSequences", sampling.stop());
    return fields.all();
  }

  private static List<Map<String, String>> parts(String text) {
    return List.of(Map.of("text", text));
  }

  @Override
  public String historyField() {
    return "contents";
  }

  @Override
  public Map<String, Object> line(Prompt.Line line, CacheMarks.Form form) {
    var content = new LinkedHashMap<String, Object>();
    content.put("role", line.role() == Prompt.Role.USER ? "user" : "model");
    content.put("parts", parts(line.text()));
    return content;
  }

  @Override
  public void hear(JsonNode node, Draft draft) {
    if (draft.trouble(Trouble.in(node))) {
      return;
    }
    draft.served(Json.text(node, "modelVersion"), null, Json.text(node, "responseId"));
    Json.take(
        node.path("promptFeedback"),
        "blockReason",
        reason -> draft.trouble(Trouble.blocked(reason)));
    if (node.has("candidates")) {
      draft.recognised();
    }
    for (var candidate : node.path("candidates").values()) {
      if (candidate.path("index").asInt(0) == 0) {
        hearCandidate(candidate, draft);
      }
    }
    draft.count(Counts.gemini(node.path("usageMetadata")));
  }

  private static void hearCandidate(JsonNode candidate, Draft draft) {
    var heard = false;
    for (var part : candidate.path("content").path("parts").values()) {
      var thought = part.path("thought").asBoolean(false);
      heard |= Json.take(part, "text", thought ? draft::reasoning : draft::text);
    }
    var reason = Json.text(candidate, "finishReason");
    if (reason != null) {
      finish(reason, draft);
    } else if (heard) {
      // Some models name a reason in every event; only the last event's counts.
      draft.goesOn();
    }
  }

  private static void finish(String reason, Draft draft) {
    switch (reason) {
      case "FINISH_REASON_UNSPECIFIED" -> {}
      case "STOP" -> draft.finish(Finish.STOP);
      case "MAX_TOKENS" -> draft.finish(Finish.LENGTH);
      case "SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "IMAGE_SAFETY" ->
          draft.finish(Finish.FILTER);
      case "MALFORMED_FUNCTION_CALL", "UNEXPECTED_TOOL_CALL", "TOO_MANY_TOOL_CALLS" ->
          draft.finish(Finish.TOOL);
      default -> draft.finish(Finish.OTHER);
    }
  }
}
