package dev.lastword.detect;

/// Gives each message its one class.
final class Classifier {
  private static final double MOSTLY = 0.5;
  private static final double NEARLY = 0.7;
  private static final double REFUSING = 0.3;
  private static final double BLISSFUL = 0.6;
  private static final int ECHO_WORDS = 6;

  private Classifier() {}

  /// The class of a message.
  ///
  /// @param traits what was measured
  /// @param evidence what it testifies for an ending
  static MessageClass of(Traits traits, double evidence) {
    var shape = traits.shape();
    if (shape.blank()) {
      return MessageClass.EMPTY;
    }
    if (shape.tokenOnly()) {
      return MessageClass.STOP_TOKEN;
    }
    if (shape.symbols()) {
      return MessageClass.CHANT;
    }
    if (shape.stage() > NEARLY) {
      return MessageClass.STAGE_DIRECTION;
    }
    return ofSpeech(traits, evidence);
  }

  private static MessageClass ofSpeech(Traits traits, double evidence) {
    var news = traits.news();
    var closing = traits.closing();
    boolean asks = traits.opening().question() >= 1;
    if (closing.refusal() >= REFUSING && !closing.farewell()) {
      return MessageClass.REFUSAL;
    }
    if (closing.share() >= MOSTLY || (evidence > 0 && closing.tail() >= MOSTLY && !asks)) {
      return ritual(traits);
    }
    boolean old = news.fresh() <= 2 || news.covered() >= 0.85;
    if (old && news.covered() >= NEARLY) {
      boolean echo = news.echoed() > news.repeated() && traits.shape().words() >= ECHO_WORDS;
      return echo ? MessageClass.ECHO : MessageClass.REPETITION;
    }
    if (evidence > 0 && closing.bliss() >= BLISSFUL && news.relative() < MOSTLY) {
      return MessageClass.CHANT;
    }
    return asks || traits.opening().request() ? MessageClass.QUESTION : MessageClass.SUBSTANTIVE;
  }

  /// The strongest word of the ritual names the message.
  private static MessageClass ritual(Traits traits) {
    var strongest = Tag.ACKNOWLEDGEMENT;
    boolean any = false;
    for (var sentence : traits.sentences()) {
      var tag = sentence.tag();
      if (sentence.segment().section() == Section.SPEECH && tag.isRitual()) {
        strongest = !any || rank(tag) < rank(strongest) ? tag : strongest;
        any = true;
      }
    }
    return any ? of(strongest) : MessageClass.CLOSING;
  }

  private static int rank(Tag tag) {
    return switch (tag) {
      case FAREWELL -> 0;
      case CLOSING -> 1;
      case GRATITUDE -> 2;
      case PRE_CLOSING -> 3;
      case OFFER, WAITING -> 4;
      default -> 5;
    };
  }

  /// The class a sentence testifies for.
  static MessageClass of(Tag tag) {
    return switch (tag) {
      case FAREWELL -> MessageClass.FAREWELL;
      case CLOSING, MIXED -> MessageClass.CLOSING;
      case GRATITUDE -> MessageClass.GRATITUDE;
      case PRE_CLOSING, OFFER, WAITING -> MessageClass.PRE_CLOSING;
      case ACKNOWLEDGEMENT, APOLOGY, BACKCHANNEL -> MessageClass.ACKNOWLEDGEMENT;
      case REFUSAL -> MessageClass.REFUSAL;
      case QUESTION -> MessageClass.QUESTION;
      case STALE, CONTENT -> MessageClass.SUBSTANTIVE;
    };
  }
}
