package dev.lastword.endpoint;

/// Replies as the three dialects stream them, written for these tests.
final class Streams {
  static final String TEXT = "Grüße, 世界! 🌍 Done.\n";
  static final String REASONING = "Let me think… 🤔";

  static final String OPENAI =
      """
      : OPENROUTER PROCESSING

      data: {"id":"gen-1","provider":"Moonshot AI","model":"test-model","object":"chat.completion.chunk","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]}

      data: {"id":"gen-1","model":"test-model","choices":[{"index":0,"delta":{"reasoning":"Let me think… "},"finish_reason":null}]}

      data: {"id":"gen-1","model":"test-model","choices":[{"index":0,"delta":{"reasoning":"\\ud83e\\udd14"},"finish_reason":null}]}

      data: {"id":"gen-1","model":"test-model","choices":[{"index":0,"delta":{"content":"Grüße, 世"},"finish_reason":null}]}

      data: {"id":"gen-1","model":"test-model","choices":[{"index":0,"delta":{"content":"界! \\ud83c"},"finish_reason":null}]}

      data: {"id":"gen-1","model":"test-model","choices":[{"index":0,"delta":{"content":"\\udf0d Done.\\n"},"finish_reason":null}]}

      data: {"id":"gen-1","model":"test-model","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

      data: {"id":"gen-1","model":"test-model","choices":[],"usage":{"prompt_tokens":12,"completion_tokens":9,"total_tokens":21,"cost":0.0000315,"prompt_tokens_details":{"cached_tokens":4},"completion_tokens_details":{"reasoning_tokens":3}}}

      data: [DONE]

      """;

  static final String ANTHROPIC =
      """
      event: message_start
      data: {"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"test-model-20250929","content":[],"stop_reason":null,"usage":{"input_tokens":8,"cache_read_input_tokens":4,"cache_creation_input_tokens":0,"output_tokens":1}}}

      event: content_block_start
      data: {"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":""}}

      event: ping
      data: {"type":"ping"}

      event: content_block_delta
      data: {"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"Let me think… 🤔"}}

      event: content_block_delta
      data: {"type":"content_block_delta","index":0,"delta":{"type":"signature_delta","signature":"EqQB"}}

      event: content_block_stop
      data: {"type":"content_block_stop","index":0}

      event: content_block_start
      data: {"type":"content_block_start","index":1,"content_block":{"type":"text","text":""}}

      event: content_block_delta
      data: {"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"Grüße, 世界! "}}

      event: content_block_delta
      data: {"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"🌍 Done.\\n"}}

      event: content_block_stop
      data: {"type":"content_block_stop","index":1}

      event: message_delta
      data: {"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"output_tokens":9}}

      event: message_stop
      data: {"type":"message_stop"}

      """;

  static final String GEMINI =
      """
      data: {"candidates":[{"content":{"parts":[{"text":"Let me think… 🤔","thought":true}],"role":"model"},"index":0}],"modelVersion":"test-model-001","responseId":"r1","usageMetadata":{"promptTokenCount":12,"totalTokenCount":12}}

      data: {"candidates":[{"content":{"parts":[{"text":"Grüße, 世界! "}],"role":"model"},"index":0}],"modelVersion":"test-model-001","responseId":"r1"}

      data: {"candidates":[{"content":{"parts":[{"text":"🌍 Done.\\n"}],"role":"model"},"finishReason":"STOP","index":0}],"modelVersion":"test-model-001","responseId":"r1","usageMetadata":{"promptTokenCount":12,"cachedContentTokenCount":4,"candidatesTokenCount":6,"thoughtsTokenCount":3,"totalTokenCount":21}}

      """;

  private Streams() {}

  static String of(Dialect dialect) {
    return switch (dialect) {
      case OPENAI -> OPENAI;
      case ANTHROPIC -> ANTHROPIC;
      case GEMINI -> GEMINI;
    };
  }

  /// A provider that speaks a dialect.
  static String model(Dialect dialect) {
    return switch (dialect) {
      case OPENAI -> "openrouter:test-model";
      case ANTHROPIC -> "anthropic:test-model";
      case GEMINI -> "google:test-model";
    };
  }
}
