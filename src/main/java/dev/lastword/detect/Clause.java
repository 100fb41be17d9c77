package dev.lastword.detect;

import java.util.Set;

/// What a message did, in words: told of its speaker (`closed at 20`) or of messages that did alike
/// (`3 declined`).
final class Clause {
  private static final int LONGEST = 70;
  private static final int MOSTLY = 50;
  private static final double HALF = 0.5;

  /// Formulas are about as long as `Thank you, and goodbye.`; longer sentences say something else
  /// too.
  private static final int TELLING = 24;

  private static final Set<MessageClass> CLOSINGS =
      Set.of(MessageClass.CLOSING, MessageClass.FAREWELL, MessageClass.PRE_CLOSING);

  private Clause() {}

  /// What messages did that did alike, in the plural or where there is one of them.
  static String ofMessages(Trace trace, int count) {
    return switch (trace.kind()) {
      case EMPTY -> isBlank(trace) ? count == 1 ? "was blank" : "were blank" : "held no words";
      case STAGE_DIRECTION -> count == 1 ? "was a stage direction" : "were stage directions";
      case STOP_TOKEN -> "held a stop token and nothing else";
      case CHANT -> hasWords(trace) ? "chanted" : "held signs and no words";
      case ECHO, REPETITION -> isOwn(trace) ? "repeated the speaker's own words" : deed(trace);
      case SUBSTANTIVE, QUESTION -> trace.token() ? "carried a stop token" : deed(trace);
      default -> deed(trace);
    };
  }

  /// What a speaker did.
  static String deed(Trace trace) {
    return switch (trace.kind()) {
      case CLOSING -> "closed";
      case FAREWELL -> "took leave";
      case GRATITUDE -> "gave thanks";
      case PRE_CLOSING -> "wound up";
      case ACKNOWLEDGEMENT -> "took note";
      case STAGE_DIRECTION -> "acted instead of speaking";
      case REFUSAL -> "declined";
      case ECHO, REPETITION -> again(trace);
      case CHANT -> hasWords(trace) ? "chanted" : "sent signs and no words";
      case EMPTY -> isBlank(trace) ? "sent a blank message" : "sent no words";
      case STOP_TOKEN -> "sent a stop token and nothing else";
      case SUBSTANTIVE, QUESTION -> live(trace);
    };
  }

  /// What a speaker did at which number, with which words.
  static String at(Trace trace) {
    var words = quote(trace);
    if (trace.kind() == MessageClass.STOP_TOKEN) {
      return "sent " + words + " and nothing else at " + trace.message();
    }
    var more = measure(trace);
    var inside = words.isEmpty() ? more : more.isEmpty() ? words : words + ", " + more;
    return deed(trace) + " at " + trace.message() + (inside.isEmpty() ? "" : " (" + inside + ")");
  }

  /// The words it did it with, in quotation marks; empty where it has none.
  static String quote(Trace trace) {
    boolean whole =
        switch (trace.kind()) {
          case ECHO, REPETITION, CHANT, EMPTY -> true;
          case SUBSTANTIVE, QUESTION -> isOld(trace);
          default -> false;
        };
    var span = whole ? "" : span(trace);
    return !span.isEmpty() || trace.opening().isEmpty()
        ? span
        : Excerpt.quoted(trace.opening(), LONGEST);
  }

  /// Whether all there is to say of it is how much of it was heard before.
  static boolean isOld(Trace trace) {
    return switch (trace.kind()) {
      case ECHO, REPETITION -> true;
      case SUBSTANTIVE, QUESTION -> !trace.token() && trace.heard() >= MOSTLY;
      default -> false;
    };
  }

  private static String measure(Trace trace) {
    if (isOld(trace)) {
      return trace.heard() + " % heard before";
    }
    boolean noted = trace.kind() == MessageClass.ACKNOWLEDGEMENT && trace.fresh() == 0;
    return noted ? "nothing new" : "";
  }

  private static String again(Trace trace) {
    var news = trace.news();
    if (news.echoed() >= HALF && news.echoed() >= news.repeated()) {
      return "said again what the other had just said";
    }
    return isOwn(trace) ? "said its own words again" : "said again what had been said before";
  }

  private static boolean isOwn(Trace trace) {
    var news = trace.news();
    return news.repeated() >= HALF && news.repeated() > news.echoed();
  }

  private static String live(Trace trace) {
    if (trace.token()) {
      return "added a stop token";
    }
    if (isOld(trace)) {
      return "said little new";
    }
    if (trace.open().waiting()) {
      return "waited for the other side";
    }
    var spans = trace.reading().spans();
    if (spans.isEmpty()) {
      return trace.fresh() == 0 ? "said nothing new" : "said little";
    }
    boolean spoken = spans.stream().anyMatch(s -> s.kind() != MessageClass.STAGE_DIRECTION);
    return spoken ? "sounded as if closing" : "acted in part";
  }

  /// The evidence for its class, the sentence most like a formula; a token where the class is no
  /// closing.
  private static String span(Trace trace) {
    var kinds =
        switch (trace.kind()) {
          case SUBSTANTIVE, QUESTION -> trace.token() ? Set.of(MessageClass.STOP_TOKEN) : CLOSINGS;
          default -> Set.of(trace.kind());
        };
    var spans = trace.reading().spans();
    var best = spans.isEmpty() ? "" : spans.getLast().quote();
    int least = Integer.MAX_VALUE;
    for (var span : spans) {
      int off = Math.abs(span.quote().length() - TELLING);
      if (kinds.contains(span.kind()) && off <= least) {
        least = off;
        best = span.quote();
      }
    }
    return best.isEmpty() ? "" : Excerpt.quoted(best, LONGEST);
  }

  private static boolean isBlank(Trace trace) {
    return trace.opening().isEmpty();
  }

  private static boolean hasWords(Trace trace) {
    return trace.opening().codePoints().anyMatch(Character::isLetter);
  }
}
