package dev.lastword.detect;

import java.util.ArrayList;
import java.util.List;

/// Cuts the evidence for a class out of a message, in code points of the message as it was written.
final class Quotes {
  private static final int MOST = 6;
  private static final int MOST_WORDS = 16;
  private static final int LONGEST = 160;

  private final String text;
  private final Segments segments;
  private final List<Span> spans = new ArrayList<>();
  private int unit;
  private int point;

  private Quotes(String text, Segments segments) {
    this.text = text;
    this.segments = segments;
  }

  /// The evidence, in the order of the text.
  static List<Span> of(String text, Segments segments, Traits traits, MessageClass kind) {
    var quotes = new Quotes(text, segments);
    if (segments.tokens().size() == 0) {
      quotes.whole(kind);
    }
    for (var sentence : traits.sentences()) {
      quotes.sentence(sentence, kind);
    }
    return quotes.spans;
  }

  private void whole(MessageClass kind) {
    int from = 0;
    int to = text.length();
    while (from < to && text.charAt(from) <= ' ') {
      from++;
    }
    while (to > from && text.charAt(to - 1) <= ' ') {
      to--;
    }
    if (from < to) {
      add(kind, from, to);
    }
  }

  private void sentence(Sentence sentence, MessageClass kind) {
    var section = sentence.segment().section();
    switch (section) {
      case TOKEN -> bracketed(sentence, MessageClass.STOP_TOKEN);
      case STAGE -> bracketed(sentence, MessageClass.STAGE_DIRECTION);
      case SPEECH -> {
        if (testifies(sentence, kind)) {
          var own = Classifier.of(sentence.tag());
          spoken(sentence, own == MessageClass.SUBSTANTIVE ? kind : own);
        }
      }
      default -> {}
    }
  }

  /// Of a message only what speaks for its class is quoted.
  private static boolean testifies(Sentence sentence, MessageClass kind) {
    var tag = sentence.tag();
    return switch (kind) {
      case FAREWELL, CLOSING, GRATITUDE, PRE_CLOSING, ACKNOWLEDGEMENT ->
          tag.isRitual() || tag == Tag.MIXED || tag == Tag.REFUSAL;
      case QUESTION -> tag == Tag.QUESTION || sentence.hears(Cue.REQUEST);
      case REFUSAL -> tag == Tag.REFUSAL;
      case ECHO, REPETITION, CHANT -> tag == Tag.STALE;
      default -> false;
    };
  }

  private void spoken(Sentence sentence, MessageClass kind) {
    var tokens = segments.tokens();
    var segment = sentence.segment();
    int first = segment.from();
    if (segment.to() - first > MOST_WORDS) {
      first = Math.min(sentence.phrase(), segment.to() - 1);
    }
    int last = Math.min(segment.to(), first + MOST_WORDS) - 1;
    int to = tokens.to(last);
    while (last == segment.to() - 1 && to < text.length() && isMark(text.codePointAt(to))) {
      to++;
    }
    add(kind, tokens.from(first), to);
  }

  private static boolean isMark(int point) {
    return Letters.kind(point) == Letters.Kind.STOP;
  }

  /// A stage direction or token with its brackets.
  private void bracketed(Sentence sentence, MessageClass kind) {
    var tokens = segments.tokens();
    var section = sentence.segment().section();
    int from = tokens.from(sentence.segment().from());
    int to = tokens.to(sentence.segment().to() - 1);
    var sections = segments.sections();
    while (from > 0 && sections.at(from - 1) == section && isEdge(text.charAt(from - 1))) {
      from--;
    }
    while (to < text.length() && sections.at(to) == section && isEdge(text.charAt(to))) {
      to++;
    }
    add(kind, from, to);
  }

  private static boolean isEdge(char c) {
    return c > ' ' && !Character.isLetterOrDigit(c);
  }

  private void add(MessageClass kind, int from, int to) {
    if (spans.size() == MOST || from < unit) {
      return;
    }
    int end = Math.min(to, from + LONGEST);
    if (end < text.length() && Character.isLowSurrogate(text.charAt(end))) {
      end--;
    }
    point += text.codePointCount(unit, from);
    int length = text.codePointCount(from, end);
    spans.add(new Span(kind, point, point + length, text.substring(from, end)));
    point += length;
    unit = end;
  }
}
