package dev.lastword.detect;

import java.util.ArrayList;
import java.util.List;

/// Numbers and lists as a sentence writes them.
final class Numbers {
  private static final int LONG = 6;

  private Numbers() {}

  /// Joins with commas and a last `and`.
  static String listed(List<String> all) {
    if (all.size() < 2) {
      return String.join("", all);
    }
    return String.join(", ", all.subList(0, all.size() - 1)) + " and " + all.getLast();
  }

  /// The numbers of messages: `16, 18 and 20`, `16 to 20`, `9 between 4 and 60`.
  static String of(List<Integer> numbers) {
    if (numbers.size() > 2 && numbers.getLast() - numbers.getFirst() == numbers.size() - 1) {
      return numbers.getFirst() + " to " + numbers.getLast();
    }
    if (numbers.size() > LONG) {
      return numbers.size()
          + " messages between "
          + numbers.getFirst()
          + " and "
          + numbers.getLast();
    }
    var words = new ArrayList<String>();
    numbers.forEach(number -> words.add(Integer.toString(number)));
    return listed(words);
  }

  /// How often, in words.
  static String times(int count) {
    return switch (count) {
      case 1 -> "once";
      case 2 -> "twice";
      default -> count + " times";
    };
  }

  static String words(int count) {
    return count + (count == 1 ? " word" : " words");
  }
}
