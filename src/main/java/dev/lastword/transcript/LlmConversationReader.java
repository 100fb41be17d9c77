package dev.lastword.transcript;

import dev.lastword.detect.Utterance.Finish;
import dev.lastword.transcript.Aside.Fate;
import java.util.ArrayList;
import java.util.List;

/// Reads what llm-conversation saves: as JSON, or as text with a section for each agent and a line
/// of eighty dashes between messages.
final class LlmConversationReader {
  private static final String AGENTS = "=== Agent 1 ===";
  private static final String TALK = "=== Conversation ===";
  private static final String RULE = "─".repeat(80);

  private LlmConversationReader() {}

  /// Whether a text is one.
  static boolean suits(String text) {
    return text.startsWith(AGENTS + "\n") && text.contains("\n" + TALK + "\n");
  }

  static Transcript read(JsonValues.Node node, String id) throws NotATranscriptException {
    if (!node.hasList("conversation")) {
      throw node.bad("no list \"conversation\", as llm-conversation has it");
    }
    var draft = new Draft(Transcript.Form.LLM_CONVERSATION);
    var agents = new ArrayList<Agent>();
    for (var agent : node.nodes("agents")) {
      var name = OneLine.of(agent.text("name"));
      agents.add(new Agent(name, agent.text("model"), agent.text("system_prompt")));
    }
    prompts(agents, draft);
    for (var message : node.nodes("conversation")) {
      var name = OneLine.of(message.text("agent"));
      if (!say(name, message.text("content"), agents, draft)) {
        throw message.bad("\"" + name + "\" speaks in a conversation of " + draft.speakers());
      }
    }
    MessageReader.passedOver(node, draft);
    return draft.finish(MessageReader.id(node, id));
  }

  static Transcript read(Source source) throws NotATranscriptException {
    var text = source.text();
    var start = text.indexOf("\n" + TALK + "\n");
    if (start < 0) {
      throw source.bad("no \"" + TALK + "\", as llm-conversation has it");
    }
    var draft = new Draft(Transcript.Form.LLM_CONVERSATION);
    var agents = agents(text.substring(0, start));
    prompts(agents, draft);
    var talk = text.substring(start + TALK.length() + 2);
    var messages =
        (talk.startsWith("\n") ? talk.substring(1) : talk).split("\n\n" + RULE + "\n\n", -1);
    for (var message : messages) {
      message(source, message.endsWith("\n") ? chopped(message) : message, agents, draft);
    }
    return draft.finish(source.id());
  }

  private static String chopped(String message) {
    return message.substring(0, message.length() - 1);
  }

  /// Who speaks, as the file describes them.
  private record Agent(String name, String model, String prompt) {}

  private static List<Agent> agents(String head) {
    var agents = new ArrayList<Agent>();
    for (var section : head.split("=== Agent ", -1)) {
      var name = field(section, "Name: ");
      if (!name.isEmpty()) {
        var at = section.indexOf("\nSystem Prompt: ");
        var prompt = at < 0 ? "" : section.substring(at + "\nSystem Prompt: ".length()).strip();
        agents.add(new Agent(OneLine.of(name), field(section, "Model: "), prompt));
      }
    }
    return agents;
  }

  private static String field(String section, String label) {
    return section
        .lines()
        .filter(line -> line.startsWith(label))
        .map(line -> line.substring(label.length()))
        .findFirst()
        .orElse("");
  }

  private static void prompts(List<Agent> agents, Draft draft) {
    for (var agent : agents) {
      if (!agent.prompt.isBlank()) {
        draft.aside("system prompts", Fate.KEPT);
        draft.note(Parts.label("system prompt", agent.name), agent.prompt);
      }
    }
  }

  private static void message(Source source, String text, List<Agent> agents, Draft draft)
      throws NotATranscriptException {
    for (var agent : agents) {
      if (text.startsWith(agent.name + ": ") || text.equals(agent.name + ":")) {
        var from = Math.min(text.length(), agent.name.length() + 2);
        if (!say(agent.name, text.substring(from), agents, draft)) {
          throw source.bad(
              "\"" + agent.name + "\" speaks in a conversation of " + draft.speakers());
        }
        return;
      }
    }
    if (!text.isBlank()) {
      draft.warn("a text before \"" + OneLine.cut(text, 40) + "\" names none of the agents");
      draft.aside("texts of nobody", Fate.KEPT);
      draft.lines.add(new Line.Operator(text));
    }
  }

  private static boolean say(String name, String text, List<Agent> agents, Draft draft) {
    var side = draft.sideOf(name);
    if (side == null) {
      return false;
    }
    draft.say(side, text, Finish.COMPLETE, null);
    agents.stream()
        .filter(agent -> agent.name.equals(name) && !agent.model.isBlank())
        .findFirst()
        .ifPresent(agent -> draft.model(side, "ollama", agent.model, null));
    return true;
  }
}
