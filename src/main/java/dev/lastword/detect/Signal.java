package dev.lastword.detect;

import java.util.Locale;

/// One thing that testifies for or against an ending, between 0 and 1. What each weighs stands in
/// `weights.txt`.
enum Signal {
  /// The message ends in closing sentences which its speaker does not always use.
  TAIL,
  /// It holds several closing sentences.
  MASS,
  /// It is made of the ritual of an ending.
  RITUAL,
  /// It adds as much as its speaker usually adds.
  NEWS,
  /// It adds little, and what it says is bliss.
  BLISS,
  /// Its speaker usually asks, and now neither asks nor adds anything.
  SILENCED,
  /// It wants something from the other side.
  REQUEST,
  /// Something is still owed: its speaker will come back with it, or waits for it.
  OWED,
  /// It answers a question or request.
  ANSWER,
  /// It holds a stop token that was not yet followed by more talk.
  TOKEN,
  /// Its words were heard before in the same order.
  COVERED,
  /// Neither side has added anything for several messages.
  IDLE,
  /// It declines, and adds nothing.
  REFUSAL;

  private static final double MOST_MASS = 3;
  private static final double MOST_SHARE = 0.15;
  private static final double MOST_NEWS = 0.5;
  private static final double DENSE = 0.12;
  private static final double SHORT = 20;
  private static final double LONG = 60;
  private static final double PATIENCE = 3;
  private static final double PATIENCE_SPAN = 2;
  private static final double USUAL_COVER = 0.3;

  /// How loud it is in a message.
  double in(Traits traits) {
    var closing = traits.closing();
    var opening = traits.opening();
    var news = traits.news();
    return switch (this) {
      case TAIL -> closing.tail() * (1 - closing.habit());
      case MASS ->
          Math.min(MOST_MASS, closing.mass())
              / MOST_MASS
              * Math.min(1, closing.share() / MOST_SHARE)
              * (1 - closing.habit());
      case RITUAL -> closing.share() * (1 - closing.habit());
      case NEWS -> loud(traits);
      case SILENCED -> opening.silenced() * calm(news);
      case BLISS -> closing.bliss() * calm(news);
      case REQUEST -> opening.request() ? 1 : 0;
      case OWED -> opening.promise() || opening.waiting() ? 1 : 0;
      case ANSWER -> opening.answers() ? 1 : 0;
      case TOKEN -> traits.shape().token() ? 1 / (1 + closing.tokenHabit()) : 0;
      case COVERED -> Math.max(0, news.covered() - USUAL_COVER) / (1 - USUAL_COVER);
      case REFUSAL -> closing.refusal() * calm(news);
      case IDLE -> Math.clamp((news.idle() - PATIENCE) / PATIENCE_SPAN, 0, 1);
    };
  }

  /// How much is new, 0 to 1: little is new that is little by what the speaker usually adds, or, in
  /// a long message, little by its length.
  private static double loud(Traits traits) {
    double words = traits.shape().words();
    double usual = Math.min(1, traits.news().relative() / MOST_NEWS);
    double dense = Math.min(1, traits.news().fresh() / Math.max(1, words) / DENSE);
    double length = Math.clamp((words - SHORT) / (LONG - SHORT), 0, 1);
    return Math.pow(usual, 1 - length / 2) * Math.pow(dense, length);
  }

  private static double calm(Traits.News news) {
    return Math.max(0, 1 - news.relative());
  }

  /// The signal of this name in the list of weights.
  static Signal named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
