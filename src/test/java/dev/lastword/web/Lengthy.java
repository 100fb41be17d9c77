package dev.lastword.web;

/// Talks of any length, with words of our own.
final class Lengthy {
  private static final String[] THINGS = {
    "the tide",
    "a lamp",
    "the ferry",
    "her ledger",
    "this orchard",
    "a broken clock",
    "the choir",
    "his garden",
    "that bridge",
    "the kiln"
  };
  private static final String[] DEEDS = {
    "turns slowly",
    "was painted twice",
    "keeps better time than I do",
    "smells of rain",
    "needs a second opinion",
    "outlasted three owners",
    "is counted from the left"
  };

  private Lengthy() {}

  static String json(int messages) {
    var text = new StringBuilder("{\"messages\":[");
    for (var n = 0; n < messages; n++) {
      text.append(n == 0 ? "" : ",").append("{\"speaker\":\"").append(n % 2 == 0 ? "Ada" : "Ben");
      text.append("\",\"text\":\"").append(message(n)).append("\"}");
    }
    return text.append("]}").toString();
  }

  private static String message(int n) {
    var text = new StringBuilder("On point " + n + ": ");
    for (var i = 0; i < 3 + n % 9; i++) {
      var k = n * 31 + i * 17;
      text.append(i % 4 == 3 ? "\\n\\n" : " ");
      text.append(THINGS[k % THINGS.length]).append(' ').append(DEEDS[k % DEEDS.length]);
      text.append(", entry ").append(k).append(". ");
    }
    return text.append(n % 3 == 0 ? "What do you make of that?" : "I would note **that** down.")
        .toString();
  }
}
