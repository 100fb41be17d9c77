package dev.lastword.page;

import dev.lastword.archive.Dossier;
import dev.lastword.journal.Judged;
import dev.lastword.talk.Side;
import dev.lastword.text.TokenEstimate;
import dev.lastword.transcript.Line;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Why a talk ends where it ends, and what the cap would have let it cost.
final class TalkWhy {
  private final Dossier dossier;
  private final TalkPage.Setting setting;
  private final List<Line.Said> said;

  TalkWhy(Dossier dossier, TalkPage.Setting setting, List<Line.Said> said) {
    this.dossier = dossier;
    this.setting = setting;
    this.said = said;
  }

  /// In words.
  ///
  /// @param ended how it ended where the judge did not end it
  TalkPage.Why why(String ended) {
    var stop = dossier.stop();
    if (stop == null) {
      var footer = dossier.transcript().footer();
      var detail = footer == null ? "" : footer.detail();
      var lead = setting.running() ? "It has not ended." : ended + " " + detail;
      return new TalkPage.Why(
          setting.running() ? "Still talking" : "How it ends", lead, List.of(), highest(), "");
    }
    var facts =
        List.of(
            Figures.fact("Rule", stop.rule()),
            Figures.fact(
                "Score",
                TalkMaking.decimal(stop.score()) + " of " + TalkMaking.decimal(stop.threshold())),
            new TalkPage.Fact("Onset", List.of(Words.of("message "), Words.message(stop.onset()))));
    return new TalkPage.Why("Why it ends here", stop.account(), quotes(stop), facts, costs(stop));
  }

  private List<TalkPage.Fact> highest() {
    return dossier.verdicts().stream()
        .map(Judged::reading)
        .max((x, y) -> Double.compare(x.score(), y.score()))
        .filter(reading -> reading.score() > 0)
        .map(reading ->
            List.of(
                new TalkPage.Fact(
                    "Highest score",
                    List.of(
                        Words.of(
                            TalkMaking.decimal(reading.score())
                                + " of "
                                + TalkMaking.decimal(dossier.threshold())
                                + ", at message "),
                        Words.message(reading.message())))))
        .orElse(List.of());
  }

  private List<TalkPage.Quote> quotes(Judged.Stop stop) {
    var quotes = new ArrayList<TalkPage.Quote>();
    for (var reading : stop.because()) {
      var kind = Kind.of(reading.kind());
      var text = testimony(reading);
      var more = reading.score() - reading.before();
      quotes.add(
          new TalkPage.Quote(
              reading.message(),
              reading.side() == Side.A,
              TalkStory.name(dossier.transcript(), reading.side()),
              text,
              kind.code(),
              kind.symbol(),
              more > 0.05 ? "+" + TalkMaking.decimal(more) : ""));
    }
    return quotes;
  }

  /// The words that say most: those of the message's own class, and of these the longest.
  private static String testimony(Judged.Reading reading) {
    return reading.spans().stream()
        .max(
            Comparator.comparing((Judged.Span span) -> span.kind().equals(reading.kind()))
                .thenComparingInt(span -> span.to() - span.from()))
        .map(Judged.Span::quote)
        .orElse("");
  }

  /// What went on after the end cost, or what the cap would have let it cost.
  private String costs(Judged.Stop stop) {
    if (stop.after() < said.size()) {
      var went =
          dossier.recorded() ? "The judge spoke and the talk went on to " : "The file goes on to ";
      return went
          + said.size()
          + ". Stopping would have saved "
          + new TalkFacts(dossier, setting, said).unneeded()
          + " of output"
          + spent(stop)
          + ".";
    }
    var footer = dossier.transcript().footer();
    var cap = footer == null ? null : footer.cap();
    if (cap == null || cap <= said.size() || said.size() < 2) {
      return "";
    }
    var left = cap - said.size();
    var last = TokenEstimate.of(said.getLast().text());
    var before = TokenEstimate.of(said.get(said.size() - 2).text());
    var tokens = (left + 1) / 2 * before + left / 2 * last;
    return "The cap of %d would have let it go on for %s: about %s tokens of output, if each were as long as its side's last%s."
        .formatted(cap, Figures.messages(left), Figures.grouped(tokens), reckoned(left));
  }

  private String spent(Judged.Stop stop) {
    var sum = BigDecimal.ZERO;
    for (var answer : dossier.answers().tailMap(stop.after() + 1).values()) {
      var cost = answer.reply().usage().cost();
      if (cost == null) {
        return "";
      }
      sum = sum.add(cost);
    }
    return sum.signum() == 0 ? "" : " and " + Figures.money(sum);
  }

  private String reckoned(int left) {
    var a = dossier.answers().get(said.size());
    var b = dossier.answers().get(said.size() - 1);
    var last = a == null ? null : a.reply().usage().cost();
    var before = b == null ? null : b.reply().usage().cost();
    if (last == null || before == null || last.add(before).signum() == 0) {
      return "";
    }
    var sum =
        before
            .multiply(BigDecimal.valueOf((left + 1) / 2))
            .add(last.multiply(BigDecimal.valueOf(left / 2)));
    return ", and at least " + Figures.money(sum);
  }
}
