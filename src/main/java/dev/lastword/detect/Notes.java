package dev.lastword.detect;

/// Says in a few words why a message counted as it did.
final class Notes {
  private Notes() {}

  /// The note beside a message.
  ///
  /// @param traits what was measured
  /// @param evidence what it testifies for an ending
  /// @param before the score before it
  /// @param after the score after it
  /// @param answered whether the message before it, by the other side, was a closing too
  /// @param announced whether its own side had closed
  static String of(
      Traits traits,
      double evidence,
      double before,
      double after,
      boolean answered,
      boolean announced) {
    var closing = traits.closing();
    if (!traits.shape().whole()) {
      return "cut off, so no sign of an end";
    }
    if (before >= 1 && after == 0) {
      return (announced ? "announcement not kept: " : "goes on: ") + against(traits);
    }
    if (evidence <= 0) {
      return against(traits);
    }
    if (traits.news().cycle() >= 4) {
      return "goes round in a cycle of " + traits.news().period();
    }
    if (traits.opening().promise()) {
      return "promises to come back";
    }
    if (traits.opening().waiting()) {
      return "waits for the other side";
    }
    if (closing.habit() >= 0.5) {
      return "its usual way to end a message";
    }
    if (closing.share() < 0.5 && traits.news().covered() >= 0.5) {
      return Math.round(100 * traits.news().covered()) + " % heard before";
    }
    return answered ? "answers the closing" : "one side only";
  }

  private static String against(Traits traits) {
    if (traits.opening().question() >= 1) {
      return "leaves a question open";
    }
    if (traits.opening().request()) {
      return "wants something from the other side";
    }
    return traits.news().fresh() >= 1 ? newWords(traits) : "";
  }

  private static String newWords(Traits traits) {
    long words = Math.round(traits.news().fresh());
    return words + (words == 1 ? " word" : " words") + " not used before";
  }
}
