package dev.lastword.endpoint;

import dev.lastword.talk.Bill;
import dev.lastword.talk.Usage;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads token counts. What is missing, negative or absurd is unknown, never zero.
final class Counts {
  private static final long ABSURD_TOKENS = 1_000_000_000L;
  private static final BigDecimal ABSURD_COST = BigDecimal.valueOf(100_000);
  private static final int FINEST_COST = 24;

  private Counts() {}

  /// OpenAI's form and what others made of it.
  static Usage openAi(JsonNode node) {
    var usage = node.path("usage");
    if (!usage.isObject()) {
      usage = node.path("x_groq").path("usage");
    }
    var prompt = tokens(usage.path("prompt_tokens"));
    var answered = tokens(usage.path("completion_tokens"));
    var reasoning = tokens(usage.path("completion_tokens_details").path("reasoning_tokens"));
    var total = tokens(usage.path("total_tokens"));
    var all = withReasoning(prompt, answered, reasoning, total);
    var read = cached(usage);
    var written = tokens(usage.path("prompt_tokens_details").path("cache_write_tokens"));
    return new Usage(
        prompt,
        within(read, prompt),
        within(written, prompt),
        all,
        within(reasoning, all),
        Bill.reported(cost(usage)));
  }

  private static @Nullable Long cached(JsonNode usage) {
    var listed = tokens(usage.path("prompt_tokens_details").path("cached_tokens"));
    var plain = first(tokens(usage.path("cached_tokens")), listed);
    return first(plain, tokens(usage.path("prompt_cache_hit_tokens")));
  }

  /// Some count reasoning beside the answer, some within it; the total tells which.
  private static @Nullable Long withReasoning(
      @Nullable Long prompt,
      @Nullable Long answered,
      @Nullable Long reasoning,
      @Nullable Long total) {
    if (prompt == null || answered == null || reasoning == null || reasoning == 0) {
      return answered;
    }
    var beside = (total != null && total == prompt + answered + reasoning) || reasoning > answered;
    return beside ? Long.valueOf(answered + reasoning) : answered;
  }

  /// Anthropic counts what it reads from and writes to its cache beside the rest of the prompt.
  static Usage anthropic(JsonNode usage) {
    var fresh = tokens(usage.path("input_tokens"));
    var read = tokens(usage.path("cache_read_input_tokens"));
    var written = tokens(usage.path("cache_creation_input_tokens"));
    var prompt = fresh == null ? null : Long.valueOf(fresh + orZero(read) + orZero(written));
    var answered = tokens(usage.path("output_tokens"));
    return new Usage(
        prompt, within(read, prompt), within(written, prompt), answered, null, Bill.UNKNOWN);
  }

  static Usage gemini(JsonNode usage) {
    var answered = tokens(usage.path("candidatesTokenCount"));
    var thought = tokens(usage.path("thoughtsTokenCount"));
    if (thought != null) {
      answered = Long.valueOf(orZero(answered) + thought);
    }
    var prompt = tokens(usage.path("promptTokenCount"));
    var cached = within(tokens(usage.path("cachedContentTokenCount")), prompt);
    return new Usage(prompt, cached, answered, within(thought, answered), null);
  }

  /// Takes a later count over an earlier one, as far as it says anything.
  static Usage over(Usage earlier, Usage later) {
    return new Usage(
        first(later.promptTokens(), earlier.promptTokens()),
        first(later.cachedTokens(), earlier.cachedTokens()),
        first(later.writtenTokens(), earlier.writtenTokens()),
        first(later.completionTokens(), earlier.completionTokens()),
        first(later.reasoningTokens(), earlier.reasoningTokens()),
        later.cost() == null ? earlier.bill() : later.bill());
  }

  private static @Nullable Long within(@Nullable Long part, @Nullable Long whole) {
    return part == null || whole == null || part > whole ? null : part;
  }

  private static @Nullable Long tokens(JsonNode node) {
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      return null;
    }
    var count = node.longValue();
    return count < 0 || count > ABSURD_TOKENS ? null : Long.valueOf(count);
  }

  /// Dollars, where a router names them; its own price and the upstream's where that is billed to a
  /// key of the user's.
  private static @Nullable BigDecimal cost(JsonNode usage) {
    var cost = dollars(usage.path("cost"));
    var upstream = dollars(usage.path("cost_details").path("upstream_inference_cost"));
    return cost != null && upstream != null && usage.path("is_byok").asBoolean(false)
        ? cost.add(upstream)
        : cost;
  }

  private static @Nullable BigDecimal dollars(JsonNode node) {
    if (!node.isNumber()) {
      return null;
    }
    var cost = node.decimalValue();
    return cost.signum() < 0
            || cost.scale() > FINEST_COST
            || cost.scale() < -FINEST_COST
            || cost.compareTo(ABSURD_COST) > 0
        ? null
        : cost;
  }

  private static @Nullable Long first(@Nullable Long one, @Nullable Long other) {
    return one == null ? other : one;
  }

  private static long orZero(@Nullable Long value) {
    return value == null ? 0 : value;
  }
}
