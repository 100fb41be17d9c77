package dev.lastword.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.talk.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The small files behind "calls today".
class CallCountsTest {
  private static final Instant NOON = Instant.parse("2025-10-26T12:00:00Z");
  private static final Outcome REPLY =
      new Outcome.Reply(
          "text",
          "",
          Outcome.Finish.STOP,
          new Outcome.Served(null, null, null, Outcome.Match.UNKNOWN),
          Usage.UNKNOWN,
          new Outcome.Timing(Duration.ZERO, Duration.ZERO),
          "");

  @TempDir private Path state;

  @Test
  void countsCallsAndKeepsTheLastError() {
    var counts = at(NOON);
    counts.add("openai", REPLY, null);
    counts.add("openai", new Outcome.Partial("x", "silence for 2 s", ""), null);
    counts.add("openai", new Outcome.NotSent("no connection to api.openai.com:443", true), null);
    counts.add("openai", REPLY, null);
    counts.close();
    assertThat(at(NOON).today("openai"))
        .isEqualTo(new CallCounts.Day(3, 1, NOON, "no connection to api.openai.com:443"));
    assertThat(at(NOON).today("groq")).isEqualTo(CallCounts.Day.NONE);
  }

  @Test
  void anotherDayBeginsAtZeroInItsOwnZone() {
    var counts = at(NOON);
    counts.add("openai", new Outcome.Unknown("the connection broke"), null);
    counts.close();
    var evening = NOON.plus(Duration.ofHours(10));
    assertThat(at(evening).today("openai").calls()).isEqualTo(1);
    var inTokyo = CallCounts.in(env(), () -> evening, ZoneId.of("Asia/Tokyo"));
    assertThat(inTokyo.today("openai"))
        .isEqualTo(new CallCounts.Day(0, 0, NOON, "the connection broke"));
    var tomorrow = at(NOON.plus(Duration.ofDays(1)));
    tomorrow.add("openai", REPLY, null);
    tomorrow.close();
    assertThat(tomorrow.today("openai"))
        .isEqualTo(new CallCounts.Day(1, 0, NOON, "the connection broke"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{\"calls\":-1}",
        "{\"calls\":9223372036854775807}",
        "{\"failed_at\":\"x\",\"failure\":\"y\"}"
      })
  void aBrokenFileBeginsAnew(String content) throws IOException {
    var file = state.resolve("lastword/calls/provider-openai.json");
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    var counts = at(NOON);
    assertThat(counts.today("openai")).isEqualTo(CallCounts.Day.NONE);
    counts.add("openai", REPLY, null);
    counts.close();
    assertThat(counts.today("openai").calls()).isEqualTo(1);
  }

  @Test
  void noKeyGetsIn() throws IOException {
    var counts = at(NOON);
    var key = Secret.of("sk-canary-0123456789", "TEST_KEY");
    counts.add("openai", new Outcome.Unknown("odd: sk-canary-0123456789"), key);
    counts.close();
    assertThat(Files.readString(state.resolve("lastword/calls/provider-openai.json")))
        .contains("odd: ***")
        .doesNotContain("canary");
  }

  @Test
  void severalWritersLoseNothing() {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var writer = 0; writer < 4; writer++) {
        threads.execute(() -> {
          var counts = at(NOON);
          for (var i = 0; i < 50; i++) {
            counts.add("openai", REPLY, null);
            counts.flush();
          }
          counts.close();
        });
      }
    }
    assertThat(at(NOON).today("openai").calls()).isEqualTo(200);
  }

  @Test
  void aFolderThatCannotBeWrittenStopsNobody() throws IOException {
    Files.writeString(state.resolve("lastword"), "");
    var counts = at(NOON);
    counts.add("openai", REPLY, null);
    assertThat(counts.flush()).isTrue();
    counts.add("openai", REPLY, null);
    assertThat(counts.pending()).isFalse();
    assertThat(counts.today("openai")).isEqualTo(CallCounts.Day.NONE);
  }

  private CallCounts at(Instant now) {
    return CallCounts.in(env(), () -> now, ZoneId.of("UTC"));
  }

  private Map<String, String> env() {
    return Map.of("XDG_STATE_HOME", state.toString());
  }
}
