package dev.lastword.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.talk.Bill;
import dev.lastword.talk.Ending;
import dev.lastword.talk.Event;
import dev.lastword.talk.Summary;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What the end of a run says of its cost.
class CostTextTest {
  private static final List<String> ROW = List.of("openai:gpt-5 of 2026-06-01");

  @Test
  void aComputedCostNamesItsRowAndDate() {
    var bill = new Bill(new BigDecimal("0.07"), Bill.From.COMPUTED, null, ROW, List.of());
    assertThat(screen(bill, null))
        .contains(", $0.07, ", "\n  cost computed from openai:gpt-5 of 2026-06-01\n");
    assertThat(plain(bill)).contains("over: messages, $0.07; cost computed from openai:gpt-5");
  }

  @Test
  void anUnknownCostSaysWhy() {
    var bill = Bill.unknown("no price for custom:m");
    assertThat(screen(bill, null)).contains("cost unknown (no price for custom:m), ");
    assertThat(plain(bill)).contains("over: messages, cost unknown (no price for custom:m)");
  }

  @Test
  void whatTheCacheSavedIsSaid() {
    var bill =
        new Bill(
            new BigDecimal("0.07"),
            Bill.From.REPORTED,
            new BigDecimal("0.1249"),
            List.of(),
            List.of());
    assertThat(screen(bill, 9_000L)).contains("\n  saved about $0.12 by the provider's cache\n");
    var dearer =
        new Bill(
            new BigDecimal("0.07"),
            Bill.From.REPORTED,
            new BigDecimal("-0.02"),
            List.of(),
            List.of());
    assertThat(screen(dearer, 0L)).contains("filling the provider's cache cost about $0.02 so far");
    assertThat(screen(Bill.reported(BigDecimal.ONE), 9_000L))
        .contains("\n  9,000 tokens came from the provider's cache\n");
  }

  @Test
  void aReportedCostWithoutACacheNeedsNoWords() {
    assertThat(CostText.how(summary(Bill.reported(BigDecimal.ONE), 0L))).isEmpty();
    assertThat(CostText.how(summary(Bill.FREE, 0L))).isEmpty();
  }

  @Test
  void aModelsNameIsMadeHarmless() {
    var bill = Bill.unknown("no price for custom:\u001b[2J\u202e" + "m".repeat(500));
    assertThat(CostText.gaps(bill)).doesNotContain("\u001b", "\u202e").hasSizeLessThan(100);
  }

  private static String screen(Bill bill, @Nullable Long cached) {
    try (var stage = TestStage.live(100)) {
      stage.play.start();
      stage.accept(new Event.Ended(Ending.MESSAGES, summary(bill, cached)));
      return stage.terminal.screen();
    }
  }

  private static String plain(Bill bill) {
    try (var stage = TestStage.piped()) {
      stage.play.start();
      stage.accept(new Event.Ended(Ending.MESSAGES, summary(bill, null)));
      return stage.err();
    }
  }

  private static Summary summary(Bill bill, @Nullable Long cached) {
    return new Summary(
        4, null, List.of(), 4.0, 100L, cached, bill, Duration.ofSeconds(3), "", null);
  }
}
