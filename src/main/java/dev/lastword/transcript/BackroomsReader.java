package dev.lastword.transcript;

import dev.lastword.detect.Utterance.Finish;
import dev.lastword.transcript.Aside.Fate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads what UniversalBackrooms writes. The name of the speaker stands alone on a line behind a
/// blank one: as `### Name ###` where the file begins so, with a colon behind it in older files.
/// Nothing is escaped, so only the two names that come most often are taken for names.
final class BackroomsReader {
  private static final String ENDED = " has ended the conversation with ^C^C.";
  private static final int LONGEST_NAME = 60;

  private final Source source;
  private final List<String> lines;
  private final boolean hashes;
  private final Draft draft = new Draft(Transcript.Form.BACKROOMS);

  private BackroomsReader(Source source) {
    this.source = source;
    this.lines = source.text().lines().toList();
    this.hashes = lines.stream().anyMatch(line -> !hashed(line).isEmpty());
  }

  /// Whether a text is one: it begins with a name, and two names take turns.
  static boolean suits(String text) {
    var reader = new BackroomsReader(new Source("", "", text));
    var names = reader.names();
    var first = reader.lines.stream().filter(line -> !line.isBlank()).findFirst().orElse("");
    var begins = first.startsWith("### Backrooms Run") || !reader.name(first).isEmpty();
    return begins && names.size() >= 2 && (reader.hashes || takeTurns(reader.chosen(), names));
  }

  /// Headings of any text end in colons too; what sets a talk apart is that two of them come again,
  /// one as often as the other.
  private static boolean takeTurns(List<String> chosen, Map<String, Integer> names) {
    int most = names.getOrDefault(chosen.getFirst(), 0);
    int next = names.getOrDefault(chosen.getLast(), 0);
    return most >= 2 && most - next <= 1;
  }

  static Transcript read(Source source) throws NotATranscriptException {
    return new BackroomsReader(source).read();
  }

  private Transcript read() throws NotATranscriptException {
    var names = chosen();
    if (names.isEmpty()) {
      throw source.bad("no speaker, such as \"### Claude 1 ###\" or \"Claude 1:\"");
    }
    var at = 0;
    while (at < lines.size() && !isName(at, names)) {
      head(lines.get(at++));
    }
    while (at < lines.size()) {
      var to = at + 1;
      while (to < lines.size() && !isName(to, names)) {
        to++;
      }
      message(name(lines.get(at)), at + 1, to, names);
      at = to;
    }
    return draft.finish(source.id());
  }

  /// What stands before the first message.
  private void head(String line) {
    if (line.startsWith("Started: ")) {
      draft.started = Times.of(line.substring("Started: ".length()), source.manner().zone());
    } else if (line.startsWith("Template: ")) {
      draft.title = line.substring("Template: ".length());
    } else if (!line.isBlank() && hashed(line).isEmpty() && !isRound(line)) {
      draft.aside("lines before the first message", Fate.KEPT);
      draft.lines.add(new Line.Operator(line));
    }
  }

  private void message(String name, int from, int to, List<String> names)
      throws NotATranscriptException {
    var end = to;
    while (end > from && (lines.get(end - 1).isBlank() || isRound(lines.get(end - 1)))) {
      end--;
    }
    var last = end > from ? lines.get(end - 1) : "";
    var over = names.stream().anyMatch(one -> last.equals(one + ENDED));
    if (over) {
      end--;
      while (end > from && lines.get(end - 1).isBlank()) {
        end--;
      }
    }
    var side = draft.sideOf(name);
    if (side == null) {
      throw source.bad("\"" + name + "\" speaks in a conversation of " + draft.speakers());
    }
    draft.say(side, String.join("\n", lines.subList(from, end)), Finish.COMPLETE, null);
    if (over) {
      draft.aside("reasons of the end", Fate.KEPT);
      draft.note("ended", last);
    }
  }

  /// How often each name stands where one can stand.
  private Map<String, Integer> names() {
    var names = new LinkedHashMap<String, Integer>();
    for (var i = 0; i < lines.size(); i++) {
      if (mayBeName(i)) {
        names.merge(name(lines.get(i)), 1, Integer::sum);
      }
    }
    return names;
  }

  private List<String> chosen() {
    var names = names();
    var sorted = new ArrayList<>(names.keySet());
    sorted.sort((one, other) -> names.getOrDefault(other, 0) - names.getOrDefault(one, 0));
    return List.copyOf(sorted.subList(0, Math.min(2, sorted.size())));
  }

  private boolean isName(int i, List<String> names) {
    return mayBeName(i) && names.contains(name(lines.get(i)));
  }

  private boolean mayBeName(int i) {
    var alone = i == 0 || lines.get(i - 1).isBlank();
    return alone
        && !name(lines.get(i)).isEmpty()
        && (hashes || (i + 1 < lines.size() && !lines.get(i + 1).isBlank()));
  }

  /// The name on a line; empty where there is none.
  private String name(String line) {
    if (hashes) {
      var name = hashed(line);
      return name.equals("Backrooms Run") ? "" : name;
    }
    var fits =
        line.endsWith(":")
            && line.length() > 1
            && line.length() <= LONGEST_NAME
            && Character.isLetterOrDigit(line.codePointAt(0));
    return fits ? OneLine.of(line.substring(0, line.length() - 1)) : "";
  }

  private static String hashed(String line) {
    var fits =
        line.startsWith("### ")
            && line.endsWith(" ###")
            && line.length() > 8
            && line.length() <= LONGEST_NAME + 8;
    return fits ? OneLine.of(line.substring(4, line.length() - 4)) : "";
  }

  private boolean isRound(String line) {
    return hashes && line.startsWith("### Round ") && line.length() < 30;
  }
}
