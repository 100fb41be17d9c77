package dev.lastword.archive.peers;

import dev.lastword.detect.Utterance;
import java.util.List;

/// OpenHands' stuck detector, its actions and observations taken for the two sides: the same
/// message three times in a row, or two messages in turn six times, letter for letter.
record StuckRepeats() implements Rule {
  private static final int SAME = 3;
  private static final int IN_TURN = 6;

  @Override
  public boolean over(List<Utterance> soFar) {
    return repeats(soFar, 1, SAME) || repeats(soFar, 2, IN_TURN);
  }

  private static boolean repeats(List<Utterance> soFar, int period, int length) {
    int from = soFar.size() - length;
    for (int i = from + period; i < soFar.size(); i++) {
      if (from < 0 || !text(soFar, i).equals(text(soFar, i - period))) {
        return false;
      }
    }
    return true;
  }

  private static String text(List<Utterance> soFar, int i) {
    return soFar.get(i).text().strip();
  }
}
