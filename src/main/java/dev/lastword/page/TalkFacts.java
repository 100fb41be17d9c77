package dev.lastword.page;

import dev.lastword.archive.Dossier;
import dev.lastword.archive.Proof;
import dev.lastword.journal.Judged;
import dev.lastword.text.TokenEstimate;
import dev.lastword.transcript.Line;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The figures of a reading page that prove what it says.
final class TalkFacts {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private final Dossier dossier;
  private final TalkPage.Setting setting;
  private final List<Line.Said> said;
  private final Judged.@Nullable Stop stop;

  TalkFacts(Dossier dossier, TalkPage.Setting setting, List<Line.Said> said) {
    this.dossier = dossier;
    this.setting = setting;
    this.said = said;
    this.stop = dossier.stop();
  }

  List<TalkPage.Fact> all() {
    var facts = new ArrayList<TalkPage.Fact>();
    var started = dossier.transcript().started();
    if (started != null) {
      facts.add(Figures.fact("Recorded", when(started, dossier.transcript().ended())));
    }
    facts.add(
        Figures.fact(
            "Words",
            Figures.grouped(said.stream().mapToLong(line -> Figures.words(line.text())).sum())));
    var judged = dossier.policy().code() + (dossier.recorded() ? "" : ", now");
    facts.add(Figures.fact("Judged", judged));
    if (stop != null && stop.after() < said.size()) {
      facts.add(Figures.fact("Not needed", unneeded()));
    }
    cost(facts);
    receipts(facts);
    lineage(facts);
    return facts;
  }

  /// How much came after the end.
  String unneeded() {
    var tail = tail();
    var tokens = tail.stream().mapToLong(line -> TokenEstimate.of(line.text())).sum();
    return Figures.messages(tail.size()) + ", about " + Figures.grouped(tokens) + " tokens";
  }

  private List<Line.Said> tail() {
    return stop == null || stop.after() >= said.size()
        ? List.of()
        : said.subList(stop.after(), said.size());
  }

  private void cost(List<TalkPage.Fact> facts) {
    if (dossier.answers().isEmpty()) {
      return;
    }
    var sum = BigDecimal.ZERO;
    for (var answer : dossier.answers().values()) {
      var cost = answer.reply().usage().cost();
      if (cost == null) {
        facts.add(Figures.fact("Cost", "unknown"));
        return;
      }
      sum = sum.add(cost);
    }
    facts.add(Figures.fact("Cost", Figures.money(sum)));
  }

  private void receipts(List<TalkPage.Fact> facts) {
    var proof = dossier.proof();
    if (proof == null) {
      facts.add(Figures.fact("Receipts", "none, no journal"));
      return;
    }
    var state = state(proof);
    var count = dossier.answers().size();
    var text =
        count == 0 ? "no calls, journal " + state : Figures.grouped(count) + ", chain " + state;
    var last = count == 0 ? null : dossier.answers().lastKey();
    var value = last == null ? Words.of(text) : new Words(text, setting.receipt(last));
    facts.add(new TalkPage.Fact("Receipts", List.of(value)));
  }

  /// What a proof comes to, in a few words.
  static String state(Proof proof) {
    return switch (proof.standing()) {
      case FINE -> "intact";
      case UNFINISHED -> "incomplete";
      case UNSIGNED -> "not signed";
      case ALTERED -> "altered";
    };
  }

  private void lineage(List<TalkPage.Fact> facts) {
    var start = dossier.start();
    var lineage = start == null ? null : start.lineage();
    if (lineage != null) {
      facts.add(Figures.fact("Forked", "from " + lineage.id() + " after message " + lineage.at()));
    }
  }

  private static String when(LocalDateTime started, @Nullable LocalDateTime ended) {
    if (ended == null || TIME.format(ended).equals(TIME.format(started))) {
      return DAY.format(started);
    }
    return ended.toLocalDate().equals(started.toLocalDate())
        ? DAY.format(started) + "–" + TIME.format(ended)
        : DAY.format(started) + " – " + DAY.format(ended);
  }
}
