package dev.lastword.archive;

import dev.lastword.detect.Utterance;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A transcript whose end somebody labelled by reading it.
///
/// @param id its name, as the file gives it; never a path
/// @param source where it comes from: transcripts of one source resemble each other
/// @param utterances what was said
/// @param due where to end it; null where new content keeps coming to the end
/// @param sure whether readers agree on the label; one they do not agree on is never scored
public record Labelled(
    String id, String source, List<Utterance> utterances, @Nullable Window due, boolean sure) {
  /// Refuses a window that begins after the last message.
  public Labelled {
    Objects.requireNonNull(id);
    Objects.requireNonNull(source);
    utterances = List.copyOf(utterances);
    if (due != null && due.first() > utterances.size()) {
      throw new IllegalArgumentException(
          id + " ends after message " + utterances.size() + ", before " + due.first());
    }
  }
}
