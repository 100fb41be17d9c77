package dev.lastword.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.config.StopSettings;
import dev.lastword.config.StopSettings.Action;
import dev.lastword.detect.Policy;
import dev.lastword.detect.Rule;
import dev.lastword.detect.Stop;
import dev.lastword.talk.Caps;
import dev.lastword.talk.Ending;
import dev.lastword.talk.Event;
import dev.lastword.talk.Side;
import dev.lastword.transcript.Transcripts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What follows the judge's word under each action, through the whole loop and over sockets.
class StopActionsTest {
  private static final List<String> ALIVE =
      List.of(
          "The spire at Rouen is cast iron, and the masons hated it for a century.",
          "Masons hate anything that expands. How did they fix it to limestone?",
          "They counted the bolts: eight thousand, and nobody kept the drawings.",
          "So the repair gang measured each one by hand, in winter, on ropes.",
          "Then the storm of 1999 took one turret through the choir roof.",
          "Which is how they found the older oak frame under the lead.");
  private static final List<String> CLOSED = List.of("Goodbye!", "Goodbye, take care.");
  private static final List<String> REVIVED =
      List.of(
          "One thing is left: who paid for the bolts, the chapter or the state?",
          "The state did, in 1823, out of the budget for bridges.");

  @TempDir private Path folder;
  private TwoModels models;

  @BeforeEach
  void start() throws IOException {
    models = new TwoModels(folder);
  }

  @AfterEach
  void stop() {
    models.close();
  }

  @Test
  void stoppingEndsItAtTheJudgesWord() throws IOException {
    var left = run(Action.STOP, said(List.of(ALIVE, CLOSED)));
    endsClosed(left, 8);
  }

  @Test
  void aNudgeIsHeardByTheNextSideAlone() throws Exception {
    run(Action.NUDGE, said(List.of(ALIVE, CLOSED, REVIVED, CLOSED)));
    var asked = models.asked(Side.A);
    assertThat(asked.subList(0, 4).toString()).doesNotContain(Conversation.NUDGE);
    assertThat(asked.get(4).getLast()).isEqualTo(CLOSED.getLast() + "\n\n" + Conversation.NUDGE);
    assertThat(models.asked(Side.B).toString()).doesNotContain(Conversation.NUDGE);
  }

  @Test
  void aNudgeIsGivenOnceAndTheSecondClosingEndsIt() throws IOException {
    var left = run(Action.NUDGE, said(List.of(ALIVE, CLOSED, REVIVED, CLOSED, REVIVED)));
    assertThat(left.events().stream().filter(Event.Operator.class::isInstance))
        .containsExactly(new Event.Operator(Conversation.NUDGE));
    endsClosed(left, 12);
    assertThat(left.ended().summary().onset()).isEqualTo(11);
    assertThat(left.text()).containsOnlyOnce("> (You seem to have reached an end.");
  }

  @Test
  void theScoreRestartsAtHalfTheThresholdAfterANudge() throws IOException {
    var left = run(Action.NUDGE, said(List.of(ALIVE, CLOSED, REVIVED, CLOSED)));
    assertThat(judged(left, 8).score()).isGreaterThan(judged(left, 8).threshold() / 2);
    assertThat(judged(left, 9).before()).isEqualTo(judged(left, 9).threshold() / 2);
  }

  @Test
  void aCodaGivesEachSideOneLastMessageAndKeepsTheRule() throws Exception {
    var left = run(Action.CODA, said(List.of(ALIVE, CLOSED, REVIVED, REVIVED)));
    endsClosed(left, 10);
    assertThat(left.ended().summary().onset()).isEqualTo(7);
    assertThat(models.asked(Side.A)).hasSize(5);
    assertThat(models.asked(Side.B)).hasSize(5);
  }

  @Test
  void whoIsAskedMayLetItEnd() throws IOException {
    var asked = new ArrayList<Stop>();
    var left = asking(asked, true, said(List.of(ALIVE, CLOSED, REVIVED)));
    assertThat(asked)
        .singleElement()
        .satisfies(stop -> {
          assertThat(stop.rule()).isEqualTo(Rule.MUTUAL_CLOSING);
          assertThat(stop.onset()).isEqualTo(7);
        });
    endsClosed(left, 8);
  }

  @Test
  void whoIsAskedMayLetItGoOn() throws IOException {
    var asked = new ArrayList<Stop>();
    var left = asking(asked, false, said(List.of(ALIVE, CLOSED, REVIVED)));
    assertThat(asked).hasSize(1);
    assertThat(left.ended().ending()).isEqualTo(Ending.MESSAGES);
    assertThat(left.ended().summary().messages()).isEqualTo(10);
  }

  private Talks.Left asking(List<Stop> asked, boolean answer, List<String> texts)
      throws IOException {
    var specs = models.saying(texts).specs().withStop(acting(Action.ASK));
    return Talks.run(
        specs.withCaps(new Caps(texts.size(), null, null, null)),
        new StopSwitch(),
        stop -> {
          asked.add(stop);
          return answer;
        });
  }

  private Talks.Left run(Action action, List<String> texts) throws IOException {
    return Talks.run(models.saying(texts).specs().withStop(acting(action)));
  }

  private static void endsClosed(Talks.Left left, int messages) throws IOException {
    assertThat(left.ended().ending()).isEqualTo(Ending.MUTUAL_CLOSING);
    assertThat(left.ended().summary().messages()).isEqualTo(messages);
    assertThat(Transcripts.read(left.log()).getFirst().messages()).hasSize(messages);
    assertThat(left.text()).contains("**Ended by:** mutual-closing");
  }

  private static Event.Judged judged(Talks.Left left, int number) {
    return left.events().stream()
        .filter(Event.Judged.class::isInstance)
        .map(Event.Judged.class::cast)
        .filter(judged -> judged.number() == number)
        .findFirst()
        .orElseThrow();
  }

  private static StopSettings acting(Action action) {
    return new StopSettings(Policy.BALANCED, null, List.of(), List.of(), List.of(), action);
  }

  private static List<String> said(List<List<String>> parts) {
    return parts.stream().flatMap(List::stream).toList();
  }
}
