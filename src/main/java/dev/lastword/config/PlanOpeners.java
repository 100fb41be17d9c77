package dev.lastword.config;

import dev.lastword.text.Slug;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads how the talks of a plan begin: texts, files, or neither.
final class PlanOpeners {
  private static final int LONGEST_ID = 24;

  private final SourceText source;
  private final Path base;
  private final List<Problem> problems;
  private final List<Plan.Opening> openings = new ArrayList<>();
  private final UniqueIds ids = new UniqueIds();
  private final Map<String, String> texts = new HashMap<>();

  PlanOpeners(SourceText source, Path base, List<Problem> problems) {
    this.source = source;
    this.base = base;
    this.problems = problems;
  }

  List<Plan.Opening> read(Node.@Nullable Entry openers) throws IOException {
    if (openers == null || (openers.value() instanceof Node.Scalar word && word.absent())) {
      return List.of(Plan.Opening.NONE);
    }
    switch (openers.value()) {
      case Node.Sequence(var items, _, _) when !items.isEmpty() -> {
        for (var item : items) {
          opener(item);
        }
      }
      case Node.Scalar _, Node.Sequence _, Node.Mapping _ ->
          problem(openers.value(), "openers is a list of at least one", "leave it out for none");
    }
    return openings;
  }

  private void opener(Node item) throws IOException {
    switch (item) {
      case Node.Scalar text when !text.absent() -> add(text, null, text.text(), text.text());
      case Node.Mapping row -> row(row);
      case Node.Scalar _, Node.Sequence _ ->
          problem(item, "an opener is a text or a mapping", "such as {id: hello, text: Hello}");
    }
  }

  private void row(Node.Mapping row) throws IOException {
    var fields = new Fields(source, row, Key.names(PlanKeys.OPENER), problems);
    var id = fields.value("id", PlanMembers::id);
    var text = fields.scalar("text");
    var file = fields.scalar("file");
    if ((text == null) == (file == null)) {
      problem(row, "an opener has a text or a file", "such as {id: hello, text: Hello}");
    } else if (text != null) {
      add(row, id, text.text(), text.text());
    } else if (file != null) {
      var read = file(file);
      if (read != null) {
        add(row, id, Personas.stem(Path.of(file.text())), read);
      }
    }
  }

  private @Nullable String file(Node.Scalar file) throws IOException {
    try {
      var text = TextFile.orText(Given.at(file, source, base).with("@" + file.text()));
      if (LiteralKey.in(text)) {
        problem(file, "this file holds what looks like a key, and openers are sent", "take it out");
      }
      return text;
    } catch (UsageException e) {
      problems.addAll(e.problems());
      return null;
    }
  }

  /// Adds one; its id is the user's, or made of `from`.
  private void add(Node at, @Nullable String id, String from, String text) {
    var before = texts.get(text);
    if (before != null) {
      problem(at, "this opener is the same text as \"" + before + "\"", "repeat: 2 says it twice");
      return;
    }
    if (id != null && !ids.take(id)) {
      problem(at, "the opener \"" + id + "\" stands here again", "ids are unique");
      return;
    }
    var own = id == null ? ids.unused(from.isBlank() ? "blank" : Slug.of(from, LONGEST_ID)) : id;
    texts.put(text, own);
    openings.add(new Plan.Opening(own, text));
  }

  private void problem(Node at, String message, String hint) {
    problems.add(source.problem(at.line(), at.column(), message, hint));
  }
}
