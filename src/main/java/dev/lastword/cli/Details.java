package dev.lastword.cli;

import dev.lastword.talk.Bill;
import dev.lastword.talk.Event;
import dev.lastword.talk.Usage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What `--verbose` adds on stderr: each call, how long it took, what it used, how the judge read
/// it.
final class Details implements Consumer<Event> {
  private final Console console;

  Details(Console console) {
    this.console = console;
  }

  @Override
  public void accept(Event event) {
    var line = line(event);
    if (line != null) {
      console.say("  " + line);
    }
  }

  private static @Nullable String line(Event event) {
    return switch (event) {
      case Event.Asked asked ->
          "message %d: asking %s, attempt %d"
              .formatted(asked.number(), asked.speaker(), asked.attempt());
      case Event.Spoke spoke ->
          "message %d: %s, first byte %s, all in %s"
              .formatted(
                  spoke.message().number(),
                  tokens(spoke.usage()),
                  Figures.span(spoke.firstByte()),
                  Figures.span(spoke.took()));
      case Event.Judged judged ->
          "message %d: %s, closing %s -> %s of %s"
              .formatted(
                  judged.number(),
                  judged.kind(),
                  Figures.score(judged.before()),
                  Figures.score(judged.score()),
                  Figures.score(judged.threshold()));
      case Event.Retrying retrying ->
          "message %d: %s, again in %s"
              .formatted(retrying.number(), retrying.why(), Figures.span(retrying.delay()));
      case Event.Held held ->
          "message %d: held back by %s%s"
              .formatted(
                  held.number(),
                  held.why(),
                  held.span() == null ? "" : ", " + Figures.span(held.span()));
      case Event.Paused paused -> "message %d: paused before it".formatted(paused.number());
      case Event.Started _,
          Event.Streamed _,
          Event.Reasoned _,
          Event.Flagged _,
          Event.Warned _,
          Event.Cut _,
          Event.Operator _,
          Event.Ended _ ->
          null;
    };
  }

  private static String tokens(Usage usage) {
    var cached = usage.cachedTokens();
    var cost = usage.cost();
    return "%s tokens sent%s, %s answered, %s"
        .formatted(
            known(usage.promptTokens()),
            cached == null || cached == 0 ? "" : " (" + known(cached) + " from the cache)",
            known(usage.completionTokens()),
            cost == null
                ? "cost unknown" + CostText.gaps(usage.bill())
                : Figures.money(cost) + source(usage.bill()));
  }

  private static String source(Bill bill) {
    return switch (bill.from()) {
      case COMPUTED -> " computed";
      case REPORTED -> " reported";
      case BOTH, NOTHING, UNKNOWN -> "";
    };
  }

  private static String known(@Nullable Long tokens) {
    return tokens == null ? "unknown" : Figures.count(tokens);
  }
}
