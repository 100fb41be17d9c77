package dev.lastword.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import okio.Buffer;
import okio.Okio;
import okio.Source;
import okio.Timeout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyReaderTest {
  private final Heard heard = new Heard();

  @ParameterizedTest
  @EnumSource
  void hearsTheSameWhereverTheBytesAreSplit(Dialect dialect) throws Exception {
    for (var end : new String[] {"\n", "\r\n", "\r"}) {
      var bytes = Streams.of(dialect).replace("\n", end).getBytes(StandardCharsets.UTF_8);
      for (var at = 0; at <= bytes.length; at++) {
        var draft = draft(dialect);
        read(dialect, draft, Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, at, bytes.length));
        assertThat(draft.text().sound()).as("split at %s", at).isEqualTo(Streams.TEXT);
        assertThat(draft.reasoning().sound()).isEqualTo(Streams.REASONING);
        assertThat(draft.finish()).isEqualTo(Outcome.Finish.STOP);
        assertThat(draft.usage().completionTokens()).isEqualTo(9);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "data: [DONE]", "data: [DONE]\n", "data:[DONE]\n\ndata: [DONE]\n\n"})
  void takesAMissingOrDoubledOrBareEndMark(String end) throws Exception {
    var draft = draft(Dialect.OPENAI);
    var body = Streams.OPENAI.replace("data: [DONE]\n\n", end);
    assertThat(read(Dialect.OPENAI, draft, utf8(body)))
        .isEqualTo(end.isEmpty() ? ReplyReader.End.CLEAN : ReplyReader.End.MARKED);
    assertThat(draft.text().sound()).isEqualTo(Streams.TEXT);
  }

  @Test
  void hearsNothingBehindTheEndMark() throws Exception {
    var draft = draft(Dialect.OPENAI);
    var more = "data: {\"choices\":[{\"delta\":{\"content\":\"more\"}}]}\n\n";
    read(Dialect.OPENAI, draft, utf8(Streams.OPENAI + more));
    assertThat(draft.text().sound()).isEqualTo(Streams.TEXT);
  }

  @Test
  void refusesBytesThatAreNoText() {
    var bytes = utf8("data: {\"choices\":[{\"delta\":{\"content\":\"a~\"}}]}\n\n");
    bytes[new String(bytes, StandardCharsets.UTF_8).indexOf('~')] = (byte) 0xC0;
    assertThatThrownBy(() -> read(Dialect.OPENAI, draft(Dialect.OPENAI), bytes))
        .isInstanceOf(ReplyFormatException.class)
        .hasMessageContaining("invalid UTF-8 at byte 34");
  }

  @Test
  void refusesDeepJson() {
    var bytes = utf8("data: " + "[".repeat(10_000) + "]".repeat(10_000) + "\n\n");
    assertThatThrownBy(() -> read(Dialect.OPENAI, draft(Dialect.OPENAI), bytes))
        .isInstanceOf(ReplyFormatException.class);
  }

  @Test
  void refusesAnEndlessReply() {
    var reader = reader(Dialect.OPENAI, draft(Dialect.OPENAI));
    assertThatThrownBy(() -> reader.read(Okio.buffer(endless()), true))
        .isInstanceOf(ReplyFormatException.class)
        .hasMessageContaining("16 MiB");
  }

  private Draft draft(Dialect dialect) {
    return new Draft(heard, dialect.wire().mayThinkInline(), null);
  }

  private static ReplyReader reader(Dialect dialect, Draft draft) {
    return new ReplyReader(
        dialect.wire(), draft, new Watch(Bench.LONG, System::nanoTime, Switched.NONE));
  }

  private static ReplyReader.End read(Dialect dialect, Draft draft, byte[]... parts)
      throws IOException {
    return reader(dialect, draft).read(Okio.buffer(inParts(parts)), true);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Source inParts(byte[]... parts) {
    return new Given() {
      private int next;

      @Override
      public long read(Buffer sink, long count) {
        while (next < parts.length && parts[next].length == 0) {
          next++;
        }
        if (next == parts.length) {
          return -1;
        }
        sink.write(parts[next]);
        return parts[next++].length;
      }
    };
  }

  private static Source endless() {
    return new Given() {
      @Override
      public long read(Buffer sink, long count) {
        sink.write(new byte[8192]);
        return 8192;
      }
    };
  }

  private abstract static class Given implements Source {
    @Override
    public Timeout timeout() {
      return Timeout.NONE;
    }

    @Override
    public void close() {}
  }
}
