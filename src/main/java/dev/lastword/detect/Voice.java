package dev.lastword.detect;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// What the judge remembers of one side: its own level, its habits, its last words.
final class Voice {
  private static final int GRAMS = 1024;
  private static final int MOST_PENDING = 32;

  private final Usual level = new Usual();
  private final Usual length = new Usual();
  private final Fingerprints habits = new Fingerprints(512);
  private final Deque<Pending> pending = new ArrayDeque<>();
  private Fingerprints last = new Fingerprints(GRAMS);
  private Fingerprints lastButOne = new Fingerprints(GRAMS);
  private int lastSince;
  private int lastButOneSince;
  private double questions;
  private int messages;
  private double liveTail;
  private int live;
  private int tokensOutlived;
  private boolean asked;
  private boolean spoken;
  private double lately;

  /// What a message did that is a habit if the talk goes on after it.
  private record Pending(List<Long> rituals, double tail, boolean token) {}

  /// What its first messages added, in the median; 0 while unknown.
  double level() {
    return level.median();
  }

  /// Whether it is known to say no more than so many words at a time.
  boolean isBrief(int words) {
    return length.isSettled() && length.median() < words;
  }

  /// How many words its first messages had, in the median; 0 while unknown.
  double length() {
    return length.median();
  }

  /// What its last messages added, recent ones more.
  double lately() {
    return lately;
  }

  /// Whether it has spoken.
  boolean hasSpoken() {
    return spoken;
  }

  /// Notes what any message with words added, and how long it was.
  void addNews(double fresh, double words) {
    lately = spoken ? (lately + fresh) / 2 : fresh;
    spoken = true;
    length.add(words);
  }

  /// Notes what a message that was no closing added.
  void addLevel(double fresh) {
    level.add(fresh);
  }

  /// How often it asks, once that can be told.
  double questionRate() {
    return messages < 2 ? 0 : questions / messages;
  }

  /// Notes how much a message asked.
  void addQuestion(double question, boolean request) {
    messages++;
    asked = question >= 1 || request;
    questions += question;
  }

  /// Whether its last message asked for an answer.
  boolean asked() {
    return asked;
  }

  /// Whether it used this ritual sentence before and then went on.
  boolean isHabit(long signature) {
    return habits.has(signature);
  }

  /// How closed its messages usually look while the talk goes on, 0 to 1.
  double usualTail() {
    return liveTail / (live + 1);
  }

  /// How many of its stop tokens were followed by more talk.
  int tokensOutlived() {
    return tokensOutlived;
  }

  /// Notes how a message ended, until it shows whether the talk goes on.
  void addPending(List<Long> rituals, double tail, boolean token) {
    if (pending.size() == MOST_PENDING) {
      pending.removeFirst();
    }
    pending.addLast(new Pending(rituals, tail, token));
  }

  /// The talk went on: what looked like an ending was a habit.
  void outlive() {
    for (var each : pending) {
      each.rituals().forEach(habits::add);
      liveTail += each.tail();
      live++;
      tokensOutlived += each.token() ? 1 : 0;
    }
    pending.clear();
  }

  /// Whether a word triple stood in its last message, by the mark of its fingerprint.
  boolean saidLast(int mark) {
    return last.hasMark(mark);
  }

  /// Whether it stood in its last two messages.
  boolean saidLately(int mark) {
    return last.hasMark(mark) || lastButOne.hasMark(mark);
  }

  /// Which generation was young when the older of these messages began.
  int since() {
    return lastButOneSince;
  }

  /// Notes the word triples of a new message.
  ///
  /// @param since which generation was young when it began
  void turn(int[] marks, int since) {
    var recycled = lastButOne;
    lastButOne = last;
    last = recycled;
    last.clear();
    for (int mark : marks) {
      last.addMark(mark);
    }
    lastButOneSince = lastSince;
    lastSince = since;
  }
}
