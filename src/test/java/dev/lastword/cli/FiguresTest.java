package dev.lastword.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
  @ParameterizedTest
  @CsvSource({
    "0, $0.00",
    "0.00002, <$0.0001",
    "0.0041, $0.0041",
    "0.01, $0.01",
    "0.0689, $0.07",
    "1234.5, '$1,234.50'"
  })
  void moneyHasTwoDecimalsAndFourUnderACent(BigDecimal dollars, String words) {
    assertThat(Figures.money(dollars)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.0s",
    "4190, 4.1s",
    "9999, 9.9s",
    "12000, 12s",
    "72000, 1m12s",
    "159000, 2m39s",
    "4380000, 1h13m",
    "-5, 0.0s"
  })
  void spansShowTheirTwoLargestUnits(long millis, String words) {
    assertThat(Figures.span(Duration.ofMillis(millis))).isEqualTo(words);
  }
}
