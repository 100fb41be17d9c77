package dev.lastword.detect;

/// What a sentence does.
enum Tag {
  /// Takes leave.
  FAREWELL(1.0, 1.0),
  /// Says that the talk is ending.
  CLOSING(1.0, 1.0),
  /// Thanks or praises the talk.
  GRATITUDE(0.9, 0.8),
  /// Offers to end.
  PRE_CLOSING(0.8, 0.6),
  /// Takes note.
  ACKNOWLEDGEMENT(0.7, 0.3),
  /// Says sorry.
  APOLOGY(0.6, 0.3),
  /// Offers to be there later.
  OFFER(0.5, 0.1),
  /// Waits for the other.
  WAITING(0.4, 0.0),
  /// Holds a closing phrase among new content.
  MIXED(0.5, 0.5),
  /// Says no more than that it listens.
  BACKCHANNEL(0.2, 0.0),
  /// Declines.
  REFUSAL(0.0, 0.0),
  /// Leaves something open with the other side.
  QUESTION(0.0, 0.0),
  /// Says nothing that was not said before, and nothing of an ending.
  STALE(0.1, 0.0),
  /// Says something.
  CONTENT(0.0, 0.0);

  private final double closing;
  private final double mass;

  Tag(double closing, double mass) {
    this.closing = closing;
    this.mass = mass;
  }

  /// How much a message that ends with such a sentence looks closed, 0 to 1.
  double closing() {
    return closing;
  }

  /// How much the sentence weighs among the closing sentences of a message.
  double mass() {
    return mass;
  }

  /// Whether what is new in the sentence is new to the talk.
  boolean isOpen() {
    return this == MIXED || this == REFUSAL || this == QUESTION || this == CONTENT || this == STALE;
  }

  /// Whether the sentence belongs to the ritual of an ending.
  boolean isRitual() {
    return compareTo(WAITING) <= 0;
  }
}
