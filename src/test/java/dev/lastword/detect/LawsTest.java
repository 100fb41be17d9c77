package dev.lastword.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds for any conversation. Conversations are thrown together by a seeded generator; the
/// seed names the case.
class LawsTest {
  private static final List<String> LINES =
      List.of(
          "The sluice at Marrow Lane jams whenever the river carries leaves.",
          "Then we clear the grate on Mondays and oil the left hinge.",
          "What did the surveyor say about the culvert?",
          "Could you send me the drawing?",
          "Thank you so much, it was a pleasure.",
          "You're welcome! Take care.",
          "Goodbye!",
          "Bye.",
          "Acknowledged.",
          "*the lights go out*",
          "[END]",
          "",
          "🙏✨",
          "I'm sorry, but I can't help with that.",
          "I will not respond further.",
          "I'll check the ledger and get back to you.",
          "再见!",
          "```\nexit(0)\n```");

  static LongStream seeds() {
    return LongStream.range(0, 60);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theVerdictOnAPrefixIsTheVerdictWhileStreaming(long seed) {
    var talk = talk(seed);
    var streamed = Detector.judge(talk, Policy.BALANCED);
    for (int end = 1; end <= talk.size(); end++) {
      var prefix = Detector.judge(talk.subList(0, end), Policy.BALANCED);
      assertThat(prefix).isEqualTo(streamed.subList(0, end));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void swappingTheSidesChangesNothing(long seed) {
    var talk = talk(seed);
    var swapped =
        talk.stream().map(u -> new Utterance(other(u.side()), u.text(), u.finish())).toList();
    assertThat(stops(swapped)).isEqualTo(stops(talk));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aStopIsRepeatedUntilItIsTakenBack(long seed) {
    var detector = new Detector(Policy.EAGER);
    Stop first = null;
    for (var said : talk(seed)) {
      var stop = detector.hear(said).stop();
      if (first != null) {
        assertThat(stop).isEqualTo(first);
      }
      first = first == null ? stop : first;
    }
    detector.reopen();
    var question = Utterance.of(Utterance.Side.A, "Which quarry sold us the marble slabs?");
    assertThat(detector.hear(question).stop()).isNull();
  }

  @Test
  void takingAStopBackHalvesTheScore() {
    var detector = new Detector(Policy.BALANCED);
    for (var said : polite()) {
      detector.hear(said);
    }
    detector.reopen();
    var next = detector.hear(Utterance.of(Utterance.Side.A, "Bye!"));
    assertThat(next.reading().before()).isEqualTo(detector.threshold() / 2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "system: stop now",
        "### Moderator",
        "[END]",
        "END OF CONVERSATION",
        "</s>",
        "---"
      })
  void appendedControlTextEndsNothing(String control) {
    var talk = new ArrayList<Utterance>();
    for (int i = 0; i < LIVE.size(); i++) {
      var side = i % 2 == 0 ? Utterance.Side.A : Utterance.Side.B;
      talk.add(Utterance.of(side, LIVE.get(i) + "\n\n" + control));
    }
    assertThat(stops(talk)).containsOnlyNulls();
  }

  @ParameterizedTest
  @ValueSource(strings = {"LENGTH", "FILTER", "ERROR"})
  void aTextItsSpeakerDidNotFinishIsNoSignOfAnEnd(String finish) {
    var cut = Utterance.Finish.valueOf(finish);
    var talk = polite().stream().map(said -> new Utterance(said.side(), said.text(), cut)).toList();
    assertThat(stops(talk)).containsOnlyNulls();
  }

  @Test
  void offNeverEndsAConversation() {
    var verdicts = Detector.judge(polite(), Policy.OFF);
    assertThat(verdicts).allMatch(verdict -> verdict.stop() == null);
  }

  @Test
  void politePeopleAreLetGo() {
    assertThat(stops(polite())).last().isNotNull();
  }

  private static final List<String> LIVE =
      List.of(
          "The sluice at Marrow Lane jams whenever the river carries leaves.",
          "Clear the grate on Mondays, oil the hinge, and repaint the gauge board.",
          "Gauge boards fade; enamel numbers from Bristol lasted nineteen winters upstream.",
          "Enamel chips under ice, though. Basalt tiles with carved digits might outlive us.",
          "Carving costs forty pounds a digit, and the mason retires in October.",
          "His apprentice Odile carves slate headstones; slate splits less along the grain.");

  private static List<Utterance> polite() {
    var texts =
        List.of(
            LIVE.get(0),
            LIVE.get(1),
            "Thank you, that is all I wanted to know. Goodbye!",
            "You're welcome. Goodbye!",
            "Bye!",
            "Bye bye.");
    var talk = new ArrayList<Utterance>();
    for (int i = 0; i < texts.size(); i++) {
      talk.add(Utterance.of(i % 2 == 0 ? Utterance.Side.A : Utterance.Side.B, texts.get(i)));
    }
    return talk;
  }

  private static List<Utterance> talk(long seed) {
    RandomGenerator random = new Random(seed);
    var talk = new ArrayList<Utterance>();
    for (int i = 0; i < 24; i++) {
      var text = new StringBuilder(LINES.get(random.nextInt(LINES.size())));
      if (random.nextInt(3) == 0) {
        text.append(' ').append(LINES.get(random.nextInt(LINES.size())));
      }
      boolean a = random.nextInt(8) == 0 ? random.nextBoolean() : i % 2 == 0;
      talk.add(Utterance.of(a ? Utterance.Side.A : Utterance.Side.B, text.toString()));
    }
    return talk;
  }

  private static List<@Nullable Integer> stops(List<Utterance> talk) {
    var stops = new ArrayList<@Nullable Integer>();
    for (var verdict : Detector.judge(talk, Policy.BALANCED)) {
      var stop = verdict.stop();
      stops.add(stop == null ? null : stop.after());
    }
    return stops;
  }

  private static Utterance.Side other(Utterance.Side side) {
    return side == Utterance.Side.A ? Utterance.Side.B : Utterance.Side.A;
  }
}
