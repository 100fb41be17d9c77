package dev.lastword.cli;

import dev.lastword.archive.ArchiveIndex;
import dev.lastword.archive.MessageFigures;
import dev.lastword.archive.Query;
import dev.lastword.archive.Statistics;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `lastword stats`: how models and pairs talk.
@Command(
    name = "stats",
    header = {
      "Adds up how models and pairs talk: length, endings, refusals, echo, words, cost.",
      "",
      "  lastword stats",
      "  lastword stats --batch night --json",
      "  lastword stats --model kimi --per-message > messages.csv",
      ""
    },
    footer = {
      "",
      "words/100: how many different words stand in 100 running words, on average; unlike",
      "a share of all words it does not fall as talks get longer."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class StatsCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private Filters filters = new Filters();

  @Option(
      names = "--per-message",
      description = "The figures of every message instead, as comma-separated values.")
  private boolean perMessage;

  @Mixin private ArchiveOption archive = new ArchiveOption();
  @Mixin private OutputOptions output = new OutputOptions();

  StatsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    var query = filters.query(console).sort(Query.Sort.NAME, false).build();
    try (var index = ArchiveAccess.open(console, output, archive.existing(console), false)) {
      if (perMessage) {
        perMessage(index, query);
      } else {
        sums(index.statistics(query));
      }
    }
    return ExitCode.DONE.code();
  }

  private void sums(Statistics statistics) {
    if (output.json) {
      console.out().println(json("all", statistics.all()));
      statistics.models().forEach(one -> console.out().println(json("model", one)));
      statistics.pairs().forEach(one -> console.out().println(json("pair", one)));
    } else if (statistics.all().talks() == 0) {
      if (!output.quiet) {
        console.say("no conversations" + (filters.words().isEmpty() ? "" : " with these filters"));
      }
    } else {
      var columns = ArchiveScreen.columns(console, ArchiveScreen.facts(console));
      new StatsTable(statistics, columns)
          .lines()
          .forEach(line -> console.out().println(output.plain ? Ascii.of(line) : line));
    }
  }

  private static String json(String kind, Statistics.Group group) {
    var latency = group.latency();
    var line =
        JsonLine.of()
            .number("v", 1)
            .text("of", kind)
            .text("name", group.name())
            .number("conversations", group.talks())
            .number("messages", group.messages())
            .decimal("messages_per_conversation", rounded(group.meanLength()))
            .decimal("characters_per_message", rounded(group.meanCharacters()))
            .decimal("closing", rounded(group.closing()))
            .decimal("refusals", rounded(group.refusals()))
            .decimal("echoes", rounded(group.echoes()));
    var vocabulary = group.vocabulary();
    if (vocabulary == null) {
      line.maybe("different_words_of_100", null);
    } else {
      line.decimal("different_words_of_100", rounded(vocabulary));
    }
    return line.object(
            "endings",
            endings -> group.endings().forEach((code, count) -> endings.number(code, count)))
        .number("unused", group.unused())
        .maybeNumber("latency_ms", latency == null ? null : Long.valueOf(latency.toMillis()))
        .maybeNumber("tokens", group.tokens())
        .maybe("cost", group.cost() == null ? null : Figures.exact(group.cost()))
        .number("unknown_costs", group.unknownCosts())
        .end();
  }

  private static double rounded(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }

  private void perMessage(ArchiveIndex index, Query query) throws IOException {
    if (output.json) {
      index.messages(query, one -> console.out().println(json(one)));
      return;
    }
    console
        .out()
        .println(
            "conversation,message,side,speaker,class,closing,characters,words,different_words,"
                + "latency_ms,tokens");
    index.messages(query, one -> console.out().println(csv(one)));
  }

  private static String json(MessageFigures one) {
    return JsonLine.of()
        .number("v", 1)
        .text("conversation", one.talk())
        .number("message", one.number())
        .text("side", one.side().code())
        .text("speaker", one.speaker())
        .text("class", one.kind())
        .decimal("closing", one.closing())
        .number("characters", one.characters())
        .number("words", one.words())
        .number("different_words", one.distinct())
        .maybeNumber("latency_ms", millis(one))
        .maybeNumber("tokens", one.completionTokens())
        .end();
  }

  private static @Nullable Long millis(MessageFigures one) {
    var latency = one.latency();
    return latency == null ? null : Long.valueOf(latency.toMillis());
  }

  private static String csv(MessageFigures one) {
    return String.join(
        ",",
        List.of(
            CsvCell.of(one.talk()),
            Integer.toString(one.number()),
            one.side().code(),
            CsvCell.of(one.speaker()),
            one.kind(),
            String.format(Locale.ROOT, "%.2f", one.closing()),
            Integer.toString(one.characters()),
            Integer.toString(one.words()),
            Integer.toString(one.distinct()),
            number(millis(one)),
            number(one.completionTokens())));
  }

  private static String number(@Nullable Long value) {
    return value == null ? "" : value.toString();
  }
}
