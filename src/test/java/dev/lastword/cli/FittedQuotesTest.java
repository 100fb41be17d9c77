package dev.lastword.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.text.Width;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FittedQuotesTest {
  private static final List<String> QUOTES =
      List.of("Copy that.", "End of thread.", "That is the last label I will put on it");

  @Test
  void keepsWhatFits() {
    assertThat(fitted(QUOTES.subList(0, 2), 40)).isEqualTo("“Copy that.”, “End of thread.”");
  }

  @Test
  void shortensTheLongestAndKeepsTheOthers() {
    assertThat(fitted(QUOTES, 52)).isEqualTo("“Copy that.”, “End of thread.”, “That is the last…”");
  }

  @Test
  void countsThoseThereIsNoRoomFor() {
    assertThat(fitted(QUOTES, 33)).isEqualTo("+1 “End of thre…”, “That is the…”");
  }

  @ParameterizedTest
  @ValueSource(ints = {12, 16, 20, 33, 40, 60, 80})
  void isNeverWiderThanItsRoom(int room) {
    assertThat(Width.of(fitted(QUOTES, room))).isLessThanOrEqualTo(room);
    assertThat(Width.of(fitted(List.of("再见".repeat(20), "晚安"), room))).isLessThanOrEqualTo(room);
  }

  private static String fitted(List<String> quotes, int room) {
    return FittedQuotes.of(quotes, room, quote -> "“" + quote + "”");
  }
}
