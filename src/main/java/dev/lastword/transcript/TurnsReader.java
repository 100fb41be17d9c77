package dev.lastword.transcript;

import dev.lastword.detect.Utterance.Finish;
import dev.lastword.talk.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads text with numbered turns, as in seed 000: `Conversation N: title`, `Turn N`, a receipt and
/// two speakers whose labels stand alone on a line and come again in each turn. Text before the
/// first conversation and after the last message belongs to the document, not to a conversation.
final class TurnsReader {
  private static final int LONGEST_LABEL = 80;

  private final Source source;
  private final List<String> lines;

  private TurnsReader(Source source) {
    this.source = source;
    this.lines = source.text().lines().toList();
  }

  /// Whether a text has turns.
  static boolean suits(String text) {
    return text.lines().anyMatch(line -> number("Turn ", line, "") == 1);
  }

  static List<Transcript> read(Source source) throws NotATranscriptException {
    return new TurnsReader(source).read();
  }

  private List<Transcript> read() throws NotATranscriptException {
    var talks = talks();
    var speakers = speakers(talks);
    var transcripts = new ArrayList<Transcript>();
    for (var talk : talks) {
      var last = talk == talks.getLast();
      var id = talks.size() == 1 ? source.id() : source.id() + "-" + (transcripts.size() + 1);
      transcripts.add(transcript(talk, speakers, id, last));
    }
    return transcripts;
  }

  /// The conversations and their turns, as ranges of lines.
  private List<Talk> talks() {
    var talks = new ArrayList<Talk>();
    for (var i = 0; i < lines.size(); i++) {
      if (standsAlone(i) && number("Conversation ", lines.get(i), ":") == talks.size() + 1) {
        talks.add(new Talk(lines.get(i), i));
      } else if (standsAlone(i) && startsTurn(i, talks)) {
        talks.getLast().turns.add(i);
      }
    }
    talks.removeIf(talk -> talk.turns.isEmpty());
    for (var i = 0; i < talks.size(); i++) {
      talks.get(i).end = i + 1 < talks.size() ? talks.get(i + 1).start : lines.size();
    }
    return talks;
  }

  private boolean startsTurn(int i, List<Talk> talks) {
    var number = number("Turn ", lines.get(i), "");
    if (number == 1 && talks.isEmpty()) {
      talks.add(new Talk(null, 0));
    }
    return number > 0 && !talks.isEmpty() && number == talks.getLast().turns.size() + 1;
  }

  private Speakers speakers(List<Talk> talks) throws NotATranscriptException {
    var first = new HashMap<String, Integer>();
    var all = new HashMap<String, Integer>();
    for (var talk : talks) {
      for (var n = 0; n < talk.turns.size(); n++) {
        var labels = labels(talk.turns.get(n) + 1, talk.endOf(n));
        if (!labels.isEmpty()) {
          first.merge(labels.getFirst(), 1, Integer::sum);
        }
        labels.stream().distinct().forEach(label -> all.merge(label, 1, Integer::sum));
      }
    }
    var a = mostFrequent(first);
    all.remove(a);
    var b = mostFrequent(all);
    if (a.isEmpty() || b.isEmpty()) {
      throw source.bad("turns without the labels of two speakers, such as \"Human:\"");
    }
    return new Speakers(a, b);
  }

  private static String mostFrequent(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .max(
            Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse("");
  }

  private Transcript transcript(Talk talk, Speakers speakers, String id, boolean last) {
    var draft = new Draft(Transcript.Form.TURNS);
    draft.title = talk.title;
    draft.sideOf(speakers.a.substring(0, speakers.a.length() - 1));
    draft.sideOf(speakers.b.substring(0, speakers.b.length() - 1));
    for (var line : lines.subList(talk.start, talk.turns.getFirst())) {
      var routing = RoutingForm.read(Side.B, line);
      if (routing != null) {
        draft.routing.add(routing);
      }
    }
    for (var n = 0; n < talk.turns.size(); n++) {
      var from = talk.turns.get(n) + 1;
      turn(draft, speakers, from, talk.endOf(n), last && n == talk.turns.size() - 1);
    }
    return draft.finish(id);
  }

  private void turn(Draft draft, Speakers speakers, int from, int to, boolean last) {
    var a = find(speakers.a, from, to);
    var b = find(speakers.b, Math.max(a + 1, from), to);
    if (a < 0 && b < 0) {
      draft.warn("the turn at line " + from + " holds no message");
    }
    if (a >= 0) {
      draft.say(Side.A, body(a + 1, b < 0 ? to : b, last && b < 0), Finish.COMPLETE, null);
    }
    if (b >= 0) {
      var telemetry = telemetry(from, a < 0 ? b : a);
      draft.say(Side.B, body(b + 1, to, last), Finish.COMPLETE, telemetry);
    }
  }

  private @Nullable Telemetry telemetry(int from, int to) {
    for (var line : lines.subList(from, to)) {
      var bar = line.indexOf(" | Latency: ");
      if (line.startsWith("Receipt: ") && bar >= 9) {
        var latency = RoutingForm.millis(line.substring(bar + 12).strip());
        return new Telemetry(line.substring(9, bar), latency, null);
      }
    }
    return null;
  }

  /// The text between two lines without the blank lines around it. The last one of the file ends
  /// where two blank lines part it from what the document says next.
  private String body(int from, int to, boolean last) {
    var first = from;
    while (first < to && lines.get(first).isBlank()) {
      first++;
    }
    var end = first;
    while (end < to && !(last && isBlank(end) && isBlank(end + 1))) {
      end++;
    }
    while (end > first && lines.get(end - 1).isBlank()) {
      end--;
    }
    return String.join("\n", lines.subList(first, end));
  }

  private List<String> labels(int from, int to) {
    var labels = new ArrayList<String>();
    for (var i = from; i < to; i++) {
      if (isLabel(i)) {
        labels.add(lines.get(i));
      }
    }
    return labels;
  }

  private int find(String label, int from, int to) {
    for (var i = from; i < to; i++) {
      if (lines.get(i).equals(label) && standsAlone(i)) {
        return i;
      }
    }
    return -1;
  }

  private boolean isLabel(int i) {
    var line = lines.get(i);
    return line.length() > 1
        && line.length() <= LONGEST_LABEL
        && line.endsWith(":")
        && !Character.isWhitespace(line.charAt(0))
        && standsAlone(i);
  }

  private boolean standsAlone(int i) {
    return isBlank(i - 1) && isBlank(i + 1) && !isBlank(i);
  }

  private boolean isBlank(int i) {
    return i < 0 || i >= lines.size() || lines.get(i).isBlank();
  }

  /// The number in a line such as `Turn 3`; 0 where it is another line.
  private static int number(String before, String line, String after) {
    if (!line.startsWith(before)) {
      return 0;
    }
    var number = 0;
    var at = before.length();
    while (at < line.length() && at < before.length() + 6 && isDigit(line.charAt(at))) {
      number = number * 10 + (line.charAt(at++) - '0');
    }
    var fits = after.isEmpty() ? line.length() == at : line.startsWith(after, at);
    return fits ? number : 0;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /// The two labels.
  private record Speakers(String a, String b) {}

  /// A conversation as a range of lines.
  private static final class Talk {
    final @Nullable String title;
    final int start;
    final List<Integer> turns = new ArrayList<>();
    int end;

    Talk(@Nullable String title, int start) {
      this.title = title;
      this.start = start;
    }

    int endOf(int turn) {
      return turn + 1 < turns.size() ? turns.get(turn + 1) : end;
    }
  }
}
