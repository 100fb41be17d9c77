package dev.lastword.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalTest {
  @Test
  void keysAreSortedAndNothingIsBlank() {
    assertThat(Canonical.write(Map.of("b", List.of(1, true, "x"), "a", Map.of(), "A", List.of())))
        .isEqualTo("{\"A\":[],\"a\":{},\"b\":[1,true,\"x\"]}");
  }

  @Test
  void onlyWhatJsonDemandsIsEscaped() {
    assertThat(Canonical.write(Map.of("t", "\"\\/\b\t\n\f\r\0\u001f\u007f\u2028ä😀")))
        .isEqualTo("{\"t\":\"\\\"\\\\/\\b\\t\\n\\f\\r\\u0000\\u001f\u007f\u2028ä😀\"}");
  }

  // spec: integers within ±(2^53−1); every other number a decimal string
  @Test
  void numbersBeyondExactOnesAreText() {
    var exact = 9_007_199_254_740_991L;
    assertThat(Canonical.write(Map.of("n", List.of(exact, -exact, exact + 1, -exact - 1))))
        .isEqualTo(
            "{\"n\":[9007199254740991,-9007199254740991,\"9007199254740992\",\"-9007199254740992\"]}");
    assertThat(Canonical.write(Map.of("n", List.of(0.5, new BigDecimal("1E+3"), Long.MIN_VALUE))))
        .isEqualTo("{\"n\":[\"0.5\",\"1000\",\"-9223372036854775808\"]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uD800", "x\uDC00", "\uDC00\uD800", "a\uD83Db"})
  void halfASurrogatePairIsRefused(String text) {
    assertThatThrownBy(() -> Canonical.write(Map.of("t", text)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("half a surrogate pair");
  }

  @Test
  void whatJsonHasNoWordForIsRefused() {
    for (var value : List.<Object>of(Double.NaN, 'x', new BigDecimal("1E+999999999"), this)) {
      assertThatThrownBy(() -> Canonical.write(Map.of("v", value)))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> Canonical.write(Map.of("ä", 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ä");
  }

  @Test
  void nestingHasABound() {
    Object deep = "x";
    for (var i = 0; i < 200; i++) {
      deep = List.of(deep);
    }
    var tooDeep = deep;
    assertThatThrownBy(() -> Canonical.write(Map.of("v", tooDeep)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsWrittenIsReadBack() {
    var seed = Long.getLong("lastword.seed", System.nanoTime());
    var random = new Random(seed);
    for (var i = 0; i < 2_000; i++) {
      var tree = map(random, 3);
      assertThat(JsonTree.read(Canonical.write(tree))).as("seed %d", seed).isEqualTo(tree);
    }
  }

  private static Map<String, Object> map(Random random, int depth) {
    var map = new TreeMap<String, Object>();
    for (var n = random.nextInt(5); n > 0; n--) {
      map.put(text(random, 0x20, 0x7F), value(random, depth));
    }
    return map;
  }

  private static Object value(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 5 : 3)) {
      case 0 -> random.nextLong() >> 11;
      case 1 -> text(random, 0, 0xD800);
      case 2 -> random.nextBoolean();
      case 3 -> map(random, depth - 1);
      default -> {
        var list = new ArrayList<Object>();
        for (var n = random.nextInt(4); n > 0; n--) {
          list.add(value(random, depth - 1));
        }
        yield list;
      }
    };
  }

  private static String text(Random random, int from, int to) {
    var text = new StringBuilder();
    for (var n = random.nextInt(12); n > 0; n--) {
      text.append((char) random.nextInt(from, random.nextBoolean() ? to : Math.min(to, 0x7F)));
    }
    return text.toString();
  }
}
