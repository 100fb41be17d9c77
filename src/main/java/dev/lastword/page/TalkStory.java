package dev.lastword.page;

import dev.lastword.archive.Dossier;
import dev.lastword.archive.Proof;
import dev.lastword.journal.Judged;
import dev.lastword.talk.Ending;
import dev.lastword.talk.Side;
import dev.lastword.text.TokenEstimate;
import dev.lastword.transcript.Line;
import dev.lastword.transcript.Transcript;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a reading page says in words: what happened, the figures that prove it, why it ends.
final class TalkStory {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private final Dossier dossier;
  private final Transcript transcript;
  private final TalkPage.Setting setting;
  private final List<Line.Said> said;
  private final Judged.@Nullable Stop stop;

  TalkStory(Dossier dossier, TalkPage.Setting setting, List<Line.Said> said) {
    this.dossier = dossier;
    this.transcript = dossier.transcript();
    this.setting = setting;
    this.said = said;
    this.stop = dossier.stop();
  }

  /// The name of a side, also where nobody spoke on it.
  static String name(Transcript transcript, Side side) {
    var at = side == Side.A ? 0 : 1;
    return transcript.speakers().size() > at ? transcript.speakers().get(at) : side.code();
  }

  List<Words> sentences() {
    var words = new ArrayList<Words>();
    if (stop != null) {
      words.add(Words.of("Over after message "));
      words.add(Words.message(stop.after()));
      words.add(Words.of(stop.after() < said.size() ? " of " + said.size() + ". " : ". "));
      reason(words, stop);
      return words;
    }
    if (setting.running()) {
      return List.of(Words.of("Goes on: " + messages(said.size()) + " so far."));
    }
    if (said.isEmpty()) {
      return List.of(Words.of("Nothing was said."));
    }
    words.add(Words.of(ended()));
    return words;
  }

  private static void reason(List<Words> words, Judged.Stop stop) {
    words.add(Words.of(sentence(stop.rule())));
    words.add(Words.message(stop.onset()));
    words.add(Words.of(stop.rule().equals("mutual-closing") ? ", with nothing left open." : "."));
  }

  /// The beginning of a sentence that ends with the message where it began.
  private static String sentence(String rule) {
    return switch (rule) {
      case "mutual-closing" -> "Both sides had closed, from message ";
      case "stage-directions" -> "Only stage directions were left, from message ";
      case "repeated-refusals" -> "Nobody wanted to go on, from message ";
      case "echo" -> "Each said what the other said, from message ";
      case "cycle" -> "The same messages came round again, from message ";
      case "chant" -> "Only sound was left, from message ";
      case "silence" -> "Only blank messages were left, from message ";
      case "stuck" -> "One side had nothing to add, from message ";
      case "stop-token" -> "Both had asked for the end, from message ";
      case "phrase" -> "A phrase that ends it was said in message ";
      case "pattern" -> "A pattern that ends it was met in message ";
      default -> "The judge ended it (" + rule + "), from message ";
    };
  }

  private String ended() {
    var footer = transcript.footer();
    var ending = footer == null ? null : Ending.of(footer.ending()).orElse(null);
    var many = messages(said.size());
    if (footer == null) {
      return many + ", and no end was found.";
    }
    if (ending == null) {
      return many + ". The file calls its ending " + footer.ending() + ".";
    }
    return switch (ending) {
      case MESSAGES, TOKENS, COST, TIME ->
          "Ran to its cap of " + cap(ending) + ". No end was found in " + many + ".";
      case SCRIPT_END -> "The script had no further line after " + many + ".";
      case OPERATOR -> "Stopped by its operator after " + many + ".";
      case BUDGET -> "The budget was spent after " + many + ".";
      case KILL_SWITCH -> "Its provider was shut after " + many + ".";
      case MODEL_CHANGED -> "Another model answered after " + many + ".";
      case CONTEXT -> "The talk no longer fitted the model after " + many + ".";
      case ERROR -> "Broken off by an error after " + many + ".";
      case MUTUAL_CLOSING,
          STAGE_DIRECTIONS,
          REPEATED_REFUSALS,
          ECHO,
          CYCLE,
          CHANT,
          SILENCE,
          STUCK,
          STOP_TOKEN,
          PHRASE,
          PATTERN ->
          "Ended by the judge then (" + ending.code() + "); judged now, no end is found.";
    };
  }

  private String cap(Ending ending) {
    var footer = transcript.footer();
    return ending == Ending.MESSAGES && footer != null && footer.cap() != null
        ? messages(footer.cap())
        : ending.code();
  }

  List<TalkPage.Fact> facts() {
    var facts = new ArrayList<TalkPage.Fact>();
    var started = transcript.started();
    if (started != null) {
      facts.add(fact("Recorded", when(started, transcript.ended())));
    }
    facts.add(fact("Words", grouped(said.stream().mapToLong(line -> words(line.text())).sum())));
    var judged = dossier.policy().code() + (dossier.recorded() ? "" : ", now");
    facts.add(fact("Judged", judged));
    if (stop != null && stop.after() < said.size()) {
      facts.add(fact("Not needed", unneeded()));
    }
    cost(facts);
    receipts(facts);
    lineage(facts);
    return facts;
  }

  private String unneeded() {
    var tail = tail();
    var tokens = tail.stream().mapToLong(line -> TokenEstimate.of(line.text())).sum();
    return messages(tail.size()) + ", about " + grouped(tokens) + " tokens";
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
        facts.add(fact("Cost", "unknown"));
        return;
      }
      sum = sum.add(cost);
    }
    facts.add(fact("Cost", money(sum)));
  }

  private void receipts(List<TalkPage.Fact> facts) {
    var proof = dossier.proof();
    if (proof == null) {
      facts.add(fact("Receipts", "none, no journal"));
      return;
    }
    var state = state(proof);
    var count = dossier.answers().size();
    var text = count == 0 ? "no calls, journal " + state : grouped(count) + ", chain " + state;
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
      facts.add(fact("Forked", "from " + lineage.id() + " after message " + lineage.at()));
    }
  }

  TalkPage.Why why() {
    if (stop == null) {
      var footer = transcript.footer();
      var detail = footer == null ? "" : footer.detail();
      var lead = setting.running() ? "It has not ended." : ended() + " " + detail;
      return new TalkPage.Why(
          setting.running() ? "Still talking" : "How it ends", lead, List.of(), highest(), "");
    }
    var facts =
        List.of(
            fact("Rule", stop.rule()),
            fact(
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
              name(transcript, reading.side()),
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
          + unneeded()
          + " of output"
          + spent(stop)
          + ".";
    }
    var footer = transcript.footer();
    var cap = footer == null ? null : footer.cap();
    if (cap == null || cap <= said.size() || said.size() < 2) {
      return "";
    }
    var left = cap - said.size();
    var last = TokenEstimate.of(said.getLast().text());
    var before = TokenEstimate.of(said.get(said.size() - 2).text());
    var tokens = (left + 1) / 2 * before + left / 2 * last;
    return "The cap of %d would have let it go on for %s: about %s tokens of output, if each were as long as its side's last%s."
        .formatted(cap, messages(left), grouped(tokens), reckoned(left));
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
    return sum.signum() == 0 ? "" : " and " + money(sum);
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
    return ", and at least " + money(sum);
  }

  /// What another policy would have done.
  static List<Words> compared(Dossier.Rejudged other, Judged.@Nullable Stop stop) {
    var words = new ArrayList<Words>();
    words.add(Words.of(other.policy().code() + " "));
    var then = other.stop();
    if (then == null) {
      words.add(
          Words.of(stop == null ? "would not have ended it either." : "would not have ended it."));
      return words;
    }
    words.add(Words.of("would stop after message "));
    words.add(Words.message(then.after()));
    if (stop != null) {
      words.add(
          Words.of(
              then.after() == stop.after() ? ", as this one does" : " instead of " + stop.after()));
    }
    words.add(Words.of(", by " + then.rule() + ", from message "));
    words.add(Words.message(then.onset()));
    words.add(Words.of(". Nothing is written."));
    return words;
  }

  private static String when(LocalDateTime started, @Nullable LocalDateTime ended) {
    if (ended == null || TIME.format(ended).equals(TIME.format(started))) {
      return DAY.format(started);
    }
    return ended.toLocalDate().equals(started.toLocalDate())
        ? DAY.format(started) + "–" + TIME.format(ended)
        : DAY.format(started) + " – " + DAY.format(ended);
  }

  static long words(String text) {
    var count = 0L;
    var in = false;
    for (var i = 0; i < text.length(); i++) {
      var blank = Character.isWhitespace(text.charAt(i));
      count += !blank && !in ? 1 : 0;
      in = !blank;
    }
    return count;
  }

  private static TalkPage.Fact fact(String name, String value) {
    return new TalkPage.Fact(name, List.of(Words.of(value)));
  }

  static String messages(int count) {
    return grouped(count) + (count == 1 ? " message" : " messages");
  }

  static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  static String money(BigDecimal dollars) {
    var places = dollars.compareTo(BigDecimal.ONE) < 0 ? 4 : 2;
    return "$" + dollars.setScale(places, RoundingMode.HALF_UP).toPlainString();
  }
}
