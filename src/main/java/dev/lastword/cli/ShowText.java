package dev.lastword.cli;

import dev.lastword.archive.Dossier;
import dev.lastword.talk.Message;
import dev.lastword.text.Neutral;
import dev.lastword.text.Width;
import dev.lastword.transcript.Footer;
import dev.lastword.transcript.Line;
import dev.lastword.transcript.Transcript;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A conversation on a page: who and when, the two voices as they were on the screen, why it ended.
final class ShowText {
  private final PrintStream out;
  private final Palette palette;
  private final int columns;

  /// @param columns the width of the terminal; 0: nobody wraps
  ShowText(PrintStream out, Palette palette, int columns) {
    this.out = out;
    this.palette = palette;
    this.columns = columns;
  }

  void talk(Dossier dossier, boolean receipts) {
    var talk = dossier.transcript();
    head(talk).forEach(out::println);
    out.println();
    var voices = voices();
    var number = 0;
    for (var line : talk.lines()) {
      switch (line) {
        case Line.Said said ->
            voices.complete(
                new Message(++number, said.side(), talk.speaker(said.side()), said.text()));
        case Line.Operator(var words) -> voices.operator(words);
      }
    }
    voices.finish();
    if (voices instanceof ScreenVoices) {
      out.println();
    }
    end(talk).forEach(out::println);
    if (receipts) {
      lines(receipts(dossier));
    }
  }

  /// Writes lines of others, a blank one before.
  void lines(List<String> lines) {
    out.println();
    lines.forEach(line -> out.println(palette.ascii() ? Ascii.of(line) : line));
  }

  private Voices voices() {
    return palette.ascii()
        ? new PlainVoices(out, () -> columns == 0 ? 0 : ScreenVoices.textWidth(columns))
        : new ScreenVoices(out, () -> columns, palette, () -> {});
  }

  private List<String> head(Transcript talk) {
    var lines = new ArrayList<String>();
    var pair = talk.speakers().stream().map(Neutral::line).collect(Collectors.joining(" ↔ "));
    lines.add(palette.bold(signs(pair.isEmpty() ? Neutral.line(talk.id()) : pair)));
    var facts = new ArrayList<String>();
    facts.add(talk.id());
    if (talk.title() != null) {
      facts.add(talk.title());
    }
    var started = talk.started();
    if (started != null) {
      facts.add(started.toString().replace('T', ' '));
    }
    var count = talk.messages().size();
    facts.add(Figures.count(count) + (count == 1 ? " message" : " messages"));
    var origin = talk.origin();
    if (origin != null) {
      facts.add("from " + origin.file());
    }
    var line = Neutral.line(String.join(", ", facts));
    Width.wrap(line, width()).forEach(part -> lines.add(palette.dim(part)));
    return lines;
  }

  private List<String> end(Transcript talk) {
    var footer = talk.footer();
    if (footer == null) {
      return List.of();
    }
    var lines = new ArrayList<String>();
    lines.add(palette.bold(palette.stop() + " " + Neutral.line(ending(talk, footer))));
    for (var words : List.of(footer.account(), footer.detail())) {
      if (!words.isEmpty()) {
        Width.wrap(signs(Neutral.line(words)), width()).forEach(part -> lines.add("  " + part));
      }
    }
    return lines;
  }

  private static String ending(Transcript talk, Footer footer) {
    return "Over after "
        + talk.messages().size()
        + ": "
        + footer.ending()
        + (footer.onset() == null ? "" : ", begun at " + footer.onset());
  }

  private List<String> receipts(Dossier dossier) {
    var grid = new Grid("><<>>", "message", "receipt", "model", "took", "tokens");
    var number = 0;
    var some = false;
    for (var line : dossier.transcript().lines()) {
      if (line instanceof Line.Said said) {
        number++;
        var answer = dossier.answers().get(number);
        var known = said.telemetry();
        var latency = known == null ? null : known.latency();
        var receipt = known == null ? null : known.receipt();
        some |= receipt != null || latency != null;
        grid.add(
            Integer.toString(number),
            receipt == null ? "-" : Neutral.line(receipt),
            answer == null ? "" : Neutral.line(served(answer)),
            latency == null ? "" : Figures.span(latency),
            answer == null ? "" : tokens(answer.reply().usage().completionTokens()));
      }
    }
    return some ? grid.lines() : List.of("no receipts: nothing is known of how these came about");
  }

  private static String served(Dossier.Answer answer) {
    var served = answer.reply().served().model();
    return served == null ? answer.sent().endpoint().model() : served;
  }

  private static String tokens(@Nullable Long count) {
    return count == null ? "" : Figures.count(count);
  }

  private String signs(String line) {
    return palette.ascii() ? Ascii.of(line) : line;
  }

  private int width() {
    return columns == 0 ? Integer.MAX_VALUE : ScreenVoices.textWidth(columns);
  }
}
