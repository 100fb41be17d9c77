package dev.lastword.transcript;

import dev.lastword.transcript.Aside.Fate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The text of a message that comes in parts. What is no text leaves its name where it stood; calls
/// of tools and their results belong to no side's words and stand behind the message.
final class Parts {
  static final int LONGEST_NOTE = 500;

  private final Draft draft;
  private final String between;
  private final StringBuilder text = new StringBuilder();
  private final List<String[]> behind = new ArrayList<>();
  private boolean spoken;

  /// Begins.
  ///
  /// @param between what stands between two texts
  Parts(Draft draft, String between) {
    this.draft = draft;
    this.between = between;
  }

  /// Takes what a message holds.
  ///
  /// @return whether it is text or parts
  boolean take(@Nullable Object content) {
    switch (content) {
      case String plain -> say(plain);
      case List<?> parts -> parts.forEach(this::part);
      case JsonValues.Node node -> part(node);
      case null, default -> {
        return false;
      }
    }
    return true;
  }

  /// The words.
  String text() {
    return text.toString();
  }

  /// Whether there is anything that was said, be it an empty text.
  boolean isSpoken() {
    return spoken;
  }

  /// Whether there is nothing to read in it.
  boolean isBlank() {
    return text.toString().isBlank();
  }

  /// Whether something stands behind it.
  boolean hasMore() {
    return !behind.isEmpty();
  }

  /// Takes back what was said.
  void hush() {
    text.setLength(0);
    spoken = false;
  }

  /// Adds a text.
  void say(String plain) {
    text.append(text.isEmpty() ? "" : between).append(plain);
    spoken = true;
  }

  /// Adds the name of what is no text.
  void mark(String kind, String name) {
    var shown = OneLine.cut(name, 120);
    text.append(text.isEmpty() ? "" : "\n");
    text.append('[').append(kind).append(shown.isEmpty() ? "" : ": " + shown).append(']');
    spoken = true;
  }

  /// Adds a call of a tool.
  void call(String name, String arguments) {
    draft.aside("tool calls", Fate.NOTED);
    behind.add(new String[] {label("tool call", name), OneLine.cut(arguments, LONGEST_NOTE)});
  }

  /// Adds what a tool answered.
  void result(String name, String answer) {
    draft.aside("tool results", Fate.KEPT);
    behind.add(new String[] {label("tool result", name), answer});
  }

  /// Adds a line of the operator behind the message.
  void behind(String label, String words) {
    behind.add(new String[] {label, words});
  }

  /// Writes what stands behind the message.
  void close() {
    behind.forEach(note -> draft.note(note[0], note[1]));
    behind.clear();
  }

  static String label(String kind, String name) {
    var shown = OneLine.cut(name, 60);
    return shown.isEmpty() ? kind : kind + " " + shown;
  }

  private void part(@Nullable Object part) {
    switch (part) {
      case String plain -> say(plain);
      case JsonValues.Node node -> part(node);
      case null, default -> {
        draft.aside("parts that are no text", Fate.NOTED);
        mark("no text", "");
      }
    }
  }

  private void part(JsonValues.Node node) {
    var type = node.has("type") ? node.text("type") : node.text("content_type");
    switch (type) {
      case "text", "input_text", "output_text", "summary_text", "audio_transcription" ->
          say(node.text("text"));
      case "refusal" -> say(node.text("refusal"));
      case "image", "image_url", "input_image", "image_asset_pointer", "image_file" ->
          attached("image", node);
      case "audio", "input_audio", "audio_asset_pointer" -> attached("audio", node);
      case "real_time_user_audio_video_asset_pointer", "video", "video_url" ->
          attached("video", node);
      case "file", "document", "input_file", "container_upload" -> attached("file", node);
      case "tool_use", "server_tool_use", "mcp_tool_use", "tool_call" ->
          call(node.text("name"), input(node));
      case "thinking", "redacted_thinking", "reasoning" ->
          draft.aside("parts with reasoning", Fate.LEFT);
      default -> other(type, node);
    }
  }

  private void other(String type, JsonValues.Node node) {
    if (type.endsWith("tool_result")) {
      var inner = new Parts(draft, between);
      inner.take(node.get("content"));
      result(node.text("name"), inner.text());
    } else if (node.get("text") instanceof String plain) {
      say(plain);
    } else {
      draft.aside("parts of type \"" + OneLine.cut(type, 40) + "\"", Fate.NOTED);
      mark(type.isEmpty() ? "no text" : OneLine.cut(type, 40), "");
    }
  }

  private static String input(JsonValues.Node node) {
    return node.has("input") ? node.text("input") : node.text("arguments");
  }

  private void attached(String kind, JsonValues.Node node) {
    draft.aside(kind.equals("audio") ? "audio parts" : kind + "s", Fate.NOTED);
    mark(kind, name(node));
  }

  /// The name a file goes by.
  static String name(JsonValues.Node node) {
    for (var key : List.of("file_name", "filename", "name", "title")) {
      if (!node.text(key).isBlank()) {
        return node.text(key);
      }
    }
    return "";
  }
}
