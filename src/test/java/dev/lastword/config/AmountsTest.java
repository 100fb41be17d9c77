package dev.lastword.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountsTest {
  @ParameterizedTest
  @CsvSource({"90s, 90", "30m, 1800", "1h30m, 5400", "2D, 172800", "' 1h ', 3600", "1h1s, 3601"})
  void readsATime(String text, long seconds) {
    assertThat(Amounts.time(text)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "30", "m", "0s", "30m1h", "-1s", "1.5h", "1h 30m", "9999999s"})
  void refusesWhatIsNoTime(String text) {
    assertThatThrownBy(() -> Amounts.time(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"0.50, 0.50", "$2, 2", "'12 ', 12"})
  void readsMoney(String text, BigDecimal amount) {
    assertThat(Amounts.money(text)).isEqualTo(amount);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "0.00", "-1", "1e9", "1,5", ".5", "5.", "€2", "1234567890"})
  void refusesWhatIsNoMoney(String text) {
    assertThatThrownBy(() -> Amounts.money(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "1.0", "101", "٣", "1e1", "99999999999999999999"})
  void refusesWhatIsNoCount(String text) {
    assertThatThrownBy(() -> Amounts.count(text, 100))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a whole number from 1 to 100 is needed");
  }
}
