package dev.lastword.detect;

/// Tells sentences from heaps of words.
///
/// Models that lose themselves put rare words in a row without the grammar that would make them say
/// something; however new, they add nothing. How much grammar a talk usually has, its beginning
/// shows; in a language without a list nothing is a heap.
final class Fluency {
  private static final int ENOUGH = 200;
  private static final double USUAL = 0.25;
  private static final int LONG = 12;
  private static final double HEAP = 0.15;

  private double words;
  private double grammar;

  /// Whether a sentence with so many words, some of them words of grammar, says something.
  boolean isFluent(double all, int grammatical) {
    if (words < ENOUGH) {
      words += all;
      grammar += grammatical;
      return true;
    }
    boolean known = grammar >= USUAL * words;
    return !known || all < LONG || grammatical >= HEAP * all;
  }
}
