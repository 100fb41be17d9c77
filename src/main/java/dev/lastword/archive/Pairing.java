package dev.lastword.archive;

import dev.lastword.transcript.Transcript;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Puts a label on its transcript.
final class Pairing {
  private Pairing() {}

  /// The labelled transcript; nothing, and a flaw, where the label does not fit.
  static Optional<Labelled> of(
      String file,
      Cell place,
      Transcript talk,
      @Nullable Window due,
      boolean sure,
      String source,
      Flaws flaws) {
    var utterances = talk.utterances();
    if (due != null && due.first() > utterances.size()) {
      flaws.add(
          file,
          place,
          "an end after message " + due.first() + ", but there are only " + utterances.size(),
          "messages are counted from 1, blank ones too");
      return Optional.empty();
    }
    return Optional.of(new Labelled(talk.id(), source, utterances, due, sure));
  }
}
