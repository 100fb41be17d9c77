package dev.lastword.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/// Writes a sheet as Markdown: the same words and figures, tables in place of charts.
public final class SheetMarkdown {
  private static final String SPECIAL = "\\`*_[]<>|#!~&{}$";

  private final StringBuilder out = new StringBuilder(1 << 12);

  private SheetMarkdown() {}

  /// Writes a sheet.
  ///
  /// @param sheet what it says
  /// @param mark a comment of ours for the second line, by which programs know the file
  /// @return the text; none of its words acts as Markdown or HTML
  public static String of(Sheet sheet, String mark) {
    var writer = new SheetMarkdown();
    writer.line("# " + text(sheet.headline()) + "\n" + mark);
    writer.line(text(sheet.lead()));
    writer.line(text(sheet.crumb()));
    writer.table(List.of("figure", "value"), facts(sheet));
    sheet.parts().forEach(writer::part);
    writer.out.append("---\n\n");
    sheet.colophon().forEach(line -> writer.line(text(line)));
    return writer.out.toString();
  }

  private static List<List<String>> facts(Sheet sheet) {
    return sheet.facts().stream()
        .map(fact -> List.of(text(fact.name()), text(fact.value())))
        .toList();
  }

  private void part(Sheet.Part part) {
    line("## " + text(part.heading().title()));
    line(text(part.heading().intro()));
    switch (part) {
      case Sheet.Table table -> table(table);
      case Sheet.Heat heat -> heat(heat);
      case Sheet.Curve curve -> curve(curve);
      case Sheet.Spans spans -> spans(spans);
      case Sheet.Savings savings -> savings(savings);
      case Sheet.Quotes quotes -> quotes.all().forEach(this::quote);
    }
  }

  private void table(Sheet.Table table) {
    var rows = table.rows().stream().map(row -> row.stream().map(this::cell).toList()).toList();
    var width = rows.stream().mapToInt(List::size).max().orElse(1);
    var blank = Collections.nCopies(width, " ");
    var columns = table.columns().stream().map(SheetMarkdown::text).toList();
    table(columns.isEmpty() ? blank : columns, rows);
    line(text(table.note()));
  }

  private String cell(Sheet.Cell cell) {
    if (cell.code()) {
      return code(cell.text());
    }
    var link = cell.link();
    return link == null ? text(cell.text()) : link(cell.text(), link);
  }

  /// Something to type, between more backticks than stand in it.
  private static String code(String text) {
    var fence = "`";
    while (text.contains(fence)) {
      fence += "`";
    }
    return text.isEmpty() ? "" : fence + " " + text.replace("|", "\\|") + " " + fence;
  }

  private void heat(Sheet.Heat heat) {
    grid(heat, "messages", Sheet.Square::figure);
    grid(
        heat,
        "endings",
        square ->
            square.reason() == null
                ? ""
                : square.reason().symbol().substring(2) + " " + square.share());
    table(
        List.of("ending", "talks"),
        heat.endings().stream()
            .map(bar -> List.of(text(bar.name()), String.valueOf(bar.count())))
            .toList());
    line(text(heat.note()));
  }

  private void grid(Sheet.Heat heat, String corner, Function<Sheet.Square, String> word) {
    var columns = new ArrayList<>(List.of(corner));
    heat.columns().forEach(column -> columns.add(text(column)));
    var rows = new ArrayList<List<String>>();
    for (var i = 0; i < heat.rows().size(); i++) {
      var row = new ArrayList<>(List.of(text(heat.rows().get(i))));
      heat.cells()
          .get(i)
          .forEach(square -> row.add(square.title().isEmpty() ? "·" : text(word.apply(square))));
      rows.add(row);
    }
    table(columns, rows);
  }

  private void curve(Sheet.Curve curve) {
    table(
        List.of("after message", "still alive"),
        curve.all().points().stream()
            .map(step -> List.of(String.valueOf(step.after()), Charts.percent(step.left())))
            .toList());
    line(text(curve.note()));
    if (!curve.single().isEmpty()) {
      table(
          List.of(text(curve.caption()), "talks", "half over by"),
          curve.single().stream()
              .map(one -> List.of(text(one.name()), String.valueOf(one.talks()), one.half()))
              .toList());
    }
  }

  private void spans(Sheet.Spans spans) {
    table(
        List.of("talk", "closing began", "stopped after"),
        spans.rows().stream()
            .map(span ->
                List.of(
                    span.link() == null ? text(span.name()) : link(span.name(), span.link()),
                    Charts.figure(span.onset()),
                    Charts.figure(span.stop())))
            .toList());
    line(text(spans.note()));
  }

  private void savings(Sheet.Savings savings) {
    savings
        .rows()
        .forEach(row ->
            out.append("- ")
                .append(text(row.name() + ": " + row.saved() + " " + row.words()))
                .append('\n'));
    out.append('\n');
    line(text(savings.note()));
  }

  private void quote(Sheet.Quote quote) {
    line("> " + text(quote.first()));
    line("> " + text(quote.second()));
    line(link(quote.a() + " ↔ " + quote.b() + ", " + quote.where(), quote.link()));
  }

  private void table(List<String> columns, List<List<String>> rows) {
    row(columns);
    row(Collections.nCopies(columns.size(), "---"));
    rows.forEach(this::row);
    out.append('\n');
  }

  private void row(List<String> cells) {
    out.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private void line(String line) {
    if (!line.isEmpty()) {
      out.append(line).append("\n\n");
    }
  }

  private static String link(String words, Link link) {
    return "[" + text(words) + "](" + link.href() + ")";
  }

  /// Words that mean nothing to Markdown.
  static String text(String words) {
    var escaped = new StringBuilder(words.length() + 8);
    for (var i = 0; i < words.length(); i++) {
      var c = words.charAt(i);
      if (c == '<') {
        // A backslash is enough for Markdown, and not for every reader of it.
        escaped.append("&lt;");
        continue;
      }
      if (SPECIAL.indexOf(c) >= 0) {
        escaped.append('\\');
      }
      escaped.append(c);
    }
    return escaped.toString();
  }
}
