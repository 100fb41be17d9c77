package dev.lastword.cli;

import dev.lastword.archive.Query;
import dev.lastword.config.Nearest;
import dev.lastword.config.Problem;
import dev.lastword.config.UsageException;
import dev.lastword.detect.MessageClass;
import dev.lastword.talk.Ending;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which conversations of the archive are meant, for the commands that take many.
final class Filters {
  private static final List<String> SPECIAL = List.of("running", "none", "failed", "broken");

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "Of a model, provider or name that holds this; may be repeated.")
  private List<String> models = List.of();

  @Option(
      names = "--pair",
      arity = "2",
      paramLabel = "NAME",
      description = "Between these two, whoever begins.")
  private List<String> pair = List.of();

  @Option(
      names = "--persona",
      paramLabel = "NAME",
      description = "With a persona or name that holds this; may be repeated.")
  private List<String> personas = List.of();

  @Option(
      names = "--batch",
      paramLabel = "NAME",
      description = "Of a batch: its folder in the archive; may be repeated.")
  private List<String> batches = List.of();

  @Option(
      names = "--since",
      paramLabel = "DAY",
      description = "Begun then or later: 2026-03-09, 2026-03, today, 7d (days ago).")
  private @Nullable String since;

  @Option(names = "--until", paramLabel = "DAY", description = "Begun then or before.")
  private @Nullable String until;

  @Option(
      names = "--ending",
      paramLabel = "CODE",
      description = "Ended so: mutual-closing ...; running, none, failed, broken; may be repeated.")
  private List<String> endings = List.of();

  @Option(
      names = "--class",
      paramLabel = "CLASS",
      description = "Holding a message of this class, by its name or letter; may be repeated.")
  private List<String> classes = List.of();

  @Option(names = "--min-messages", paramLabel = "N", description = "With so many messages.")
  private @Nullable Integer fewest;

  @Option(names = "--max-messages", paramLabel = "N", description = "With no more messages.")
  private @Nullable Integer most;

  @Option(names = "--min-cost", paramLabel = "USD", description = "Known to have cost so much.")
  private @Nullable BigDecimal cheapest;

  @Option(names = "--max-cost", paramLabel = "USD", description = "Known to have cost no more.")
  private @Nullable BigDecimal dearest;

  @Option(names = "--tag", paramLabel = "TAG", description = "Bearing this tag; may be repeated.")
  private List<String> tags = List.of();

  /// The query, in the usual order.
  Query.Builder query(Console console) {
    return new Query.Builder()
        .models(models)
        .pair(pair)
        .personas(personas)
        .batches(batches)
        .since(day(console, "--since", since, false))
        .until(day(console, "--until", until, true))
        .endings(endings.stream().map(Filters::ending).toList())
        .classes(classes.stream().map(Filters::kind).toList())
        .messages(fewest, most)
        .cost(cheapest, dearest)
        .tags(tags.stream().map(tag -> tag.toLowerCase(Locale.ROOT)).toList());
  }

  /// What was asked for, in words; empty: nothing was.
  String words() {
    var words = new ArrayList<String>();
    add(words, "model", models);
    add(words, "pair", pair);
    add(words, "persona", personas);
    add(words, "batch", batches);
    add(words, "since", since);
    add(words, "until", until);
    add(words, "ending", endings);
    add(words, "class", classes);
    add(words, "at least", fewest);
    add(words, "at most", most);
    add(words, "from $", cheapest);
    add(words, "up to $", dearest);
    add(words, "tag", tags);
    return String.join(", ", words);
  }

  private static void add(List<String> words, String name, List<String> values) {
    if (!values.isEmpty()) {
      words.add(name + " " + String.join(" ", values));
    }
  }

  private static void add(List<String> words, String name, @Nullable Object value) {
    if (value != null) {
      words.add(name + (name.endsWith("$") ? "" : " ") + value);
    }
  }

  private static String ending(String typed) {
    var codes =
        Stream.concat(Arrays.stream(Ending.values()).map(Ending::code), SPECIAL.stream()).toList();
    return known("--ending", typed, codes);
  }

  private static MessageClass kind(String typed) {
    for (var kind : MessageClass.values()) {
      if (typed.equals(String.valueOf(kind.letter()))) {
        return kind;
      }
    }
    var codes = Arrays.stream(MessageClass.values()).map(MessageClass::code).toList();
    var code = known("--class", typed, codes);
    return MessageClass.valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /// A word of a list, in any case.
  ///
  /// @throws UsageException naming the nearest
  static String known(String option, String typed, List<String> words) {
    var folded = typed.strip().toLowerCase(Locale.ROOT);
    if (!words.contains(folded)) {
      throw new UsageException(
          Problem.with(
              option,
              "\"" + typed + "\" is not known",
              Nearest.hint(typed, words, "one of " + String.join(", ", words))));
    }
    return folded;
  }

  private static @Nullable LocalDate day(
      Console console, String option, @Nullable String typed, boolean last) {
    if (typed == null) {
      return null;
    }
    var today = LocalDate.ofInstant(console.clock().instant(), console.zone());
    var word = typed.strip().toLowerCase(Locale.ROOT);
    try {
      if (word.equals("today") || word.equals("yesterday")) {
        return word.equals("today") ? today : today.minusDays(1);
      }
      if (word.endsWith("d")) {
        return today.minusDays(Integer.parseInt(word.substring(0, word.length() - 1)));
      }
      if (word.length() == 7) {
        var month = YearMonth.parse(word);
        return last ? month.atEndOfMonth() : month.atDay(1);
      }
      return LocalDate.parse(word);
    } catch (DateTimeException | NumberFormatException e) {
      throw new UsageException(
          Problem.with(option, "\"" + typed + "\" is no day", "2026-03-09, 2026-03, today or 7d"));
    }
  }
}
