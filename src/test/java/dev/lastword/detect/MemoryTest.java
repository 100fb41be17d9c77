package dev.lastword.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A conversation keeps at most 256 KB, however long it is and whatever is said in it. Measured by
/// walking everything a detector leads to.
class MemoryTest {
  private static final long MOST = 256 * 1024;
  private static final int EVERY = 500;

  /// What is said, message after message.
  enum Talk {
    /// Every word is new.
    NEW_WORDS(100_000),
    /// Anything, of any length.
    ANYTHING(100_000),
    /// Each side ends its messages in many ritual sentences, never the same, and goes on now and
    /// then.
    RITUALS(1_500),
    /// Evidence of every kind, as long as quotations get, two bytes a character.
    QUOTATIONS(1_500),
    /// Both at once.
    LONG_RITUALS(1_500);

    private final int messages;

    Talk(int messages) {
      this.messages = messages;
    }

    String message(Random random, int number) {
      var alive = number % 80 == 0 ? words(random, 30) : "";
      return switch (this) {
        case NEW_WORDS -> words(random, 8);
        case ANYTHING -> anything(random, number);
        case RITUALS -> alive + rituals(random, 24, "so much ");
        case QUOTATIONS -> quotations(random);
        case LONG_RITUALS -> alive + rituals(random, 24, "шшшшшшшшшшшш ".repeat(10));
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void aConversationStaysSmall(Talk talk) {
    var detector = new Detector(Policy.BALANCED);
    var random = new Random(4);
    long most = 0;
    for (int i = 1; i <= talk.messages; i++) {
      var side = i % 2 == 0 ? Utterance.Side.A : Utterance.Side.B;
      var stop = detector.hear(Utterance.of(side, talk.message(random, i))).stop();
      if (stop != null && i % 997 == 0) {
        detector.reopen();
      }
      if (i % EVERY == EVERY - 1) {
        most = Math.max(most, own(detector));
      }
    }
    assertThat(most).as("%s: %d bytes", talk, most).isLessThanOrEqualTo(MOST);
  }

  @Test
  void hugeMessagesLeaveNothingBehind() {
    var detector = new Detector(Policy.BALANCED);
    var random = new Random(5);
    for (int i = 0; i < 6; i++) {
      var side = i % 2 == 0 ? Utterance.Side.A : Utterance.Side.B;
      detector.hear(Utterance.of(side, words(random, 40_000)));
      detector.hear(Utterance.of(side, "(".repeat(200_000)));
      detector.hear(Utterance.of(side, "Goodbye and thank you! ".repeat(10_000)));
    }
    assertThat(own(detector)).isLessThanOrEqualTo(MOST);
  }

  @Test
  void theMeasureSeesWhatIsKept() {
    assertThat(Footprint.of(new int[1000])).isEqualTo(4016);
    assertThat(Footprint.of(List.of("x".repeat(1000), "é".repeat(1000), "ж".repeat(1000))))
        .isBetween(4000L, 4300L);
    assertThat(own(new Detector(Policy.BALANCED))).isBetween(2_000L, MOST);
  }

  /// Without the word lists and weights, which all detectors share.
  private static long own(Detector detector) {
    return Footprint.of(detector, Lexicon.shared(), Weights.of(detector.policy()));
  }

  private static String words(Random random, int count) {
    var text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(Long.toString(random.nextLong() >>> 8, 36)).append(i % 9 == 8 ? ". " : " ");
    }
    return text.toString();
  }

  private static String rituals(Random random, int count, String filling) {
    var text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      var word = Integer.toString(random.nextInt(1 << 20), 36);
      text.append("Goodbye and thank you ").append(filling).append(word).append(". ");
    }
    return text.toString();
  }

  private static String quotations(Random random) {
    var text = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      text.append("Goodbye жжжжжжжжжжжж".repeat(6)).append(random.nextInt(1000)).append("! ");
      text.append("*").append("машет рукой ".repeat(12)).append("*\n[END]\n");
    }
    return text.toString();
  }

  private static String anything(Random random, int number) {
    return switch (random.nextInt(8)) {
      case 0 -> words(random, number % 1000 == 0 ? 5_000 : 12);
      case 1 -> rituals(random, 4, "so much ");
      case 2 -> quotations(random);
      case 3 -> "🙏".repeat(random.nextInt(40));
      case 4 -> "[END]";
      case 5 -> "";
      case 6 -> "I'm sorry, but I can't help with that.";
      default -> "*the lights go out*";
    };
  }
}
