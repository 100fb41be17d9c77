package dev.lastword.engine;

import mockwebserver3.MockResponse;

/// Streamed replies as providers send them, each with reasoning that must stay where it is.
final class Replies {
  static final String THOUGHT = "a private thought";

  private Replies() {}

  static MockResponse of(String dialect, String text) {
    return of(dialect, text, "some-model");
  }

  /// A reply by a model that says it is another.
  static MockResponse of(String dialect, String text, String model) {
    var body =
        switch (dialect) {
          case "openai" -> openAi(text);
          case "anthropic" -> anthropic(text);
          case "gemini" -> gemini(text);
          default -> throw new IllegalArgumentException(dialect);
        };
    return streamed(body.replace("some-model", model));
  }

  /// A reply in OpenAI's dialect that says what it cost, in dollars.
  static MockResponse costing(String text, String dollars) {
    var usage = "\"completion_tokens\":5";
    return streamed(openAi(text).replace(usage, usage + ",\"cost\":" + dollars));
  }

  /// A stream of these bytes.
  static MockResponse streamed(String body) {
    return new MockResponse.Builder()
        .code(200)
        .addHeader("Content-Type", "text/event-stream")
        .body(body)
        .build();
  }

  private static String openAi(String text) {
    return """
    data: {"id":"1","model":"some-model","choices":[{"index":0,"delta":{"reasoning_content":"%s"}}]}

    data: {"id":"1","model":"some-model","choices":[{"index":0,"delta":{"content":"%s"}}]}

    data: {"id":"1","model":"some-model","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

    data: {"id":"1","model":"some-model","choices":[],"usage":{"prompt_tokens":10,"completion_tokens":5}}

    data: [DONE]

    """
        .formatted(THOUGHT, text);
  }

  private static String anthropic(String text) {
    return """
    event: message_start
    data: {"type":"message_start","message":{"id":"m","type":"message","role":"assistant","model":"some-model","content":[],"usage":{"input_tokens":10,"output_tokens":1}}}

    event: content_block_start
    data: {"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":""}}

    event: content_block_delta
    data: {"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"%s"}}

    event: content_block_stop
    data: {"type":"content_block_stop","index":0}

    event: content_block_start
    data: {"type":"content_block_start","index":1,"content_block":{"type":"text","text":""}}

    event: content_block_delta
    data: {"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"%s"}}

    event: content_block_stop
    data: {"type":"content_block_stop","index":1}

    event: message_delta
    data: {"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":5}}

    event: message_stop
    data: {"type":"message_stop"}

    """
        .formatted(THOUGHT, text);
  }

  private static String gemini(String text) {
    return """
    data: {"candidates":[{"content":{"parts":[{"text":"%s","thought":true}],"role":"model"},"index":0}],"modelVersion":"some-model"}

    data: {"candidates":[{"content":{"parts":[{"text":"%s"}],"role":"model"},"finishReason":"STOP","index":0}],"modelVersion":"some-model","usageMetadata":{"promptTokenCount":10,"candidatesTokenCount":5,"totalTokenCount":15}}

    """
        .formatted(THOUGHT, text);
  }
}
