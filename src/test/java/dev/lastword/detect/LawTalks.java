package dev.lastword.detect;

import dev.lastword.archive.Labelled;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Conversations for [LawsTest]: thrown together, composed, and real.
final class LawTalks {
  private static final List<String> LINES =
      List.of(
          "The sluice at Marrow Lane jams whenever the river carries leaves.",
          "Then we clear the grate on Mondays and oil the left hinge.",
          "What did the surveyor say about the culvert?",
          "Could you send me the drawing?",
          "Thank you so much, it was a pleasure.",
          "You're welcome! Take care.",
          "Goodbye!",
          "Bye.",
          "Acknowledged.",
          "*the lights go out*",
          "[END]",
          "",
          "🙏✨",
          "I'm sorry, but I can't help with that.",
          "I will not respond further.",
          "I'll check the ledger and get back to you.",
          "再见!",
          "```\nexit(0)\n```");

  /// What two talk about who have something to talk about.
  static final List<String> LIVE =
      List.of(
          "The sluice at Marrow Lane jams whenever the river carries leaves.",
          "Clear the grate on Mondays, oil the hinge, and repaint the gauge board.",
          "Gauge boards fade; enamel numbers from Bristol lasted nineteen winters upstream.",
          "Enamel chips under ice, though. Basalt tiles with carved digits might outlive us.",
          "Carving costs forty pounds a digit, and the mason retires in October.",
          "His apprentice Odile carves slate headstones; slate splits less along the grain.",
          "Slate it is, then, bedded in lime mortar so that frost can lift it without cracking.",
          "Lime needs six weeks of mild weather before the first flood touches it.",
          "Floods come late since the new reservoir holds back the autumn storms.",
          "The reservoir keeper opens his valves at midnight to spare the turbines.",
          "Midnight surges scour the bank below the oak and undercut our footpath.",
          "Willow stakes driven a yard apart would knit that bank within two summers.",
          "Beavers ate the last willows; they leave alder alone because it tastes bitter.",
          "Alder roots drink less, so the meadow behind would stay wet for snipe.",
          "Snipe counts doubled after the farmer stopped rolling his grass in April.",
          "He sold the roller to a cricket club and bought a second-hand seed drill.");

  /// What has nothing to do with it.
  static final List<String> ELSEWHERE =
      List.of(
          "The ferry to Harwick sails on Thursdays only, since two deckhands joined the quarry.",
          "Copper sulphate cleared the blanket weed, but every newt moved to another ditch.",
          "Grandmother's loom has forty heddles and a cracked treadle nobody can mend.",
          "Has anybody weighed the honey from the hives behind the observatory?",
          "Tomatoes under glass ripened nine days earlier once somebody whitewashed a wall.",
          "Our accordion wheezes below twelve degrees; its low reeds want replacing.",
          "The census of 1881 lists a lighthouse keeper, two bakers and a retired whaler.",
          "Anneal brass before bending, otherwise it cracks along the scribe line.",
          "Which varnish did violin makers in Mittenwald brush over the scroll?",
          "Swifts nested beneath the railway viaduct, eleven pairs, one more than in 1998.");

  private static final List<List<String>> ENDS =
      List.of(
          List.of(
              "Thank you, that is all I wanted to know. Goodbye!",
              "You're welcome. Goodbye!",
              "Bye!",
              "Bye bye."),
          List.of(
              "It was a pleasure talking with you. Take care!",
              "Likewise, thank you so much. Take care!",
              "Thank you. Goodbye!",
              "Goodbye!"),
          List.of(
              "That's all from me.", "Then we are done. Goodbye.", "Goodbye.", "[END]", "[END]"),
          List.of("*waves and leaves*", "*waves back*", "*silence*", "*silence*", "*fades*", "…"));

  private static final List<Labelled> REAL = readReal();

  private LawTalks() {}

  /// Any lines in any order, mostly taking turns.
  static List<Utterance> thrown(long seed) {
    var random = new Random(seed);
    var talk = new ArrayList<Utterance>();
    for (int i = 0; i < 24; i++) {
      var text = new StringBuilder(LINES.get(random.nextInt(LINES.size())));
      if (random.nextInt(3) == 0) {
        text.append(' ').append(LINES.get(random.nextInt(LINES.size())));
      }
      int side = random.nextInt(8) == 0 ? random.nextInt(2) : i;
      talk.add(Utterance.of(side(side), text.toString()));
    }
    return talk;
  }

  /// Ten to sixteen messages that have something to say, and an ending.
  static List<Utterance> composed(long seed) {
    var random = new Random(seed);
    var texts = new ArrayList<>(LIVE);
    Collections.shuffle(texts, random);
    texts.subList(10 + random.nextInt(7), texts.size()).clear();
    texts.addAll(ENDS.get(random.nextInt(ENDS.size())));
    return takingTurns(texts);
  }

  /// Two sides that take turns.
  static List<Utterance> takingTurns(List<String> texts) {
    var talk = new ArrayList<Utterance>();
    for (var text : texts) {
      talk.add(Utterance.of(side(talk.size()), text));
    }
    return talk;
  }

  /// Those written for tests, and the labelled ones where they lie beside the project.
  static List<Labelled> real() {
    return REAL;
  }

  private static List<Labelled> readReal() {
    var all = new ArrayList<>(Corpus.resource("endings.txt"));
    var corpus = Corpus.home();
    if (Files.isDirectory(corpus)) {
      all.addAll(Corpus.read(corpus.resolve("dev")));
      all.addAll(Corpus.read(corpus.resolve("hard_cases.jsonl")));
    }
    return List.copyOf(all);
  }

  /// How a talk ends; null where it goes on.
  static @Nullable Stop stop(List<Utterance> talk) {
    return talk.isEmpty() ? null : Detector.judge(talk, Policy.BALANCED).getLast().stop();
  }

  /// After which message; a large number where it goes on.
  static int end(List<Utterance> talk) {
    var stop = stop(talk);
    return stop == null ? Integer.MAX_VALUE : stop.after();
  }

  static Utterance.Side side(int number) {
    return number % 2 == 0 ? Utterance.Side.A : Utterance.Side.B;
  }
}
