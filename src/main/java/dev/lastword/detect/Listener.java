package dev.lastword.detect;

import java.util.ArrayList;
import java.util.List;

/// Measures each message against all that was said before it.
final class Listener {
  private static final double PAIR = 0.15;
  private static final int GAME_SPAN = 60;
  private static final int MOST_RITUALS = 16;
  private static final int CURT_WORDS = 8;
  private static final int SMALL_TALK_WORDS = 15;

  /// A question that is said again in these words for the most part was asked before.
  private static final double SAME = 0.7;

  private final Fingerprints said = new Fingerprints(8192);
  private final SentenceReader reader = new SentenceReader(Lexicon.shared(), said);
  private final Grams grams = new Grams();
  private final Standoff standoff = new Standoff();
  private final Lull lull = new Lull();
  private final Cycles cycles = new Cycles();
  private final Voice a = new Voice();
  private final Voice b = new Voice();
  private int heard;
  private int playedAt;

  /// Hears a message.
  Traits hear(Utterance utterance, Segments segments) {
    heard++;
    boolean first = utterance.side() == Utterance.Side.A;
    var own = first ? a : b;
    var other = first ? b : a;
    if (segments.tokens().size() >= Grams.MANY) {
      said.wake();
    }
    var sentences = reader.read(segments);
    var cover = grams.compare(segments.tokens(), own, other);
    boolean again = cycles.add(segments.fingerprint());
    var measures = new Measures(sentences);
    var shape = measures.shape(segments, utterance.finish());
    var opening = measures.opening(segments.asksWithoutWords(), own, other, isPlaying());
    double fresh = measures.fresh(PAIR);
    if (Lull.addsNothing(fresh) && Math.max(cover.covered(), again ? 1 : 0) >= SAME) {
      opening = opening.asked();
    }
    if (standoff.hear(opening.question() >= 1 || opening.request(), fresh)) {
      opening = opening.asked();
    }
    if (opening.game()) {
      playedAt = heard;
    }
    var traits =
        new Traits(
            heard,
            utterance.side(),
            shape,
            news(fresh, shape, opening, own, other, cover, again),
            measures.closing(shape, own),
            opening,
            sentences);
    remember(traits, own);
    return traits;
  }

  private boolean isPlaying() {
    return playedAt > 0 && heard - playedAt <= GAME_SPAN;
  }

  /// How many messages were heard.
  int heard() {
    return heard;
  }

  /// Lets the talk begin anew: what went round in a cycle before does not count.
  void reopen() {
    cycles.clear();
  }

  private Traits.News news(
      double fresh,
      Traits.Shape shape,
      Traits.Opening opening,
      Voice own,
      Voice other,
      Grams.Cover cover,
      boolean again) {
    double level = own.level();
    double relative = level >= 3 ? fresh / level : fresh >= 3 ? 1 : fresh / 3;
    double covered = again && shape.words() > 0 ? 1 : cover.covered();
    boolean talkative = own.length() >= CURT_WORDS;
    return new Traits.News(
        fresh,
        Math.min(3, relative),
        covered,
        cover.echoed(),
        cover.repeated(),
        cycles.run(),
        cycles.period(),
        own.hasSpoken() && other.hasSpoken(),
        other.lately(),
        lull.hear(fresh, relative, shape, opening, talkative),
        own.isBrief(CURT_WORDS),
        own.isBrief(SMALL_TALK_WORDS) && other.isBrief(SMALL_TALK_WORDS));
  }

  private void remember(Traits traits, Voice own) {
    var closing = traits.closing();
    own.addQuestion(traits.opening().question(), traits.opening().request());
    if (traits.shape().words() > 0) {
      own.addNews(traits.news().fresh(), traits.shape().words());
    }
    if (closing.share() < 0.5 && !traits.shape().tokenOnly() && traits.shape().words() > 0) {
      own.addLevel(traits.news().fresh());
    }
    var rituals = new ArrayList<Long>();
    for (var sentence : traits.sentences()) {
      if (sentence.tag().isRitual() && sentence.words() >= 2 && rituals.size() < MOST_RITUALS) {
        rituals.add(sentence.signature());
      }
    }
    own.addPending(List.copyOf(rituals), closing.tail(), traits.shape().token());
    if (isSubstance(traits)) {
      a.outlive();
      b.outlive();
    }
  }

  /// Whether a message shows that the talk goes on.
  private static boolean isSubstance(Traits traits) {
    var news = traits.news();
    boolean adds =
        traits.opening().question() >= 1
            || news.fresh() >= 12
            || (news.fresh() >= 4 && news.relative() > 0.35);
    return adds && traits.closing().share() < 0.5 && news.covered() < 0.6;
  }
}
