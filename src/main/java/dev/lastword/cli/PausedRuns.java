package dev.lastword.cli;

import dev.lastword.archive.Finder;
import dev.lastword.archive.NotOneConversationException;
import dev.lastword.endpoint.Living;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the paused run that `resume` means. What the archive knows under a name goes before a part
/// of an id: a pause is lifted only where nothing else can be meant.
///
/// @param living what lives, the youngest first
record PausedRuns(List<Living> living) {
  /// Keeps those that are paused.
  PausedRuns {
    living = living.stream().filter(one -> one.standing().phase() == Living.Phase.PAUSED).toList();
  }

  /// The one that is meant; null: a pause is not what is to be lifted.
  @Nullable Living meant(String word, Finder finder) throws IOException {
    var exact = new LivingChoice(living).exactly(word);
    if (living.isEmpty() || exact.size() == 1) {
      return exact.isEmpty() ? null : exact.getFirst();
    }
    try {
      var journal = finder.find(word).journal();
      return journal == null ? null : at(journal.toAbsolutePath().normalize());
    } catch (NotOneConversationException | NoSuchFileException _) {
      var meant = new LivingChoice(living).meant(word, Path.of("").toAbsolutePath());
      return meant.size() == 1 ? meant.getFirst() : null;
    }
  }

  private @Nullable Living at(Path journal) {
    return living.stream().filter(one -> LivingChoice.isAt(one, journal)).findFirst().orElse(null);
  }
}
