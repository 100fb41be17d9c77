package dev.lastword.detect;

import java.util.ArrayList;
import java.util.List;

/// Measures the sentences of one message.
final class Measures {
  private static final int TAIL = 2;
  private static final double LATE = 0.6;
  private static final int FADE = 10;

  /// Many small courtesies weigh no more than two: poems are full of them.
  private static final double MOST_MURMUR = 0.6;

  private static final double SMALL = 0.5;

  private final List<Sentence> all;
  private final List<Sentence> spoken;
  private final double spokenWords;

  Measures(List<Sentence> sentences) {
    all = sentences;
    spoken = new ArrayList<>(all.size());
    for (var sentence : all) {
      if (sentence.segment().section() == Section.SPEECH) {
        spoken.add(sentence);
      }
    }
    spokenWords = spoken.stream().mapToDouble(Sentence::words).sum();
  }

  /// What the message is made of.
  Traits.Shape shape(Segments segments, Utterance.Finish finish) {
    double words = 0;
    double acted = 0;
    boolean token = false;
    boolean other = false;
    boolean ends = false;
    for (var sentence : all) {
      var section = sentence.segment().section();
      token |= section == Section.TOKEN;
      if (section == Section.TOKEN || section == Section.SKIP) {
        continue;
      }
      other = true;
      words += sentence.words();
      if (section == Section.STAGE) {
        acted += sentence.words();
        ends |= sentence.hears(Cue.ENDING) || sentence.tag().isRitual();
      }
    }
    boolean blank = !token && words == 0 && segments.pictures() == 0;
    double stage = acted / Math.max(1, words);
    return new Traits.Shape(
        words,
        blank,
        !blank && !token && words == 0,
        token,
        token && !other,
        stage,
        stage > 0.99 && ends && words <= FADE,
        finish == Utterance.Finish.COMPLETE);
  }

  /// What in it asks for more.
  Traits.Opening opening(boolean asksWithoutWords, Voice own, Voice other, boolean playing) {
    double position = 0;
    double question = asksWithoutWords ? 1 : 0;
    boolean promise = false;
    boolean waiting = false;
    boolean game = false;
    for (var sentence : spoken) {
      position += sentence.words();
      if (sentence.tag() == Tag.QUESTION) {
        question = Math.max(question, position >= LATE * spokenWords ? 1 : 0.5);
      }
      promise |= sentence.hears(Cue.PROMISE);
      waiting |= sentence.hears(Cue.WAITING);
      game |= sentence.hears(Cue.GAME);
    }
    boolean request = false;
    for (var sentence : tail()) {
      request |= sentence.hears(Cue.REQUEST);
    }
    double silenced = own.questionRate() * (1 - question);
    return new Traits.Opening(
        question, request, silenced, other.asked(), promise, waiting, game, playing);
  }

  /// What in it belongs to an ending.
  Traits.Closing closing(Traits.Shape shape, Voice own) {
    double ritual = 0;
    double refusal = 0;
    double mass = 0;
    double murmur = 0;
    int rituals = 0;
    int habits = 0;
    boolean farewell = shape.tokenOnly();
    boolean returned = false;
    for (var sentence : spoken) {
      boolean small = sentence.tag().mass() < SMALL;
      mass += small ? 0 : sentence.tag().mass();
      murmur += small ? sentence.tag().mass() : 0;
      farewell |= sentence.tag() == Tag.FAREWELL;
      returned |= sentence.hears(Cue.RETURN) && sentence.tag().isRitual();
      refusal += sentence.tag() == Tag.REFUSAL ? sentence.words() : 0;
      if (sentence.tag().isRitual()) {
        ritual += sentence.words();
        if (sentence.words() >= 2) {
          rituals++;
          habits += own.isHabit(sentence.signature()) ? 1 : 0;
        }
      }
    }
    return new Traits.Closing(
        closing(tail()),
        mass + Math.min(MOST_MURMUR, murmur),
        ritual / Math.max(1, spokenWords),
        rituals == 0 ? 0 : (double) habits / rituals,
        own.tokensOutlived(),
        farewell,
        returned,
        refusal / Math.max(1, spokenWords),
        bliss());
  }

  /// How closed sentences look, on average.
  private static double closing(List<Sentence> sentences) {
    double sum = 0;
    for (var sentence : sentences) {
      sum += sentence.tag().closing();
    }
    return sum / Math.max(1, sentences.size());
  }

  private double bliss() {
    int blissful = 0;
    for (var sentence : all) {
      blissful += sentence.hears(Cue.BLISS) ? 1 : 0;
    }
    return (double) blissful / Math.max(1, all.size());
  }

  /// The words of content that nobody used before, outside the ritual of an ending.
  double fresh(double pair) {
    double fresh = 0;
    for (var sentence : all) {
      if (sentence.segment().section() != Section.SPEECH || sentence.tag().isOpen()) {
        fresh += sentence.fresh() + pair * sentence.pairs();
      }
    }
    return fresh;
  }

  private List<Sentence> tail() {
    return spoken.subList(Math.max(0, spoken.size() - TAIL), spoken.size());
  }
}
