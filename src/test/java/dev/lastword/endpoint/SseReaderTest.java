package dev.lastword.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SseReaderTest {
  static Stream<Arguments> forms() {
    return Stream.of(
        Arguments.of("data: a\n\ndata: b\n\n", List.of("a", "b")),
        Arguments.of("data:a\r\n\r\ndata:b\r\n\r\n", List.of("a", "b")),
        Arguments.of("data: a\r\rdata: b\r\r", List.of("a", "b")),
        Arguments.of("data: a\r\n\rdata: b\n\r\n", List.of("a", "b")),
        Arguments.of(": hello\n\n:\ndata: a\n: again\n\n", List.of("a")),
        Arguments.of("event: x\nid: 7\nretry: 10\ndata: a\n\n", List.of("a")),
        Arguments.of("data: a\ndata: b\ndata\n\n", List.of("a\nb\n")),
        Arguments.of("data:  a \n\n", List.of(" a ")),
        Arguments.of("\uFEFFdata: a\n\n", List.of("a")),
        Arguments.of("\n\n\ndata: a\n\n\n\n", List.of("a")),
        Arguments.of("database: a\n\ndat: b\n\n", List.of()),
        Arguments.of("data: 世界 🌍\n\n", List.of("世界 🌍")),
        Arguments.of("data: a\n\ndata: b", List.of("a")));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void findsTheSameEventsWhereverTheBytesAreSplit(String stream, List<String> events)
      throws IOException {
    var bytes = stream.getBytes(StandardCharsets.UTF_8);
    for (var first = 0; first <= bytes.length; first++) {
      for (var second = first; second <= bytes.length; second++) {
        assertThat(read(bytes, first, second)).isEqualTo(events);
      }
    }
  }

  @Test
  void knowsWhereAnEventWasCutOff() throws IOException {
    var reader = new SseReader(_ -> {});
    feed(reader, "data: a\n\n: comment");
    assertThat(reader.isTorn()).isFalse();
    reader = new SseReader(_ -> {});
    feed(reader, "data: a\n\nda");
    assertThat(reader.isTorn()).isTrue();
    reader = new SseReader(_ -> {});
    feed(reader, "data: [DONE]");
    assertThat(reader.isTorn()).isTrue();
    assertThat(new String(reader.tail(), StandardCharsets.UTF_8)).isEqualTo("[DONE]");
  }

  private static List<String> read(byte[] bytes, int first, int second) throws IOException {
    var found = new ArrayList<String>();
    var reader = new SseReader(data -> found.add(new String(data, StandardCharsets.UTF_8)));
    var from = 0;
    for (var to : new int[] {first, second, bytes.length}) {
      var part = Arrays.copyOfRange(bytes, from, to);
      reader.feed(part, part.length);
      from = to;
    }
    return found;
  }

  private static void feed(SseReader reader, String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    reader.feed(bytes, bytes.length);
  }
}
