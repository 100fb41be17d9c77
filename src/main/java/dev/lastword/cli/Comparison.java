package dev.lastword.cli;

import dev.lastword.talk.Message;
import dev.lastword.talk.Side;
import dev.lastword.text.Neutral;
import dev.lastword.text.Width;
import dev.lastword.transcript.Transcript;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Conversations in columns, aligned by the numbers of their messages. Every line may be shown.
final class Comparison {
  private static final int NARROWEST = 24;
  private static final int WIDEST = 72;

  private final List<Transcript> talks;
  private final List<List<Message>> messages;
  private final Palette palette;
  private final boolean all;
  private final int width;
  private final boolean beside;
  private final String gap;

  /// @param columns the width of the terminal
  /// @param all whether messages that are the same in all are shown too
  Comparison(List<Transcript> talks, Palette palette, int columns, boolean all) {
    this.talks = talks;
    this.messages = talks.stream().map(Transcript::messages).toList();
    this.palette = palette;
    this.all = all;
    this.gap = palette.ascii() ? " | " : " │ ";
    var each = (columns - (talks.size() - 1) * gap.length()) / talks.size();
    this.beside = each >= NARROWEST;
    this.width = Math.min(WIDEST, Math.max(NARROWEST / 2, beside ? each : columns - 4));
  }

  List<String> lines() {
    var lines = new ArrayList<>(row(talks.stream().map(this::head).toList()));
    var longest = messages.stream().mapToInt(List::size).max().orElse(0);
    var from = 1;
    for (var number = 1; number <= longest; number++) {
      if (!all && isSame(messages, number)) {
        continue;
      }
      same(lines, from, number - 1);
      from = number + 1;
      var at = number;
      lines.add("");
      lines.addAll(row(IntStream.range(0, talks.size()).mapToObj(talk -> cell(talk, at)).toList()));
    }
    same(lines, from, longest);
    lines.add("");
    lines.addAll(row(talks.stream().map(this::end).toList()));
    return lines;
  }

  /// Whether all conversations have the message, from the same side and in the same words.
  static boolean isSame(List<List<Message>> messages, int number) {
    var first = at(messages.getFirst(), number);
    return first != null
        && messages.stream()
            .map(talk -> at(talk, number))
            .allMatch(one ->
                one != null && one.side() == first.side() && one.text().equals(first.text()));
  }

  static @Nullable Message at(List<Message> talk, int number) {
    return number <= talk.size() ? talk.get(number - 1) : null;
  }

  private void same(List<String> lines, int from, int to) {
    if (from > to) {
      return;
    }
    lines.add("");
    var which = from == to ? "message " + from : "messages " + from + " to " + to;
    lines.add(palette.dim("= " + which + (from == to ? " is" : " are") + " the same in all"));
  }

  private List<String> head(Transcript talk) {
    var pair = talk.speakers().stream().map(Neutral::line).collect(Collectors.joining(" ↔ "));
    var cell = new ArrayList<String>();
    Width.wrap(signs(pair), width).forEach(line -> cell.add(palette.bold(line)));
    cell.addAll(Width.wrap(Neutral.line(talk.id()), width));
    return cell;
  }

  private List<String> end(Transcript talk) {
    var footer = talk.footer();
    var count = talk.messages().size() + (talk.messages().size() == 1 ? " message" : " messages");
    var words = footer == null ? count : count + ", " + Neutral.line(footer.ending());
    return Width.wrap(palette.stop() + " " + words, width);
  }

  private List<String> cell(int talk, int number) {
    var message = at(messages.get(talk), number);
    if (message == null) {
      return List.of();
    }
    var cell = new ArrayList<String>();
    var mark =
        palette.ascii()
            ? message.side().code().toUpperCase(Locale.ROOT) + ">"
            : message.side() == Side.A ? "●" : "○";
    var name = Neutral.line(message.speaker());
    var room = Math.max(4, width - Integer.toString(number).length() - 5);
    var head = mark + " " + Width.truncate(name, room) + "  " + number;
    cell.add(message.side() == Side.A ? palette.bold(head) : palette.second(head));
    var text = Neutral.text(message.text()).strip();
    var body = Width.wrap(text.isEmpty() ? "(no text)" : text, width - 2);
    for (var line : body) {
      // nobody draws the rule between two columns
      var own = "  " + line.replace('│', '┆');
      cell.add(message.side() == Side.A ? own : palette.second(own));
    }
    return cell;
  }

  private String signs(String line) {
    return palette.ascii() ? Ascii.of(line) : line;
  }

  /// Cells beside each other, or under each other where they do not fit.
  private List<String> row(List<List<String>> cells) {
    if (!beside) {
      return cells.stream().flatMap(List::stream).toList();
    }
    var lines = new ArrayList<String>();
    var height = cells.stream().mapToInt(List::size).max().orElse(0);
    for (var i = 0; i < height; i++) {
      var at = i;
      lines.add(
          cells.stream()
              .map(cell -> padded(at < cell.size() ? cell.get(at) : ""))
              .collect(Collectors.joining(gap))
              .stripTrailing());
    }
    return lines;
  }

  /// Filled up to the width by what is seen of it: colours take no room.
  private String padded(String cell) {
    return cell + " ".repeat(Math.max(0, width - Width.of(bare(cell))));
  }

  private static String bare(String cell) {
    var bare = new StringBuilder(cell.length());
    for (var i = 0; i < cell.length(); i++) {
      if (cell.charAt(i) == '\u001b') {
        i = cell.indexOf('m', i);
      } else {
        bare.append(cell.charAt(i));
      }
    }
    return bare.toString();
  }
}
