package dev.lastword.archive;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a user says about a conversation.
///
/// @param add tags it gets
/// @param remove tags it loses
/// @param note what is noted in place of what was; empty takes the note away; null leaves it
public record TagChange(List<String> add, List<String> remove, @Nullable String note) {
  /// Copies the lists.
  public TagChange {
    add = List.copyOf(add);
    remove = List.copyOf(remove);
  }
}
