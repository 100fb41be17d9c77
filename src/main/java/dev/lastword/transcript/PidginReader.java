package dev.lastword.transcript;

import dev.lastword.detect.Utterance.Finish;
import dev.lastword.talk.Side;
import dev.lastword.transcript.Aside.Fate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Reads the events of pidgin, one to a line: conversations are told apart by their id, messages
/// come whole when they are complete. The fields of an event stand in it or under `data`.
final class PidginReader {
  private static final Set<String> BOOKKEEPING =
      Set.of(
          "TurnStartEvent",
          "TurnCompleteEvent",
          "MessageRequestEvent",
          "MessageChunkEvent",
          "MessageSentEvent",
          "RateLimitPaceEvent",
          "TokenUsageEvent",
          "ConversationPausedEvent",
          "ConversationResumedEvent",
          "PostProcessingStartEvent",
          "PostProcessingCompleteEvent",
          "ExperimentCompleteEvent");

  private final Source source;
  private final Map<String, Talk> talks = new LinkedHashMap<>();

  PidginReader(Source source) {
    this.source = source;
  }

  /// One conversation while its events come.
  private static final class Talk {
    final Draft draft = new Draft(Transcript.Form.PIDGIN);
    String modelA = "";
    String modelB = "";
    boolean over;
  }

  void hear(JsonValues.Node node) throws NotATranscriptException {
    var event = node.get("data") instanceof JsonValues.Node data ? data : node;
    var id = event.text("conversation_id");
    if (node.text("event_type").isEmpty()) {
      throw node.bad("no \"event_type\", as the events of pidgin have it");
    }
    var talk = talks.computeIfAbsent(id.isBlank() ? source.id() : id, _ -> new Talk());
    var at = Times.of(node.get("timestamp"), source.manner().zone());
    switch (node.text("event_type")) {
      case "ConversationStartEvent" -> {
        start(talk, event);
        talk.draft.started = at;
      }
      case "SystemPromptEvent" -> {
        talk.draft.aside("system prompts", Fate.KEPT);
        var whose = Parts.label("system prompt", event.text("agent_display_name"));
        talk.draft.note(whose, event.text("prompt"));
      }
      case "MessageCompleteEvent" -> message(talk, node, event);
      case "ConversationEndEvent" -> {
        end(talk, event);
        talk.draft.ended = at == null ? talk.draft.ended : at;
      }
      default -> other(talk, node.text("event_type"));
    }
  }

  private static void start(Talk talk, JsonValues.Node event) throws NotATranscriptException {
    var names = SpeakerNames.of(name(event, "agent_a"), name(event, "agent_b"));
    if (!talk.draft.names().isEmpty()) {
      throw event.bad("the conversation begins a second time");
    }
    talk.draft.sideOf(names.a());
    talk.draft.sideOf(names.b());
    talk.modelA = event.text("agent_a_model");
    talk.modelB = event.text("agent_b_model");
    if (!event.text("initial_prompt").isBlank()) {
      talk.draft.aside("opening prompts", Fate.KEPT);
      talk.draft.note("opening", event.text("initial_prompt"));
    }
  }

  private static String name(JsonValues.Node event, String agent) {
    var name = OneLine.of(event.text(agent + "_display_name"));
    var model = OneLine.of(event.text(agent + "_model"));
    return !name.isEmpty() ? name : !model.isEmpty() ? model : agent;
  }

  private void message(Talk talk, JsonValues.Node node, JsonValues.Node event)
      throws NotATranscriptException {
    if (talk.draft.names().isEmpty()) { // a log whose beginning is lost
      talk.draft.sideOf("agent_a");
      talk.draft.sideOf("agent_b");
    }
    var side =
        switch (event.text("agent_id")) {
          case "agent_a" -> Side.A;
          case "agent_b" -> Side.B;
          default -> throw event.bad("\"" + event.text("agent_id") + "\" is no agent");
        };
    var at = Times.of(node.get("timestamp"), source.manner().zone());
    var took = Times.millis(event.get("duration_ms"));
    talk.draft.say(side, event.node("message").text("content"), Finish.COMPLETE, at, took);
    var model = side == Side.A ? talk.modelA : talk.modelB;
    if (!model.isBlank()) {
      var colon = model.indexOf(':');
      var provider = colon < 0 ? "" : model.substring(0, colon);
      talk.draft.model(side, provider, model.substring(colon + 1), took);
    }
  }

  /// The first end counts: one that was stopped by a rule is told of twice.
  private static void end(Talk talk, JsonValues.Node event) {
    if (!talk.over && !event.text("reason").isBlank()) {
      talk.draft.aside("reasons of the end", Fate.KEPT);
      talk.draft.note("ended", OneLine.of(event.text("reason")));
    }
    talk.over = true;
  }

  private static void other(Talk talk, String type) {
    if (!BOOKKEEPING.contains(type)) {
      talk.draft.aside("events \"" + OneLine.cut(type, 40) + "\"", Fate.LEFT);
    }
  }

  /// Hands over the conversations that were heard.
  void finish(Findings findings) {
    talks.forEach((id, talk) -> findings.talks.add(talk.draft.finish(id)));
  }
}
