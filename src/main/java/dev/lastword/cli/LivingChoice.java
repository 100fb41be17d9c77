package dev.lastword.cli;

import dev.lastword.config.Problem;
import dev.lastword.config.UsageException;
import dev.lastword.endpoint.Living;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Finds, among what lives, what a person means: by its id, a part of it, `latest`, or a path. An
/// id to the letter always is that one.
///
/// @param living what lives, the youngest first
record LivingChoice(List<Living> living) {
  private static final String LATEST = "latest";
  private static final int MOST_NAMED = 6;

  /// Those whose id is the word, to the letter.
  List<Living> exactly(String word) {
    return living.stream().filter(one -> one.id().equals(word)).toList();
  }

  /// Those that a word can mean.
  ///
  /// @param path what it means as a path
  List<Living> meant(String word, Path path) {
    if (word.equals(LATEST)) {
      return living.stream().limit(1).toList();
    }
    var exact = exactly(word);
    if (!exact.isEmpty()) {
      return exact;
    }
    var there = living.stream().filter(one -> isAt(one, path)).toList();
    if (!there.isEmpty()) {
      return there;
    }
    var part = word.toLowerCase(Locale.ROOT);
    return part.isBlank()
        ? List.of()
        : living.stream().filter(one -> one.id().toLowerCase(Locale.ROOT).contains(part)).toList();
  }

  /// Whether a path is its log, its journal or its folder.
  static boolean isAt(Living one, Path path) {
    return !one.place().isEmpty() && stem(one.place()).equals(stem(path.toString()));
  }

  private static String stem(String path) {
    for (var suffix : List.of(".md", ".jsonl")) {
      if (path.endsWith(suffix)) {
        return path.substring(0, path.length() - suffix.length());
      }
    }
    return path;
  }

  /// The one that is meant.
  ///
  /// @throws UsageException where there is none, or more than one
  Living one(String word, Path path) {
    var meant = meant(word, path);
    if (meant.size() == 1) {
      return meant.getFirst();
    }
    throw new UsageException(
        meant.isEmpty()
            ? Problem.with("", "nothing that is running is called \"" + word + "\"", others())
            : Problem.with("", "\"" + word + "\" could be any of " + meant.size(), names(meant)));
  }

  private String others() {
    return living.isEmpty()
        ? "nothing is running now; lastword resume goes on with a talk that has ended,"
            + " lastword batch PLAN with a batch"
        : "running now: " + names(living);
  }

  /// Where two have one id, their places tell them apart.
  private static String names(List<Living> some) {
    var named =
        some.stream()
            .limit(MOST_NAMED)
            .map(one -> twice(some, one.id()) ? one.place() : one.id())
            .reduce((one, other) -> one + ", " + other)
            .orElse("");
    return some.size() > MOST_NAMED
        ? named + " and " + (some.size() - MOST_NAMED) + " more"
        : named;
  }

  private static boolean twice(List<Living> some, @Nullable String id) {
    return some.stream().filter(one -> one.id().equals(id)).count() > 1;
  }
}
