package example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.lastword.detect.Rule;
import dev.lastword.detect.StopRules;
import java.util.List;
import org.junit.jupiter.api.Test;

class LastMessageTest {
  private static final List<String> OPEN =
      List.of(
          "The west sluice jams whenever the river carries leaves. What would you change?",
          "Clear the grate on Mondays, oil the hinge and repaint the gauge board.",
          "That helps. I will start with the hinge.");

  private static final List<String> OVER =
      List.of(
          OPEN.get(0),
          OPEN.get(1),
          "Thank you, that is all I wanted to know. Goodbye!",
          "You're welcome. Goodbye!",
          "Bye!");

  @Test
  void hearsTheEndAsItComes() {
    var stop = LastMessage.heard(OVER);
    assertNotNull(stop);
    assertEquals(Rule.MUTUAL_CLOSING, stop.rule());
    assertEquals(5, stop.after());
  }

  @Test
  void readsTheSameOfAWholeTranscript() {
    assertEquals(LastMessage.heard(OVER), LastMessage.read(OVER));
  }

  @Test
  void letsAnOpenTalkGoOn() {
    assertNull(LastMessage.heard(OPEN));
    assertNull(LastMessage.read(OPEN));
  }

  @Test
  void seesNothingElseOfLastword() {
    var home = StopRules.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    assertEquals(true, home.contains("lastword-detect"), home);
    assertNull(StopRules.class.getResource("/dev/lastword/cli/Main.class"));
  }
}
