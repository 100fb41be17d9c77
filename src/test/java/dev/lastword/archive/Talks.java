package dev.lastword.archive;

import dev.lastword.detect.Utterance;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Makes labelled transcripts of a few words.
final class Talks {
  private Talks() {}

  /// A conversation in which the two sides take turns.
  static List<Utterance> saying(String... texts) {
    var sides = Utterance.Side.values();
    return IntStream.range(0, texts.length)
        .mapToObj(i -> Utterance.of(sides[i % 2], texts[i]))
        .toList();
  }

  /// A transcript of so many messages, none of which matters.
  static Labelled labelled(String id, int messages, @Nullable Window due) {
    var texts = IntStream.range(0, messages).mapToObj(i -> "word" + i).toArray(String[]::new);
    return new Labelled(id, "made", saying(texts), due, true);
  }
}
