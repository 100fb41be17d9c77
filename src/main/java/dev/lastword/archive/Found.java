package dev.lastword.archive;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A conversation and its files.
///
/// @param id its id: the stem of its files
/// @param name where it stands in the archive, such as `night/kimi-k2_haiku-4.5`; for a path, the
///   path as it was typed
/// @param file what its words are read from: the journal where there is one, else the transcript
/// @param journal its journal; null: it has none
/// @param log its Markdown log; null: it has none
public record Found(
    String id, String name, Path file, @Nullable Path journal, @Nullable Path log) {}
