package dev.lastword.detect;

import java.util.Locale;

/// What a phrase or a word of the word lists says about the talk. Each is a section of the lists.
enum Cue {
  /// Takes leave: `good bye`, `see you`.
  FAREWELL,
  /// Says that the talk is ending: `end of conversation`, `I will not respond`.
  CLOSING,
  /// Offers to end: `that's all from me`, `anything else?`.
  PRE_CLOSING,
  /// Offers to be there later: `feel free to reach out`.
  OFFER,
  /// Promises to come back with something: `I'll get back to you`.
  PROMISE,
  /// Waits for the other to come back with something: `take your time`.
  WAITING,
  /// Takes note: `understood`, `ok`.
  ACKNOWLEDGEMENT,
  /// Thanks, answers thanks, praises the talk: `it was a pleasure`.
  GRATITUDE,
  /// Declines: `I can't help with that`.
  REFUSAL,
  /// Wants something from the other: `please send`, `your turn`.
  REQUEST,
  /// Greets, which is no closing whatever else it sounds like.
  GREETING,
  /// Declares a game, in which short and repeated moves are play.
  GAME,
  /// Words of courtesy, which add nothing however new they are; matched by stem.
  COURTESY,
  /// Images of an ending, for stage directions; matched by stem.
  ENDING,
  /// Words of bliss; matched by stem.
  BLISS,
  /// Words of grammar, matched whole; they add nothing either.
  FUNCTION;

  /// The bit that stands for the cue in a set of cues.
  int bit() {
    return 1 << ordinal();
  }

  /// Whether a set of cues holds this one.
  boolean in(int cues) {
    return (cues & bit()) != 0;
  }

  /// Whether its entries are single words rather than phrases.
  boolean isVocabulary() {
    return compareTo(COURTESY) >= 0;
  }

  /// The cue whose section of a word list has this heading.
  static Cue named(String heading) {
    return valueOf(heading.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
