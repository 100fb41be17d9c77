package dev.lastword.config;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the configuration of the `attractors` project as a plan of ours. Its parts keep their
/// places, so that what is wrong with them is shown where the user wrote it.
///
/// There, every two models talk in both directions through OpenRouter; the first message is said by
/// side a; `max_turns` counts the calls after it; a reply that ends with the codeword is the last.
final class Attractors {
  private static final List<String> KEYS =
      List.of(
          "initial_message",
          "max_workers",
          "max_turns",
          "end_codeword",
          "conversations_per_pair",
          "system_prompt",
          "output_dir",
          "models");
  private static final List<String> MODEL =
      List.of("name", "model_id", "temperature", "system_prompt", "max_tokens");

  // What the project does where its file says nothing.
  private static final String TURNS = "10";
  private static final String TEMPERATURE = "0.7";

  private final SourceText source;
  private final List<Problem> problems;
  private final List<Problem> warnings;

  Attractors(SourceText source, List<Problem> problems, List<Problem> warnings) {
    this.source = source;
    this.problems = problems;
    this.warnings = warnings;
  }

  /// Whether a file is in that form.
  static boolean is(Node.Mapping map) {
    return map.entry("models") != null
        && List.of("version", "kind", "personas", "pairs").stream()
            .allMatch(key -> map.entry(key) == null);
  }

  Node.Mapping plan(Node.Mapping map) {
    var fields = new Fields(source, map, KEYS, problems);
    var plan = new ArrayList<Node.Entry>();
    put(plan, map, "version", word(map, "1"));
    put(plan, map, "personas", models(map, fields));
    var first = fields.scalar("initial_message");
    if (first == null) {
      problem(map, "initial_message is missing", "it is what is said first");
    } else {
      var row = new ArrayList<Node.Entry>();
      put(row, first, "id", word(first, "initial"));
      put(row, first, "text", first);
      put(plan, first, "openers", sequence(first, List.of(mapping(first, row))));
    }
    put(plan, map, "repeat", fields.scalar("conversations_per_pair"));
    put(plan, map, "max_messages", messages(map, fields));
    put(plan, map, "jobs", fields.scalar("max_workers"));
    put(plan, map, "stop", stop(fields));
    warn(map);
    return mapping(map, plan);
  }

  private @Nullable Node models(Node.Mapping map, Fields fields) {
    var entry = map.entry("models");
    if (entry == null || !(entry.value() instanceof Node.Sequence(var items, _, _))) {
      problem(map, "models is a list", "such as [{name: …, model_id: …}]");
      return null;
    }
    var shared = fields.scalar("system_prompt");
    var personas = new ArrayList<Node>();
    for (var item : items) {
      if (item instanceof Node.Mapping model) {
        personas.add(model(model, shared));
      } else {
        problem(item, "a model is a mapping", "such as {name: …, model_id: …}");
      }
    }
    return sequence(entry.value(), personas);
  }

  private Node model(Node.Mapping model, Node.@Nullable Scalar shared) {
    var fields = new Fields(source, model, MODEL, problems);
    var who = new ArrayList<Node.Entry>();
    put(who, model, "name", fields.scalar("name"));
    var id = fields.scalar("model_id");
    if (id == null) {
      problem(model, "model_id is missing", "such as moonshotai/kimi-k2");
    } else {
      put(
          who,
          id,
          "model",
          new Node.Scalar("openrouter:" + id.text(), false, id.line(), id.column()));
    }
    var own = fields.scalar("system_prompt");
    put(who, model, "system", own == null && model.entry("system_prompt") == null ? shared : own);
    var temperature = fields.scalar("temperature");
    put(who, model, "temperature", temperature == null ? word(model, TEMPERATURE) : temperature);
    put(who, model, "max_tokens", fields.scalar("max_tokens"));
    return mapping(model, who);
  }

  /// The first message is not among its turns, and is among our messages.
  private Node messages(Node.Mapping map, Fields fields) {
    var turns = fields.scalar("max_turns");
    var at = turns == null ? word(map, TURNS) : turns;
    try {
      return new Node.Scalar(
          "" + (Amounts.count(at.text(), 999_999) + 1), true, at.line(), at.column());
    } catch (IllegalArgumentException e) {
      problem(at, "max_turns is \"" + at.text() + "\"", String.valueOf(e.getMessage()));
      return word(at, "1");
    }
  }

  private @Nullable Node stop(Fields fields) {
    var word = fields.scalar("end_codeword");
    if (word == null || word.text().isBlank()) {
      return null;
    }
    var pattern = Pattern.quote(word.text().strip()) + "\\s*$";
    var quoted = new Node.Scalar(pattern, false, word.line(), word.column());
    var entries = new ArrayList<Node.Entry>();
    put(entries, word, "patterns", sequence(word, List.of(quoted)));
    return mapping(word, entries);
  }

  private void warn(Node.Mapping map) {
    var output = map.entry("output_dir");
    if (output != null) {
      warning(output.key(), "output_dir has no place in a plan", "files go to the archive");
    }
    warning(
        map,
        "read as a plan of attractors; here the judge also ends a talk that is over",
        "stop: {policy: off} leaves the codeword and the cap alone");
  }

  private static void put(List<Node.Entry> to, Node at, String key, @Nullable Node value) {
    if (value != null) {
      to.add(new Node.Entry(word(at, key), value));
    }
  }

  private static Node.Scalar word(Node at, String text) {
    return new Node.Scalar(text, true, at.line(), at.column());
  }

  private static Node.Sequence sequence(Node at, List<Node> items) {
    return new Node.Sequence(List.copyOf(items), at.line(), at.column());
  }

  private static Node.Mapping mapping(Node at, List<Node.Entry> entries) {
    return new Node.Mapping(List.copyOf(entries), at.line(), at.column());
  }

  private void problem(Node at, String message, String hint) {
    problems.add(source.problem(at.line(), at.column(), message, hint));
  }

  private void warning(Node at, String message, String hint) {
    warnings.add(source.problem(at.line(), at.column(), message, hint));
  }
}
