package dev.lastword.detect;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Measures each message against all that was said before it.
final class Listener {
  private static final int TAIL = 2;
  private static final double LATE = 0.6;
  private static final int FADE = 10;
  private static final double PAIR = Double.parseDouble(System.getProperty("pair", "0.25"));

  private final Fingerprints said = new Fingerprints(8192);
  private final SentenceReader reader = new SentenceReader(Lexicon.shared(), said);
  private final Grams grams = new Grams();
  private final Cycles cycles = new Cycles();
  private final Map<Utterance.Side, Voice> voices = new EnumMap<>(Utterance.Side.class);
  private int heard;

  Listener() {
    for (var side : Utterance.Side.values()) {
      voices.put(side, new Voice());
    }
  }

  /// Hears a message.
  Traits hear(Utterance utterance) {
    heard++;
    var own = voice(utterance.side());
    var other = voice(utterance.side() == Utterance.Side.A ? Utterance.Side.B : Utterance.Side.A);
    var segments = Segments.of(utterance.text());
    var sentences = reader.read(segments);
    var cover = grams.compare(segments.tokens(), own, other);
    boolean again = cycles.add(fingerprint(segments, utterance.text()));
    var shape = shape(segments, sentences, utterance);
    var opening = opening(sentences, utterance.text(), own, other);
    var closing = closing(sentences, shape, own);
    var news = news(sentences, shape, own, cover, again);
    var traits =
        new Traits(heard, utterance.side(), shape, news, closing, opening, sentences);
    remember(traits, own);
    return traits;
  }

  private Voice voice(Utterance.Side side) {
    return java.util.Objects.requireNonNull(voices.get(side));
  }

  private static long fingerprint(Segments segments, String text) {
    var tokens = segments.tokens();
    long hash = Hash.EMPTY;
    for (int i = 0; i < tokens.size(); i++) {
      hash = Hash.pair(hash, tokens.hash(i));
    }
    return tokens.size() == 0 ? Hash.pair(hash, text.strip().hashCode()) : hash;
  }

  private static Traits.Shape shape(
      Segments segments, List<Sentence> sentences, Utterance utterance) {
    double words = 0;
    double acted = 0;
    boolean token = false;
    boolean other = false;
    boolean ends = false;
    for (var sentence : sentences) {
      switch (sentence.segment().section()) {
        case TOKEN -> token = true;
        case STAGE -> {
          acted += sentence.words();
          ends |= sentence.hears(Cue.ENDING) || sentence.tag().isRitual();
          other = true;
        }
        case SKIP -> {}
        default -> other = true;
      }
      if (sentence.segment().section() != Section.TOKEN
          && sentence.segment().section() != Section.SKIP) {
        words += sentence.words();
      }
    }
    boolean blank = segments.visible() == 0 && segments.pictures() == 0;
    double stage = acted / Math.max(1, words);
    return new Traits.Shape(
        words,
        blank && !token,
        !blank && !token && words == 0,
        token,
        token && !other,
        stage,
        stage > 0.99 && ends && words <= FADE,
        utterance.finish() == Utterance.Finish.COMPLETE);
  }

  private static Traits.Opening opening(List<Sentence> all, String text, Voice own, Voice other) {
    var spoken = spoken(all);
    double total = spoken.stream().mapToDouble(Sentence::words).sum();
    double position = 0;
    double question = 0;
    boolean promise = false;
    boolean waiting = false;
    boolean game = false;
    for (var sentence : spoken) {
      position += sentence.words();
      if (sentence.tag() == Tag.QUESTION) {
        question = Math.max(question, position >= LATE * total ? 1 : 0.5);
      }
      promise |= sentence.hears(Cue.PROMISE);
      waiting |= sentence.hears(Cue.WAITING);
      game |= sentence.hears(Cue.GAME);
    }
    if (all.isEmpty() && (text.indexOf('?') >= 0 || text.indexOf('？') >= 0)) {
      question = 1;
    }
    boolean request = lastOf(spoken, TAIL).stream().anyMatch(s -> s.hears(Cue.REQUEST));
    double silenced = own.questionRate() * (1 - question);
    return new Traits.Opening(
        question, request, silenced, other.asked(), promise, waiting, game);
  }

  private static Traits.Closing closing(List<Sentence> all, Traits.Shape shape, Voice own) {
    var spoken = spoken(all);
    double total = spoken.stream().mapToDouble(Sentence::words).sum();
    double ritual = 0;
    double refusal = 0;
    double mass = 0;
    int rituals = 0;
    int habits = 0;
    boolean farewell = shape.tokenOnly();
    for (var sentence : spoken) {
      mass += sentence.tag().mass();
      farewell |= sentence.tag() == Tag.FAREWELL;
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
        tail(spoken),
        mass,
        ritual / Math.max(1, total),
        rituals == 0 ? 0 : (double) habits / rituals,
        own.tokensOutlived(),
        farewell,
        refusal / Math.max(1, total),
        bliss(all));
  }

  private static double tail(List<Sentence> spoken) {
    return lastOf(spoken, TAIL).stream().mapToDouble(s -> s.tag().closing()).average().orElse(0);
  }

  private static double bliss(List<Sentence> all) {
    return all.isEmpty()
        ? 0
        : (double) all.stream().filter(s -> s.hears(Cue.BLISS)).count() / all.size();
  }

  private Traits.News news(
      List<Sentence> all, Traits.Shape shape, Voice own, Grams.Cover cover, boolean again) {
    double fresh = 0;
    for (var sentence : all) {
      if (sentence.segment().section() != Section.SPEECH || sentence.tag().isOpen()) {
        fresh += sentence.fresh() + PAIR * sentence.pairs();
      }
    }
    double level = own.level();
    double relative = level >= 3 ? fresh / level : fresh >= 3 ? 1 : fresh / 3;
    double covered = cover.count() >= 4 ? cover.covered() : again && shape.words() > 0 ? 1 : 0;
    return new Traits.News(
        fresh,
        level,
        Math.min(3, relative),
        fresh / Math.max(8, shape.words()),
        covered,
        cover.echoed(),
        cover.repeated(),
        cycles.run(),
        cycles.period());
  }

  private void remember(Traits traits, Voice own) {
    var closing = traits.closing();
    own.addQuestion(traits.opening().question(), traits.opening().request());
    if (closing.share() < 0.5 && !traits.shape().tokenOnly() && traits.shape().words() > 0) {
      own.addLevel(traits.news().fresh());
    }
    var rituals =
        traits.sentences().stream()
            .filter(s -> s.tag().isRitual() && s.words() >= 2)
            .mapToLong(Sentence::signature)
            .limit(16)
            .toArray();
    own.addPending(rituals, closing.tail(), traits.shape().token());
    if (isSubstance(traits)) {
      voices.values().forEach(Voice::outlive);
    }
  }

  /// Whether a message shows that the talk goes on.
  static boolean isSubstance(Traits traits) {
    var news = traits.news();
    boolean adds =
        traits.opening().question() >= 1
            || news.fresh() >= 12
            || news.fresh() >= 4 && news.relative() > 0.35;
    return adds && traits.closing().share() < 0.5 && news.covered() < 0.6;
  }

  private static List<Sentence> spoken(List<Sentence> all) {
    var spoken = new ArrayList<Sentence>(all.size());
    for (var sentence : all) {
      if (sentence.segment().section() == Section.SPEECH) {
        spoken.add(sentence);
      }
    }
    return spoken;
  }

  private static <T> List<T> lastOf(List<T> list, int count) {
    return list.subList(Math.max(0, list.size() - count), list.size());
  }
}
