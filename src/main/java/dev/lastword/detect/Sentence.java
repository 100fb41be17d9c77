package dev.lastword.detect;

/// A segment as the judge understands it.
///
/// @param segment where it stands
/// @param tag what it does
/// @param words how long it is; signs of scripts without blanks count less than a word
/// @param fresh how many words of content it holds that nobody used before
/// @param pairs how many pairs of neighbours it holds that nobody used before
/// @param cues every cue heard in it
/// @param signature the fingerprint of its words
/// @param phrase the word with which its first phrase begins; its first word where it has none
record Sentence(
    Segments.Segment segment,
    Tag tag,
    double words,
    int fresh,
    int pairs,
    int cues,
    long signature,
    int phrase) {
  /// Whether a cue was heard in it.
  boolean hears(Cue cue) {
    return cue.in(cues);
  }
}
