package dev.lastword.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.config.Opener;
import dev.lastword.config.Spec;
import dev.lastword.config.StopSettings;
import dev.lastword.config.StopSettings.Action;
import dev.lastword.detect.Account;
import dev.lastword.detect.Policy;
import dev.lastword.detect.Rule;
import dev.lastword.detect.Stop;
import dev.lastword.engine.History.Trouble;
import dev.lastword.talk.Caps;
import dev.lastword.talk.Ending;
import dev.lastword.talk.Message;
import dev.lastword.talk.Side;
import dev.lastword.talk.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConversationTest {
  @Test
  void theFirstSideIsAskedFirst() {
    var step = conversation(Specs.of("x", "y")).next(History.EMPTY);
    assertThat(step)
        .isInstanceOfSatisfying(
            Step.Ask.class,
            ask -> {
              assertThat(ask.side()).isEqualTo(Side.A);
              assertThat(ask.number()).isEqualTo(1);
            });
  }

  @Test
  void anOpenerIsTheFirstMessageAndCounted() {
    var spec = Specs.of("x", "y").withOpener(new Opener(" ", Opener.As.A));
    assertThat(conversation(spec).opening())
        .contains(new Line.Spoken(new Message(1, Side.A, "x", " ")));
    assertThat(conversation(spec).next(said(1)))
        .isInstanceOfSatisfying(Step.Ask.class, ask -> assertThat(ask.side()).isEqualTo(Side.B));
  }

  @Test
  void anOpenerByTheUserIsHeardByBothAndNotCounted() {
    var spec = Specs.of("x", "y").withOpener(new Opener("Tides?", Opener.As.USER));
    assertThat(conversation(spec).opening()).contains(new Line.Operator("Tides?", null));
  }

  @Test
  void theCapOnMessagesEndsIt() {
    var spec = Specs.of("x", "y").withCaps(new Caps(4, null, null, null));
    assertThat(ending(conversation(spec).next(said(4)))).isEqualTo(Ending.MESSAGES);
    assertThat(conversation(spec).next(said(3))).isInstanceOf(Step.Ask.class);
  }

  @Test
  void theCapOnTimeEndsIt() {
    var spec = Specs.of("x", "y").withCaps(new Caps(50, null, null, Duration.ofSeconds(9)));
    assertThat(ending(conversation(spec).next(said(2).at(Duration.ofSeconds(9)))))
        .isEqualTo(Ending.TIME);
  }

  @Test
  void anUnknownCostDoesNotPassItsCap() {
    var spec = Specs.of("x", "y").withCaps(new Caps(50, null, BigDecimal.ONE, null));
    var history = History.EMPTY.spoken(new Message(1, Side.A, "x", "hm"), Usage.UNKNOWN, null);
    assertThat(ending(conversation(spec).next(history))).isEqualTo(Ending.COST);
  }

  @Test
  void theJudgesWordEndsItBeforeACapDoes() {
    var spec = Specs.of("x", "y").withCaps(new Caps(4, null, null, null));
    assertThat(ending(conversation(spec).next(stopped(4)))).isEqualTo(Ending.MUTUAL_CLOSING);
  }

  @Test
  void aNudgeIsGivenOnceARun() {
    var spec = acting(Action.NUDGE);
    assertThat(conversation(spec).next(stopped(4))).isInstanceOf(Step.Nudge.class);
    assertThat(
            ending(
                conversation(spec)
                    .next(
                        stopped(4)
                            .reopened(true)
                            .spoken(new Message(5, Side.A, "x", "bye"), Usage.NONE, stop(5)))))
        .isEqualTo(Ending.MUTUAL_CLOSING);
  }

  @Test
  void aCodaGivesEachSideOneLastMessage() {
    var spec = acting(Action.CODA);
    var history = stopped(4);
    assertThat(conversation(spec).next(history)).isInstanceOf(Step.Ask.class);
    history = history.spoken(new Message(5, Side.A, "x", "one"), Usage.NONE, stop(4));
    assertThat(conversation(spec).next(history)).isInstanceOf(Step.Ask.class);
    history = history.spoken(new Message(6, Side.B, "y", "two"), Usage.NONE, stop(4));
    assertThat(ending(conversation(spec).next(history))).isEqualTo(Ending.MUTUAL_CLOSING);
  }

  @ParameterizedTest
  @EnumSource(
      value = Action.class,
      names = {"NUDGE", "CODA"})
  void aStopThatACapLeavesNoRoomAfterIsTheEnding(Action action) {
    var spec =
        Specs.of("x", "y")
            .withStop(
                new StopSettings(Policy.BALANCED, null, List.of(), List.of(), List.of(), action))
            .withCaps(new Caps(4, null, null, null));
    assertThat(ending(conversation(spec).next(stopped(4)))).isEqualTo(Ending.MUTUAL_CLOSING);
  }

  @Test
  void troubleEndsItAtOnce() {
    var history = said(2).struck(new Trouble(Ending.ERROR, "broken"));
    assertThat(conversation(Specs.of("x", "y")).next(history))
        .isEqualTo(new Step.End(Ending.ERROR, "broken"));
  }

  private static Conversation conversation(Spec spec) {
    return new Conversation(spec);
  }

  private static Conversation conversation(Specs specs) {
    return new Conversation(specs.spec());
  }

  private static Spec acting(Action action) {
    return Specs.of("x", "y")
        .withStop(new StopSettings(Policy.BALANCED, null, List.of(), List.of(), List.of(), action))
        .spec();
  }

  private static @Nullable Ending ending(Step step) {
    return step instanceof Step.End end ? end.ending() : null;
  }

  private static History said(int messages) {
    var history = History.EMPTY;
    for (var number = 1; number <= messages; number++) {
      var side = number % 2 == 1 ? Side.A : Side.B;
      history =
          history.spoken(
              new Message(number, side, side == Side.A ? "x" : "y", "m" + number),
              Usage.NONE,
              null);
    }
    return history;
  }

  private static History stopped(int after) {
    return said(after - 1).spoken(new Message(after, Side.B, "y", "bye"), Usage.NONE, stop(after));
  }

  private static Stop stop(int after) {
    return new Stop(after, Rule.MUTUAL_CLOSING, after - 1, 4.2, 4.0, List.of(), Account.NONE);
  }
}
