package dev.lastword.detect;

/// What is remembered of a message to explain a stop later.
///
/// @param reading what was read in it
/// @param evidence what it testified for an ending
/// @param fresh how many words of content nobody used before
/// @param news what it added
/// @param open what in it asked for more
/// @param token whether it holds a stop token
/// @param times how often these very words were sent so far, this time among them
/// @param opening its first words
record Trace(
    Reading reading,
    double evidence,
    int fresh,
    Traits.News news,
    Traits.Opening open,
    boolean token,
    int times,
    String opening) {
  private static final int OPENING = 60;

  static Trace of(Reading reading, Traits traits, double evidence, int times, String text) {
    return new Trace(
        reading,
        evidence,
        (int) Math.round(traits.news().fresh()),
        traits.news(),
        traits.opening(),
        traits.shape().token(),
        times,
        Excerpt.of(text, OPENING));
  }

  int message() {
    return reading.message();
  }

  Utterance.Side side() {
    return reading.side();
  }

  MessageClass kind() {
    return reading.kind();
  }

  /// Whether it left a question open.
  boolean asks() {
    return open.question() >= 1;
  }

  /// Whether something is owed since: its speaker will come back with it, or waits for it.
  boolean owes() {
    return open.promise() || open.waiting();
  }

  /// Whether it left anything open.
  boolean isOpen() {
    return open.question() > 0 || open.request() || owes();
  }

  /// The share of it that was heard before, in per cent.
  int heard() {
    return (int) Math.round(100 * news.covered());
  }
}
