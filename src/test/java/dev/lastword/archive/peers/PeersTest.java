package dev.lastword.archive.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.archive.Watcher;
import dev.lastword.detect.Utterance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeersTest {
  private static final String NEWS = "The gauge was moved in March, so the tables are wrong.";
  private static final String MORE = "Which datum did the harbour use for the new one?";

  @Test
  void aCapCountsMessages() {
    assertThat(end(new Cap(3), NEWS, MORE, NEWS, MORE)).isEqualTo(3);
    assertThat(end(new Cap(5), NEWS, MORE, NEWS, MORE)).isZero();
  }

  @Test
  void aKeywordEndsAtTheFirstFarewellWordWhoeverSaysItAndWhy() {
    assertThat(end(new Keyword(), NEWS, "He said goodbye to the old datum.", MORE)).isEqualTo(2);
    assertThat(end(new Keyword(), NEWS, "Good-Bye!")).isEqualTo(2);
    assertThat(end(new Keyword(), NEWS, "A byte is no farewells.", MORE)).isZero();
  }

  @Test
  void aMutualKeywordWaitsForTheAnswer() {
    assertThat(end(new MutualKeyword(), "Bye!", MORE, "Bye!", "Take care!")).isEqualTo(4);
    assertThat(end(new MutualKeyword(), "Bye!", MORE, "Bye!", NEWS)).isZero();
  }

  @Test
  void aWrapUpClosesWithTheThirdMessageAndIsOpenedByAQuestion() {
    assertThat(end(new WrapUp(), NEWS, "Thanks!", "My pleasure.", "Bye.")).isEqualTo(4);
    assertThat(end(new WrapUp(), NEWS, "Thanks!", "My pleasure. But why?", "Bye.", "Bye."))
        .isZero();
    assertThat(end(new WrapUp(), "Thanks!", "My pleasure.", NEWS, "Bye.", "Bye.")).isZero();
  }

  @Test
  void convergenceEndsWhereBothSidesSoundAlike() {
    var rule = new Convergence(0.8);
    assertThat(end(rule, NEWS, NEWS)).isEqualTo(2);
    assertThat(end(rule, NEWS, MORE + "\n\nTell me!", MORE, "Ok.")).isZero();
  }

  @Test
  void exactRepetitionNeedsThreeOfOneOrSixOfTwo() {
    var rule = new StuckRepeats();
    assertThat(end(rule, NEWS, "Ok.", "Ok.", " Ok.")).isEqualTo(4);
    assertThat(end(rule, NEWS, "a", "b", "a", "b", "a", "b")).isEqualTo(7);
    assertThat(end(rule, NEWS, "a", "b", "a", "b", "a", "c")).isZero();
    assertThat(end(rule, "Ok.", "Ok.")).isZero();
  }

  @Test
  void chunkRepetitionNeedsTenCloseTogetherOrFiveEqualMessages() {
    var rule = new ChunkLoop();
    assertThat(end(rule, NEWS, "The sea, the sea, the endless sea. ".repeat(12))).isEqualTo(2);
    assertThat(end(rule, NEWS, "The sea, the sea, the endless sea. ".repeat(5))).isZero();
    assertThat(end(rule, "Ok.", "1", "Ok.", "2", "Ok.", "3", "Ok.", "4", "Ok.")).isEqualTo(9);
  }

  @Test
  void ngramRepetitionNeedsBothSidesToSayAgainWhatWasSaid() {
    var rule = new NgramRepetition(0.5);
    assertThat(end(rule, NEWS, MORE, NEWS, MORE)).isEqualTo(4);
    assertThat(end(rule, NEWS, MORE, NEWS, "By the way, the printer has moved.")).isZero();
    assertThat(end(rule, "Ok.", "Ok.", "Ok.", "Ok.")).isZero();
  }

  /// No rule may look ahead: what it decides on a talk it decides on the talk cut there.
  @Test
  void noneOfThemLooksAhead() {
    var talk =
        talk(NEWS, MORE, "Thanks, bye!", "Bye!", "Bye!", "Bye!", "Bye!", "Bye!", "Bye!", "Bye!");
    Peers.all()
        .forEach((name, rule) -> {
          var whole = rule.watch(talk);
          if (whole != null) {
            assertThat(rule.watch(talk.subList(0, whole.after()))).as(name).isEqualTo(whole);
            assertThat(rule.watch(talk.subList(0, whole.after() - 1))).as(name).isNull();
          }
        });
  }

  @Test
  void eachTellsWhoseIdeaItIsAndIsShort() throws IOException {
    try (var files = Files.list(Path.of("src/test/java/dev/lastword/archive/peers"))) {
      for (var file : files.toList()) {
        var text = Files.readString(file);
        if (text.contains("implements " + "Rule {")) {
          assertThat(text.lines().count()).as(file.toString()).isLessThanOrEqualTo(60);
          assertThat(text).as(file.toString()).contains("\n/// ");
        }
      }
    }
  }

  private static int end(Watcher rule, String... texts) {
    var decision = rule.watch(talk(texts));
    return decision == null ? 0 : decision.after();
  }

  private static List<Utterance> talk(String... texts) {
    var sides = Utterance.Side.values();
    var talk = new ArrayList<Utterance>();
    for (var text : texts) {
      talk.add(Utterance.of(sides[talk.size() % 2], text));
    }
    return talk;
  }
}
