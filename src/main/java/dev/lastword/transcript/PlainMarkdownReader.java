package dev.lastword.transcript;

import dev.lastword.detect.Utterance.Finish;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads Markdown of our shape without our mark, as in seed 001. Nothing in it is escaped, so a
/// message may hold rules and headings of its own: only a rule followed by the heading of one of
/// the two speakers parts two messages.
final class PlainMarkdownReader {
  private final Source source;
  private final List<String> lines;
  private final Draft draft = new Draft(Transcript.Form.PLAIN_MARKDOWN);
  private int at;

  private PlainMarkdownReader(Source source) {
    this.source = source;
    this.lines = lines(source.text());
  }

  static Transcript read(Source source) throws NotATranscriptException {
    return new PlainMarkdownReader(source).read();
  }

  private Transcript read() throws NotATranscriptException {
    var start = lines.indexOf(MarkdownWriter.RULE);
    var headings = start < 0 ? Map.<String, Integer>of() : headings(start);
    int early = headingBefore(start, headings);
    if (early > 0) {
      lines.add(early, MarkdownWriter.RULE);
      start = early;
      headings = headings(start);
    }
    if (headings.isEmpty()) {
      throw source.bad("Markdown without a message: none has the form \"---\", \"### Speaker\"");
    }
    var speakers = speakers(lines.getFirst().substring(2), headings);
    var header = new MarkdownHeader(draft);
    header.read(new Cursor(String.join("\n", lines.subList(1, start + 1))));
    at = start;
    while (at < lines.size()) {
      message(speakers);
    }
    header.compare();
    return draft.finish(source.id());
  }

  /// The first message may follow the title without a rule: its heading, if a speaker's; else 0.
  private int headingBefore(int start, Map<String, Integer> headings) {
    for (var i = 1; i < start; i++) {
      var line = lines.get(i);
      if (line.startsWith(MarkdownWriter.HEADING)) {
        var name = OneLine.of(line.substring(MarkdownWriter.HEADING.length()));
        boolean known = headings.containsKey(name) || lines.getFirst().contains(name);
        return known && !headings.isEmpty() ? i : 0;
      }
    }
    return 0;
  }

  /// How often each name stands in a heading after a rule.
  private Map<String, Integer> headings(int start) {
    var headings = new LinkedHashMap<String, Integer>();
    for (var i = start; i < lines.size(); i++) {
      var name = nameAfterRule(i);
      if (name != null) {
        headings.merge(name, 1, Integer::sum);
      }
    }
    return headings;
  }

  private Set<String> speakers(String title, Map<String, Integer> headings) {
    for (var i = title.indexOf(MarkdownWriter.ARROW); i >= 0; i = nextArrow(title, i)) {
      var a = title.substring(0, i);
      var b = title.substring(i + MarkdownWriter.ARROW.length());
      var spoken = headings.containsKey(a) || headings.containsKey(b);
      if (spoken && !a.equals(b) && draft.sideOf(a) != null && draft.sideOf(b) != null) {
        return Set.of(a, b);
      }
    }
    draft.title = title;
    return mostFrequent(headings);
  }

  private static int nextArrow(String title, int from) {
    return title.indexOf(MarkdownWriter.ARROW, from + 1);
  }

  private Set<String> mostFrequent(Map<String, Integer> headings) {
    var names = new ArrayList<>(headings.keySet());
    names.sort((one, other) -> headings.getOrDefault(other, 0) - headings.getOrDefault(one, 0));
    if (names.size() > 2) {
      draft.warn("headings other than those of " + names.subList(0, 2) + " are text");
    }
    return Set.copyOf(names.subList(0, Math.min(2, names.size())));
  }

  /// Reads the message whose rule is at the current line, and goes on to the next rule.
  private void message(Set<String> speakers) {
    var name = nameAfterRule(at);
    var from = heading(at) + 1;
    var to = from;
    while (to < lines.size() && !isBoundary(to, speakers)) {
      to++;
    }
    at = to;
    var side = name == null || !speakers.contains(name) ? null : draft.sideOf(name);
    if (side != null) {
      draft.say(side, body(from, to), Finish.COMPLETE, null);
    } else if (from <= lines.size()) {
      draft.warn("the text at line " + from + " belongs to no message");
    }
  }

  private String body(int from, int to) {
    var first = from < to && lines.get(from).isEmpty() ? from + 1 : from;
    var last = to > first && lines.get(to - 1).isEmpty() ? to - 1 : to;
    return String.join("\n", lines.subList(first, last));
  }

  private boolean isBoundary(int i, Set<String> speakers) {
    if (!lines.get(i).equals(MarkdownWriter.RULE)) {
      return false;
    }
    var name = nameAfterRule(i);
    return name != null ? speakers.contains(name) : heading(i) == lines.size();
  }

  private @Nullable String nameAfterRule(int i) {
    var heading = lines.get(i).equals(MarkdownWriter.RULE) ? heading(i) : lines.size();
    if (heading == lines.size() || !lines.get(heading).startsWith(MarkdownWriter.HEADING)) {
      return null;
    }
    var name = OneLine.of(lines.get(heading).substring(MarkdownWriter.HEADING.length()));
    return name.isEmpty() ? null : name;
  }

  /// The first line after a rule that is not empty.
  private int heading(int rule) {
    var i = rule + 1;
    while (i < lines.size() && lines.get(i).isEmpty()) {
      i++;
    }
    return i;
  }

  /// The lines; where the title ends in CRLF, all ends of lines are taken to be that.
  private static List<String> lines(String text) {
    var end = text.indexOf('\n');
    var crlf = end > 0 && text.charAt(end - 1) == '\r';
    var plain = crlf ? text.replace("\r\n", "\n") : text;
    return new ArrayList<>(List.of(plain.split("\n", -1)));
  }
}
