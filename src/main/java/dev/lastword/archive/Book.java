package dev.lastword.archive;

import dev.lastword.journal.Digest;
import dev.lastword.journal.JournalHead;
import dev.lastword.transcript.Transcripts;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A conversation on the shelf, known by its files.
///
/// @param id the stem of its files
/// @param name where it stands, from the archive
/// @param head what its journal claims; null: it has no journal
/// @param file the journal, else the transcript
/// @param log its Markdown log; null: it has none
/// @param known its digest, where somebody worked that out before; null: nobody did
/// @param began when it began, likewise
record Book(
    String id,
    String name,
    @Nullable JournalHead head,
    Path file,
    @Nullable Path log,
    @Nullable String known,
    @Nullable Instant began) {
  /// The endings of transcripts' names.
  static final List<String> SUFFIXES = List.of(".jsonl", ".md", ".json", ".txt");

  private static final int START = 4096;
  private static final int LARGEST = 256 << 20;

  /// One that nobody looked into before.
  Book(String id, String name, @Nullable JournalHead head, Path file, @Nullable Path log) {
    this(id, name, head, file, log, null, null);
  }

  /// How a file name ends, if as a transcript's does; else empty.
  static String suffix(String name) {
    return SUFFIXES.stream().filter(name::endsWith).findFirst().orElse("");
  }

  /// Whether somebody who writes the whole id, with its folder or without, means this one.
  boolean isCalled(String typed) {
    return id.equals(typed) || name.equals(typed);
  }

  /// Whether its id, or the name of its file, holds this.
  boolean holds(String folded) {
    var last = name.substring(name.lastIndexOf('/') + 1);
    return id.toLowerCase(Locale.ROOT).contains(folded)
        || last.toLowerCase(Locale.ROOT).contains(folded);
  }

  /// The hash of the first record; without a journal that of the whole file. Hex.
  String digest() throws IOException {
    if (known != null) {
      return known;
    }
    if (head != null) {
      var hash = head.hash();
      return hash == null ? "" : hash;
    }
    try (var in = new FileInputStream(file.toFile())) {
      return Digest.of(in.readNBytes(LARGEST));
    }
  }

  /// When the conversation began: as its journal or its log says, else when its file was last
  /// written.
  Instant time() throws IOException {
    if (began != null) {
      return began;
    }
    var at = head == null ? said() : head.at();
    return at == null ? Files.getLastModifiedTime(file).toInstant() : at;
  }

  private @Nullable Instant said() throws IOException {
    if (log == null) {
      return null;
    }
    try (var in = Files.newInputStream(log)) {
      var start = new String(in.readNBytes(START), StandardCharsets.UTF_8);
      var started = Transcripts.started(start);
      return started == null ? null : started.atZone(ZoneId.systemDefault()).toInstant();
    }
  }

  Found found() {
    return new Found(id, name, file, head == null ? null : file, log);
  }
}
