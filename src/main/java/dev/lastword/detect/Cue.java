package dev.lastword.detect;

import java.util.Arrays;
import java.util.Locale;

/// What a phrase or a word of the word lists says about the talk. Each is a section of the lists.
enum Cue {
  /// Takes leave: `good bye`, `see you`.
  FAREWELL(0),
  /// Says that the talk is ending: `end of conversation`, `I will not respond`.
  CLOSING(1),
  /// Offers to end: `that's all from me`, `anything else?`.
  PRE_CLOSING(2),
  /// Offers to be there later: `feel free to reach out`.
  OFFER(3),
  /// Promises to come back with something: `I'll get back to you`.
  PROMISE(4),
  /// Waits for the other to come back with something: `take your time`.
  WAITING(5),
  /// Takes note: `understood`, `ok`.
  ACKNOWLEDGEMENT(6),
  /// Says no more than that it listens: `uh-huh`.
  BACKCHANNEL(17),
  /// Says sorry.
  APOLOGY(18),
  /// Gives a wish back: `you too`.
  RETURN(16),
  /// Thanks, answers thanks, praises the talk: `it was a pleasure`.
  GRATITUDE(7),
  /// Declines: `I can't help with that`.
  REFUSAL(8),
  /// Wants something from the other: `please send`, `your turn`.
  REQUEST(9),
  /// Greets, which is no closing whatever else it sounds like.
  GREETING(10),
  /// Declares a game, in which short and repeated moves are play.
  GAME(11),
  /// Words of courtesy, which add nothing however new they are; matched by stem.
  COURTESY(12),
  /// Images of an ending, for stage directions; matched by stem.
  ENDING(13),
  /// Words of bliss; matched by stem.
  BLISS(14),
  /// Words of grammar, matched whole; they add nothing either.
  FUNCTION(15);

  private final int place;

  Cue(int place) {
    this.place = place;
  }

  /// The bit that stands for the cue in a set of cues.
  int bit() {
    return 1 << place;
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
    var name = heading.toUpperCase(Locale.ROOT).replace('-', '_');
    return Arrays.stream(values())
        .filter(cue -> cue.name().equals(name))
        .findAny()
        .orElseThrow(() -> new IllegalArgumentException("no such heading: " + heading));
  }
}
