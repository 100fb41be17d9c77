package dev.lastword.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.endpoint.Outcome.Match;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameModelTest {
  @ParameterizedTest
  @CsvSource({
    "gpt-4o, gpt-4o, EQUAL",
    "moonshotai/kimi-k2, moonshotai/kimi-k2, EQUAL",
    "gemma3:4b, gemma3:4b, EQUAL",
    "gpt-4o, , UNKNOWN",
    "gpt-4o, '  ', UNKNOWN",
    // a date or version behind the name
    "claude-haiku-4-5, claude-haiku-4-5-20251001, RESOLVED",
    "claude-sonnet-4-5, claude-sonnet-4-5-20250929, RESOLVED",
    "claude-sonnet-4-5, claude-sonnet-4-5@20250929, RESOLVED",
    "gpt-4o, gpt-4o-2024-08-06, RESOLVED",
    "gpt-4, gpt-4-0613, RESOLVED",
    "grok-4, grok-4-0709, RESOLVED",
    "moonshotai/kimi-k2, moonshotai/kimi-k2-0905, RESOLVED",
    "mistral-large-latest, mistral-large-2411, RESOLVED",
    "claude-3-5-haiku-latest, claude-3-5-haiku-20241022, RESOLVED",
    "mistral-small-latest, mistral-small, RESOLVED",
    "gemini-2.0-flash, gemini-2.0-flash-001, RESOLVED",
    "gemini-2.5-flash, gemini-2.5-flash-preview-05-20, RESOLVED",
    "gemini-1.5-pro, models/gemini-1.5-pro-002, RESOLVED",
    "mistral-7b-instruct, mistral-7b-instruct-v0.3, RESOLVED",
    "claude-3-haiku, claude-3-haiku-v1:0, RESOLVED",
    // case, vendor prefix, variant, punctuation
    "llama-3.3-70b-instruct, Llama-3.3-70B-Instruct, RESOLVED",
    "openai/gpt-4o, gpt-4o-2024-08-06, RESOLVED",
    "gpt-4o, openai/gpt-4o-2024-08-06, RESOLVED",
    "deepseek/deepseek-r1:free, deepseek/deepseek-r1, RESOLVED",
    "deepseek/deepseek-r1:free, deepseek-r1-0528, RESOLVED",
    "anthropic/claude-3.5-haiku, claude-3-5-haiku-20241022, RESOLVED",
    "gemma3, gemma3:latest, RESOLVED",
    // an alias row
    "anthropic/claude-haiku-4.5, anthropic/claude-4.5-haiku-20251001, RESOLVED",
    "anthropic/claude-haiku-4.5, anthropic/claude-4.5-haiku, RESOLVED",
    // another model, however near
    "claude-3, claude-3-5, OTHER",
    "claude-haiku-4-5-20251001, claude-haiku-4-5, OTHER",
    "gpt-4o-2024-08-06, gpt-4o-2024-11-20, OTHER",
    "gpt-4, gpt-4-turbo-2024-04-09, OTHER",
    "gpt-4, gpt-4-32k, OTHER",
    "gpt-4, gpt-4.1, OTHER",
    "gpt-4o, gpt-4o-mini, OTHER",
    "gpt-4o, gpt-4o-mini-2024-07-18, OTHER",
    "qwen2, qwen2.5, OTHER",
    "llama-3, llama-3-405, OTHER",
    "gemma3:4b, gemma3:27b, OTHER",
    "gemma3, gemma3:27b, OTHER",
    "gemini-2.5-flash, gemini-2.5-flash-lite, OTHER",
    "gemini-2.5-pro, gemini-2.5-pro-preview, OTHER",
    "moonshotai/kimi-k2, moonshotai/kimi-k2-thinking, OTHER",
    "openai/gpt-4o, azure/gpt-4o, OTHER",
    "model, model-9999, OTHER",
    "model, model-20241399, OTHER",
    "model, model-, OTHER",
    "model, model2, OTHER",
    "model, mode, OTHER",
    "gpt-4o, cheap-model, OTHER"
  })
  void tellsTheSameModelFromAnother(String asked, @Nullable String served, Match match) {
    var aliases = Map.of("anthropic/claude-haiku-4.5", List.of("anthropic/claude-4.5-haiku"));
    assertThat(SameModel.compare(asked, served, aliases)).isEqualTo(match);
  }
}
