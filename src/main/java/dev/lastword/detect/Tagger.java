package dev.lastword.detect;

/// Says what a sentence does, by what was heard and counted in it.
///
/// @param cues every cue heard in it
/// @param words how long it is
/// @param fresh how many words of content it holds that nobody used before
/// @param bare how many words the lists do not know
/// @param open how many words stand outside phrases
record Tagger(int cues, double words, int fresh, double bare, double open) {
  private static final int FEW = 2;

  /// The tag of the sentence.
  ///
  /// @param asks whether a question mark follows
  Tag tag(boolean asks) {
    boolean thin = fresh <= Math.max(FEW, words / 4);
    if (asks && !(hears(Cue.PRE_CLOSING) || (thin && hears(Cue.OFFER)))) {
      return words <= FEW && thin && hears(Cue.ACKNOWLEDGEMENT)
          ? Tag.ACKNOWLEDGEMENT
          : Tag.QUESTION;
    }
    if (hears(Cue.REFUSAL)) {
      return Tag.REFUSAL;
    }
    if (hears(Cue.GREETING)) {
      return thin ? Tag.STALE : Tag.CONTENT;
    }
    return thin ? ritual() : hearsClosing() ? Tag.MIXED : Tag.CONTENT;
  }

  private Tag ritual() {
    if (hears(Cue.FAREWELL)) {
      return Tag.FAREWELL;
    }
    if (hears(Cue.CLOSING)) {
      return Tag.CLOSING;
    }
    if (hears(Cue.GRATITUDE)) {
      return Tag.GRATITUDE;
    }
    if (hears(Cue.PRE_CLOSING)) {
      return Tag.PRE_CLOSING;
    }
    if (hears(Cue.PROMISE) || hears(Cue.WAITING)) {
      return Tag.WAITING;
    }
    if (hears(Cue.OFFER)) {
      return Tag.OFFER;
    }
    if (hears(Cue.APOLOGY)) {
      return Tag.APOLOGY;
    }
    return small();
  }

  /// Taking note and listening, where the sentence says nothing else.
  private Tag small() {
    boolean alone = open <= words / 2 + 1;
    if ((hears(Cue.ACKNOWLEDGEMENT) || hears(Cue.RETURN)) && bare <= 1 && alone) {
      return Tag.ACKNOWLEDGEMENT;
    }
    if (hears(Cue.BACKCHANNEL) && bare == 0 && alone) {
      return Tag.BACKCHANNEL;
    }
    return fresh == 0 ? Tag.STALE : Tag.CONTENT;
  }

  private boolean hearsClosing() {
    return hears(Cue.FAREWELL) || hears(Cue.CLOSING) || hears(Cue.GRATITUDE);
  }

  private boolean hears(Cue cue) {
    return cue.in(cues);
  }
}
