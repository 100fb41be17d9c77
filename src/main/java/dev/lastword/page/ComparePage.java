package dev.lastword.page;

import dev.lastword.archive.Dossier;
import dev.lastword.journal.Judged;
import dev.lastword.talk.Message;
import dev.lastword.talk.Side;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Two to four conversations side by side, before they are drawn: aligned by message, or by where
/// their closing begins.
///
/// @param columns the conversations
/// @param figures what they come to
/// @param rows their messages, aligned
/// @param byClosing whether they are aligned by their closing
/// @param otherwise the link of the other alignment
/// @param cut how many rows are not shown
/// @param more the link that shows them; empty: all are shown
public record ComparePage(
    List<Column> columns,
    List<Figure> figures,
    List<Row> rows,
    boolean byClosing,
    String otherwise,
    int cut,
    String more) {
  private static final int SHOWN = 120;
  private static final int CLIPPED = 420;

  /// Copies the lists.
  public ComparePage {
    columns = List.copyOf(columns);
    figures = List.copyOf(figures);
    rows = List.copyOf(rows);
  }

  /// A conversation.
  ///
  /// @param href its page
  /// @param a the first voice
  /// @param b the second
  /// @param strip its picture
  /// @param id its id
  /// @param without the link of the page without it
  public record Column(String href, String a, String b, String strip, String id, String without) {}

  /// A figure of each.
  ///
  /// @param name what is counted
  /// @param values one a conversation
  public record Figure(String name, List<String> values) {
    /// Copies the values.
    public Figure {
      values = List.copyOf(values);
    }
  }

  /// Messages that stand side by side.
  ///
  /// @param label what the row is called
  /// @param cells one a conversation
  public record Row(String label, List<Cell> cells) {
    /// Copies the cells.
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /// A message, or nothing.
  ///
  /// @param number its number; 0: there is none
  /// @param href where it is read in whole
  /// @param a whether the first voice said it
  /// @param speaker who said it
  /// @param html what was said
  /// @param kind its class; empty: plain talk
  /// @param symbol the drawing of that
  /// @param onset whether the closing begins with it
  /// @param stop whether it was over after it
  /// @param after whether it came after the end
  /// @param clipped whether it is too long to be shown in whole
  public record Cell(
      int number,
      String href,
      boolean a,
      String speaker,
      String html,
      String kind,
      String symbol,
      boolean onset,
      boolean stop,
      boolean after,
      boolean clipped) {
    static final Cell NONE = new Cell(0, "", true, "", "", "", "", false, false, false, false);
  }

  /// Puts conversations side by side.
  ///
  /// @param names where they stand, raw, in order
  /// @param dossiers the conversations
  /// @param byClosing whether they are aligned by their closing
  /// @param whole whether all rows are shown
  /// @return the page
  public static ComparePage of(
      List<String> names, List<Dossier> dossiers, boolean byClosing, boolean whole) {
    var columns = new ArrayList<Column>();
    for (var i = 0; i < names.size(); i++) {
      columns.add(column(names, i, dossiers.get(i)));
    }
    var rows = rows(names, dossiers, byClosing);
    var shown = whole ? rows.size() : Math.min(SHOWN, rows.size());
    var link = link(names, byClosing);
    return new ComparePage(
        columns,
        figures(dossiers),
        rows.subList(0, shown),
        byClosing,
        link(names, !byClosing),
        rows.size() - shown,
        shown == rows.size() ? "" : link + "&whole");
  }

  private static String link(List<String> names, boolean byClosing) {
    var all = names.stream().map(name -> "of=" + Link.encode(name)).toList();
    return "/compare?" + String.join("&", all) + (byClosing ? "&by=closing" : "");
  }

  private static Column column(List<String> names, int at, Dossier dossier) {
    var rest = new ArrayList<>(names);
    rest.remove(at);
    var transcript = dossier.transcript();
    return new Column(
        talk(names.get(at)),
        Plain.line(TalkStory.name(transcript, Side.A), 40),
        Plain.line(TalkStory.name(transcript, Side.B), 40),
        StripOf.of(dossier).svg(264, Figures.messages(transcript.messages().size())),
        Plain.line(dossier.found().id(), 60),
        link(rest, false));
  }

  private static String talk(String name) {
    return "/talk?of=" + Link.encode(name);
  }

  private static List<Row> rows(List<String> names, List<Dossier> dossiers, boolean byClosing) {
    var shifts = new ArrayList<Integer>();
    var first = 1;
    var last = 0;
    for (var dossier : dossiers) {
      var stop = dossier.stop();
      var shift = byClosing && stop != null ? 1 - stop.onset() : 0;
      shifts.add(shift);
      first = Math.min(first, 1 + shift);
      last = Math.max(last, dossier.transcript().messages().size() + shift);
    }
    var messages = dossiers.stream().map(dossier -> dossier.transcript().messages()).toList();
    var rows = new ArrayList<Row>();
    for (var at = first; at <= last; at++) {
      var cells = new ArrayList<Cell>();
      for (var i = 0; i < dossiers.size(); i++) {
        cells.add(cell(names.get(i), dossiers.get(i), messages.get(i), at - shifts.get(i)));
      }
      rows.add(new Row(label(at, byClosing), cells));
    }
    return rows;
  }

  private static String label(int at, boolean byClosing) {
    if (!byClosing) {
      return String.valueOf(at);
    }
    return at > 1 ? "+" + (at - 1) : at == 1 ? "onset" : "−" + (1 - at);
  }

  private static Cell cell(String name, Dossier dossier, List<Message> messages, int number) {
    if (number < 1 || number > messages.size()) {
      return Cell.NONE;
    }
    var message = messages.get(number - 1);
    var verdict = dossier.verdict(number);
    var kind = Kind.of(verdict == null ? "" : verdict.reading().kind());
    var spans = verdict == null ? List.<Judged.Span>of() : verdict.reading().spans();
    var stop = dossier.stop();
    return new Cell(
        number,
        talk(name) + "#m" + number,
        message.side() == Side.A,
        Plain.line(message.speaker(), 40),
        Prose.html(Evidence.of(message.text(), spans)),
        kind.live() ? "" : kind.code(),
        kind.symbol(),
        stop != null && number == stop.onset(),
        stop != null && number == stop.after(),
        stop != null && number > stop.after(),
        message.text().length() > CLIPPED);
  }

  private static List<Figure> figures(List<Dossier> dossiers) {
    var stops = dossiers.stream().map(dossier -> Stops.of(dossier.stop())).toList();
    return List.of(
        new Figure(
            "Over after",
            each(
                dossiers,
                stops,
                (dossier, stop) ->
                    stop.after == 0 ? "no end found" : Figures.messages(stop.after))),
        new Figure(
            "Closing began",
            each(dossiers, stops, (_, stop) -> stop.onset == 0 ? "–" : String.valueOf(stop.onset))),
        new Figure("Rule", each(dossiers, stops, (_, stop) -> stop.rule)),
        new Figure(
            "Messages",
            each(
                dossiers,
                stops,
                (dossier, _) -> String.valueOf(dossier.transcript().messages().size()))),
        new Figure(
            "Words to the end",
            each(dossiers, stops, (dossier, stop) -> Figures.grouped(words(dossier, stop.after)))),
        new Figure(
            "Said by the first voice",
            each(dossiers, stops, (dossier, stop) -> share(dossier, stop.after))),
        new Figure(
            "Shared words", each(dossiers, stops, (dossier, stop) -> shared(dossier, stop.after))));
  }

  private record Stops(int onset, int after, String rule) {
    private static Stops of(Judged.@Nullable Stop stop) {
      return stop == null
          ? new Stops(0, 0, "–")
          : new Stops(stop.onset(), stop.after(), Plain.line(stop.rule(), 40));
    }
  }

  private interface Counting {
    String of(Dossier dossier, Stops stop);
  }

  private static List<String> each(List<Dossier> dossiers, List<Stops> stops, Counting counting) {
    var values = new ArrayList<String>();
    for (var i = 0; i < dossiers.size(); i++) {
      values.add(Objects.requireNonNull(counting.of(dossiers.get(i), stops.get(i))));
    }
    return values;
  }

  private static List<Message> until(Dossier dossier, int stop) {
    var all = dossier.transcript().messages();
    return stop == 0 ? all : all.subList(0, Math.min(stop, all.size()));
  }

  private static long words(Dossier dossier, int stop) {
    return until(dossier, stop).stream().mapToLong(message -> Figures.words(message.text())).sum();
  }

  private static String share(Dossier dossier, int stop) {
    var all = words(dossier, stop);
    var a =
        until(dossier, stop).stream()
            .filter(message -> message.side() == Side.A)
            .mapToLong(message -> Figures.words(message.text()))
            .sum();
    return all == 0 ? "–" : Math.round(100.0 * a / all) + " %";
  }

  /// Of all the different words, how many both voices use.
  private static String shared(Dossier dossier, int stop) {
    var a = new HashSet<String>();
    var b = new HashSet<String>();
    until(dossier, stop)
        .forEach(message -> vocabulary(message.side() == Side.A ? a : b, message.text()));
    var all = new HashSet<>(a);
    all.addAll(b);
    a.retainAll(b);
    return all.isEmpty() ? "–" : Math.round(100.0 * a.size() / all.size()) + " %";
  }

  private static void vocabulary(Set<String> words, String text) {
    var word = new StringBuilder();
    var lower = text.toLowerCase(Locale.ROOT);
    for (var i = 0; i <= lower.length(); i++) {
      if (i < lower.length() && Character.isLetter(lower.charAt(i))) {
        word.append(lower.charAt(i));
      } else if (!word.isEmpty()) {
        words.add(word.toString());
        word.setLength(0);
      }
    }
  }
}
