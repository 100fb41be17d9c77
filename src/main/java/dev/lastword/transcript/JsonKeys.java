package dev.lastword.transcript;

import java.util.List;
import java.util.Set;

/// The fields of JSON that any of our readers reads. What else an object holds is passed over
/// without being stored, so that memory does not grow with what nobody asked for.
final class JsonKeys {
  /// Objects whose keys are ids.
  static final Set<String> OPEN = Set.of("mapping", "attachments");

  /// Values of any shape that are shown as they are written.
  static final Set<String> RAW = Set.of("arguments", "input", "thoughts", "tools", "citations");

  static final Set<String> READ = Set.copyOf(List.of(fields().split("\\s+", -1)));

  private JsonKeys() {}

  private static String fields() {
    var messages =
        """
        id title messages speaker name role text content type tool_calls function function_call
        refusal reasoning reasoning_content thinking model timestamp created_at system filename\
        """;
    var ours =
        """
        lastword speakers side finish receipt latency_ms time started ended routing provider turns
        prompt_tokens completion_tokens cost costing footer ending onset cap account quotes message
        detail origin file form digest asides what fate count\
        """;
    var chatGpt =
        """
        mapping current_node conversation_id create_time author parts content_type metadata
        model_slug attachments parent recipient is_visually_hidden_from_conversation result
        user_profile user_instructions finish_details status\
        """;
    var claude =
        """
        uuid chat_messages sender current_leaf_message_uuid files parent_message_uuid file_name
        extracted_content\
        """;
    var others =
        """
        conversations items from value samples eval epoch scores target created task event_type
        data agent_id agent_a_model agent_b_model agent_a_display_name agent_b_display_name
        agent_display_name initial_prompt prompt duration_ms reason agents agent conversation
        system_prompt\
        """;
    return String.join(" ", messages, ours, chatGpt, claude, others);
  }
}
