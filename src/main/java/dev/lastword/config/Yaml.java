package dev.lastword.config;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads one strict YAML document: a mapping of at most 1 MiB without tags, anchors, aliases, merge
/// keys, duplicate keys or second documents. It reads events and builds no object, so nothing in a
/// file can name a class or unfold.
final class Yaml {
  static final int MOST_BYTES = 1 << 20;
  static final int MOST_PROBLEMS = 50;
  private static final int DEEPEST = 32;

  private final SourceText source;
  private final int firstLine;
  private final List<Problem> problems;
  private final Iterator<Event> events;

  private Yaml(SourceText source, int firstLine, List<Problem> problems, Iterator<Event> events) {
    this.source = source;
    this.firstLine = firstLine;
    this.problems = problems;
    this.events = events;
  }

  /// What stops the reading where it stands; the problem is in the list already.
  private static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /// Reads a document.
  ///
  /// @param source the file it stands in
  /// @param yaml the document
  /// @param firstLine the line of the file its first line is, from 1
  /// @param problems where what is wrong is added
  /// @return the mapping, empty for an empty document; null where it cannot be read on
  static Node.@Nullable Mapping read(
      SourceText source, String yaml, int firstLine, List<Problem> problems) {
    if (yaml.length() > MOST_BYTES || yaml.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      problems.add(source.problem("its YAML is larger than 1 MiB", "put long text into a file"));
      return null;
    }
    var settings = LoadSettings.builder().setLabel(source.name()).build();
    try {
      var events = new Parse(settings).parseString(yaml).iterator();
      return new Yaml(source, firstLine, problems, events).document();
    } catch (Refused e) {
      return null;
    } catch (YamlEngineException e) {
      problems.add(unreadable(source, yaml, firstLine, e));
      return null;
    }
  }

  private static Problem unreadable(
      SourceText source, String yaml, int firstLine, YamlEngineException e) {
    return switch (e) {
      case MarkedYamlEngineException marked when marked.getProblemMark().isPresent() -> {
        var mark = marked.getProblemMark().get();
        yield source.problem(
            firstLine + mark.getLine(),
            mark.getColumn() + 1,
            "not YAML: " + marked.getProblem(),
            "");
      }
      case ReaderException reader -> {
        var before = yaml.codePoints().limit(reader.getPosition()).toArray();
        var line = 0;
        var column = 1;
        for (var point : before) {
          line += point == '\n' ? 1 : 0;
          column = point == '\n' ? 1 : column + 1;
        }
        yield source.problem(
            firstLine + line, column, "not YAML: a control character stands here", "");
      }
      default -> source.problem("not YAML: " + e.getMessage(), "");
    };
  }

  private Node.Mapping document() throws Refused {
    events.next(); // the stream begins
    var first = events.next();
    if (!(first instanceof DocumentStartEvent)) {
      return new Node.Mapping(List.of(), firstLine, 1);
    }
    var root = node(events.next(), 1);
    events.next(); // the document ends
    var after = events.next();
    if (after instanceof DocumentStartEvent) {
      throw refuse(after, "a second YAML document begins here", "one document a file");
    }
    return switch (root) {
      case Node.Mapping mapping -> mapping;
      case Node.Scalar scalar when scalar.absent() ->
          new Node.Mapping(List.of(), scalar.line(), scalar.column());
      case Node.Scalar scalar -> throw refuse(scalar, "keys and values are needed here");
      case Node.Sequence sequence -> throw refuse(sequence, "keys and values are needed here");
    };
  }

  private Node node(Event event, int depth) throws Refused {
    if (depth > DEEPEST) {
      throw refuse(event, "nested deeper than " + DEEPEST + " levels", "");
    }
    if (event instanceof AliasEvent) {
      throw refuse(event, "YAML aliases are not read", "write the value out");
    }
    refuseProperties(event);
    return switch (event) {
      case ScalarEvent scalar -> scalar(scalar);
      case SequenceStartEvent start -> sequence(start, depth);
      case MappingStartEvent start -> mapping(start, depth);
      default -> throw refuse(event, "this YAML is not understood", "");
    };
  }

  private void refuseProperties(Event event) throws Refused {
    if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
      throw refuse(event, "YAML anchors are not read", "write the value out where it is needed");
    }
    var tag =
        switch (event) {
          case ScalarEvent scalar -> scalar.getTag();
          case CollectionStartEvent start -> start.getTag();
          default -> Optional.<String>empty();
        };
    if (tag.isPresent()) {
      throw refuse(event, "YAML tags are not read: " + tag.get(), "");
    }
  }

  private Node.Scalar scalar(ScalarEvent event) {
    return new Node.Scalar(event.getValue(), event.isPlain(), line(event), column(event));
  }

  private Node.Sequence sequence(SequenceStartEvent start, int depth) throws Refused {
    var items = new ArrayList<Node>();
    for (var event = events.next(); !(event instanceof SequenceEndEvent); event = events.next()) {
      items.add(node(event, depth + 1));
    }
    return new Node.Sequence(List.copyOf(items), line(start), column(start));
  }

  private Node.Mapping mapping(MappingStartEvent start, int depth) throws Refused {
    var entries = new ArrayList<Node.Entry>();
    Set<String> seen = new HashSet<>();
    for (var event = events.next(); !(event instanceof MappingEndEvent); event = events.next()) {
      if (!(node(event, depth + 1) instanceof Node.Scalar key)) {
        throw refuse(event, "a key must be a word", "");
      }
      if (key.plain() && "<<".equals(key.text())) {
        throw refuse(event, "YAML merge keys are not read", "write the values out");
      }
      var value = node(events.next(), depth + 1);
      if (seen.add(key.text())) {
        entries.add(new Node.Entry(key, value));
      } else if (problems.size() < MOST_PROBLEMS) {
        problems.add(
            source.problem(
                key.line(), key.column(), "the key \"" + key.text() + "\" stands here again", ""));
      }
    }
    return new Node.Mapping(List.copyOf(entries), line(start), column(start));
  }

  private Refused refuse(Event event, String message, String hint) {
    problems.add(source.problem(line(event), column(event), message, hint));
    return new Refused();
  }

  private Refused refuse(Node node, String message) {
    problems.add(source.problem(node.line(), node.column(), message, "such as name: kimi"));
    return new Refused();
  }

  private int line(Event event) {
    return firstLine + event.getStartMark().map(Mark::getLine).orElse(0);
  }

  private static int column(Event event) {
    return event.getStartMark().map(Mark::getColumn).orElse(0) + 1;
  }
}
