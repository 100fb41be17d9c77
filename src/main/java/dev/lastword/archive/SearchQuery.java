package dev.lastword.archive;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What is looked for in the messages of an archive.
///
/// Words must all stand in one message, in any order; `"two words"` side by side; `word*` begins
/// so; `-word` must not be there; `speaker:NAME` said it. Case and diacritics do not matter. In
/// scripts that part no words (Chinese, Japanese, Thai …) any stretch of text is found, a single
/// character too. Nothing a user writes is a syntax error but a search for nothing.
///
/// @param words what to look for
/// @param speaker a part of the name or model of whoever said it; null: anybody
/// @param regex a pattern of RE2 that the messages found must match too; null: none
/// @param within the conversations to look in; its order and limits do not count
/// @param talks how many conversations at most are given back; 0: all
/// @param hits how many messages of each are given back at most; 0: all
/// @param offset how many conversations are left out first
public record SearchQuery(
    String words,
    @Nullable String speaker,
    @Nullable String regex,
    Query within,
    int talks,
    int hits,
    int offset) {
  /// Refuses what is absent.
  public SearchQuery {
    Objects.requireNonNull(words);
    Objects.requireNonNull(within);
    if (talks < 0 || hits < 0 || offset < 0) {
      throw new IllegalArgumentException("talks " + talks + ", hits " + hits);
    }
  }

  /// A search in the whole archive: ten conversations, three messages of each.
  ///
  /// @param words what to look for
  /// @return the query
  public static SearchQuery of(String words) {
    return new SearchQuery(words, null, null, Query.ALL, 10, 3, 0);
  }
}
