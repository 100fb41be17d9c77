package dev.lastword.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.config.Asking;
import dev.lastword.config.Keeping;
import dev.lastword.config.SpeakerSpec;
import dev.lastword.config.Spec;
import dev.lastword.config.StopSettings;
import dev.lastword.endpoint.RetryPolicy;
import dev.lastword.endpoint.Sampling;
import dev.lastword.engine.Stage;
import dev.lastword.engine.StopSwitch;
import dev.lastword.engine.Surroundings;
import dev.lastword.talk.Caps;
import dev.lastword.talk.Ending;
import dev.lastword.talk.Event;
import dev.lastword.talk.Side;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HumanReaderTest {
  private final List<String> told = new ArrayList<>();
  private final List<String> parts = new ArrayList<>();
  @TempDir private Path folder;
  private int prompts;

  @Test
  void aLineIsAMessage() throws InterruptedException {
    var person = typing(bytes("Is it raining?\r\n \n Still?"));
    assertThat(person.next(1, parts::add)).isEqualTo("Is it raining?");
    assertThat(person.next(3, parts::add)).isEqualTo(" ");
    assertThat(person.next(5, parts::add)).isEqualTo(" Still?");
    assertThat(person.next(7, parts::add)).isNull();
    assertThat(person.next(9, parts::add)).isNull();
    assertThat(told).isEmpty();
  }

  @Test
  void enterAloneIsAskedAgain() throws InterruptedException {
    assertThat(typing(bytes("\n\nWell?\n")).next(1, parts::add)).isEqualTo("Well?");
    assertThat(prompts).isEqualTo(3);
  }

  @Test
  void aLineThatGoesOnIsHeardBeforeTheNextIsTyped() throws InterruptedException {
    var heard = new ArrayList<List<String>>();
    var person =
        new HumanReader(
            new Typed(stream(bytes("One,\\\ntwo\\\nand thrée.\n")), told::add),
            () -> heard.add(List.copyOf(parts)));
    assertThat(person.next(1, parts::add)).isEqualTo("One,\ntwo\nand thrée.");
    assertThat(heard).containsExactly(List.of(), List.of("One,\n"), List.of("One,\n", "two\n"));
  }

  @Test
  void theEndOfInputEndsAMessageThatWouldGoOn() throws InterruptedException {
    var person = typing(bytes("One,\\\n"));
    assertThat(person.next(1, parts::add)).isEqualTo("One,\n");
    assertThat(person.next(3, parts::add)).isNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {0xFF, 0xC3, 0xE9})
  void aLineThatIsNoTextIsToldAndAskedForAgain(int bad) throws InterruptedException {
    var person = typing(bytes("One,\\\ncaf"), new byte[] {(byte) bad}, bytes("\ncafé\n"));
    assertThat(person.next(1, parts::add)).isEqualTo("One,\ncafé");
    assertThat(told).singleElement().asString().contains("invalid UTF-8 at byte 3");
    assertThat(prompts).isEqualTo(3);
  }

  @Test
  void aKeyboardThatFailsIsToldAndEndsTheInput() throws InterruptedException {
    var broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("the line is dead");
          }

          @Override
          public int read(byte[] into, int from, int most) throws IOException {
            return read();
          }
        };
    var person =
        reader(new SequenceInputStream(new ByteArrayInputStream(bytes("Hello?\n")), broken));
    assertThat(person.next(1, parts::add)).isEqualTo("Hello?");
    assertThat(person.next(3, parts::add)).isNull();
    assertThat(told).singleElement().asString().contains("the line is dead");
  }

  @Test
  void aCutKeepsWhatWasTyped() throws IOException {
    var stop = new StopSwitch();
    var around =
        new Surroundings(
            event -> {
              if (event instanceof Event.Streamed) {
                stop.stop();
              }
            },
            _ -> {},
            stop,
            _ -> true,
            RetryPolicy.DEFAULT,
            System::nanoTime,
            new Random(1));
    var person = typing(bytes("One,\\\ntwo.\n"));
    var stage = new Stage((_, _) -> person, "lastword test", Instant::now, ZoneOffset.UTC);
    try (var scene = stage.set(spec(), around)) {
      var ended = scene.loop().run();
      assertThat(ended.ending()).isEqualTo(Ending.OPERATOR);
      assertThat(ended.summary().messages()).isZero();
      assertThat(Files.readString(scene.journal())).contains("x had said:\\n\\nOne,");
    }
  }

  private Spec spec() {
    return new Spec(
        new Spec.Party("x", new SpeakerSpec.Human(), "", Sampling.DEFAULT, null),
        new Spec.Party("y", new SpeakerSpec.Human(), "", Sampling.DEFAULT, null),
        null,
        Side.A,
        Caps.DEFAULT,
        StopSettings.DEFAULT,
        Set.of(),
        Asking.DEFAULT,
        new Keeping(false, false, Spec.Durability.PROCESS),
        List.of(),
        folder);
  }

  private HumanReader typing(byte[]... pieces) {
    return reader(stream(pieces));
  }

  private HumanReader reader(InputStream in) {
    return new HumanReader(new Typed(in, told::add), () -> prompts++);
  }

  private static InputStream stream(byte[]... pieces) {
    var all = new ByteArrayOutputStream();
    for (var piece : pieces) {
      all.writeBytes(piece);
    }
    return new ByteArrayInputStream(all.toByteArray());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
