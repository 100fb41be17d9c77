package dev.lastword.page;

import dev.lastword.detect.MessageClass;

/// How a class of messages is drawn.
///
/// @param code its name
/// @param family the family of its hue
record Kind(String code, String family) {
  /// The class of this name; one we do not know is drawn as plain talk.
  static Kind of(String code) {
    for (var known : MessageClass.values()) {
      if (known.code().equals(code)) {
        return new Kind(code, family(known));
      }
    }
    return new Kind(MessageClass.SUBSTANTIVE.code(), family(MessageClass.SUBSTANTIVE));
  }

  /// The name of its drawing.
  String symbol() {
    return "k-" + code;
  }

  /// Whether it is plain talk, drawn as a thin bar.
  boolean live() {
    return family.equals("live");
  }

  /// Which of several is drawn where there is room for one: leave-taking before plain talk.
  int strength() {
    return switch (code) {
      case "farewell" -> 13;
      case "closing" -> 12;
      case "refusal" -> 11;
      case "stop-token" -> 10;
      case "pre-closing" -> 9;
      case "chant" -> 8;
      case "stage-direction" -> 7;
      case "repetition" -> 6;
      case "echo" -> 5;
      case "empty" -> 4;
      case "gratitude" -> 3;
      case "acknowledgement" -> 2;
      case "question" -> 1;
      default -> 0;
    };
  }

  private static String family(MessageClass known) {
    return switch (known) {
      case SUBSTANTIVE, QUESTION -> "live";
      case PRE_CLOSING, CLOSING, FAREWELL -> "close";
      case ACKNOWLEDGEMENT, GRATITUDE -> "court";
      case STAGE_DIRECTION, CHANT -> "stage";
      case ECHO, REPETITION -> "again";
      case REFUSAL -> "refuse";
      case EMPTY, STOP_TOKEN -> "void";
    };
  }
}
