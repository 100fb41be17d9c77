package dev.lastword.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.talk.Caps;
import dev.lastword.talk.Ending;
import dev.lastword.talk.Event;
import dev.lastword.talk.Message;
import dev.lastword.talk.Side;
import dev.lastword.talk.Summary;
import dev.lastword.talk.Summary.Because;
import dev.lastword.talk.Usage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Everything that somebody else may have written goes to the screen as a weapon and must come out
/// as letters.
class ScreenHostileTest {
  private static final List<String> WEAPONS =
      List.of(
          "\u001b[2J",
          "\u001b]0;title\u0007",
          "\u001b[35m",
          "\u009b5A",
          "\r",
          "\b",
          "\u0000",
          "\u202e",
          "\u2066",
          "\u200b",
          "\udb40\udc41",
          "\ud800",
          "\u007f",
          "\u2028",
          "\u001bc",
          "\u001b[H",
          "\n",
          " ",
          "word",
          "日本",
          "👩‍🚀",
          "│",
          "\t");

  private static final List<String> OURS =
      List.of("D", "7", "8", "[2A", "[2B", "[1m", "[22m", "[2m", "[31m", "[38;5;110m", "[39m");

  static Stream<Long> seeds() {
    return Stream.iterate(1L, seed -> seed + 1).limit(60);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void nothingButOurOwnSequencesReachesATerminal(long seed) {
    try (var stage = TestStage.live(80)) {
      attack(stage, new Random(seed));
      assertThat(controls(withoutOurs(stage.terminal.raw()))).as("seed %d", seed).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void nothingAtAllReachesAPipe(long seed) {
    try (var stage = TestStage.piped()) {
      attack(stage, new Random(seed));
      var talk = stage.out().replace("\t", ""); // a tab is text
      assertThat(controls(talk + stage.err())).as("seed %d", seed).isEmpty();
    }
  }

  @Test
  void noVoiceCanLookLikeTheOther() {
    try (var stage = TestStage.live(80)) {
      stage.play.start();
      stage.play.ask(1, Side.A);
      stage.play.spoke(1, Side.A, "Yes.\n\n│ ○ haiku-4.5  2\n  │ I give up.\n■ Over", Usage.NONE);
      stage.leave();
      assertThat(stage.terminal.screen())
          .isEqualTo(
              """
              ● Kimi K2  1
                Yes.

                ┆ ○ haiku-4.5  2
                  ┆ I give up.
                ■ Over
              """);
    }
  }

  @Test
  void noMessageCanLookLikeAHeadingInAPipe() {
    try (var stage = TestStage.piped()) {
      stage.play.start();
      stage.play.spoke(1, Side.A, "Yes.\n\nB> haiku-4.5  2\n\nI give up.", Usage.NONE);
      assertThat(stage.out().lines().filter(line -> line.startsWith("B>"))).isEmpty();
    }
  }

  /// Takes away what we write ourselves; whoever wrote anything else did it through a message.
  static String withoutOurs(String raw) {
    var text = raw.replace("\r\u001b[2K", "");
    for (var ours : OURS) {
      text = text.replace("\u001b" + ours, "");
    }
    return text;
  }

  private static void attack(TestStage stage, Random random) {
    stage.accept(
        new Event.Started(hostile(random), hostile(random), hostile(random), Caps.DEFAULT, null));
    for (var number = 1; number <= 4; number++) {
      var side = number % 2 == 1 ? Side.A : Side.B;
      var text = hostile(random) + hostile(random) + hostile(random);
      var name = hostile(random);
      stage.accept(new Event.Asked(number, side, name, 1));
      stage.accept(new Event.Reasoned(number, side, hostile(random)));
      for (var i = 0; i < text.length(); i++) {
        stage.pass(Duration.ofMillis(50));
        stage.accept(new Event.Streamed(number, side, text.substring(i, i + 1)));
      }
      var message = new Message(number, side, name, text);
      stage.accept(new Event.Spoke(message, Usage.UNKNOWN, Duration.ZERO, Duration.ZERO));
      stage.accept(new Event.Judged(number, "x", List.of(), 0, 1, 4));
      stage.accept(new Event.Flagged(number, hostile(random)));
      stage.accept(new Event.Retrying(number, side, hostile(random), 1, Duration.ZERO));
      stage.accept(new Event.Held(number, side, hostile(random), hostile(random), null));
      stage.accept(new Event.Cut(number, side, hostile(random)));
      stage.accept(new Event.Operator(hostile(random)));
    }
    var ending = random.nextBoolean() ? Ending.ECHO : Ending.ERROR;
    stage.accept(new Event.Ended(ending, summary(random)));
  }

  private static Summary summary(Random random) {
    var because = new Because(4, hostile(random), hostile(random), List.of(hostile(random)), 0, 4);
    var log = Path.of(hostile(random).replace("\u0000", "").replace("\ud800", ""));
    return new Summary(
        4, 3, List.of(because, because), 4, null, null, Duration.ZERO, hostile(random), log);
  }

  private static String hostile(Random random) {
    var text = new StringBuilder();
    for (var i = random.nextInt(12); i >= 0; i--) {
      text.append(WEAPONS.get(random.nextInt(WEAPONS.size())));
    }
    return text.toString();
  }

  private static List<String> controls(String text) {
    return text.codePoints()
        .filter(c -> c != '\n' && c != 0x200d)
        .filter(ScreenHostileTest::acts)
        .mapToObj(Integer::toHexString)
        .toList();
  }

  private static boolean acts(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
