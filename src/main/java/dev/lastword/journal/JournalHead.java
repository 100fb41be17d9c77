package dev.lastword.journal;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the first bytes of a journal claim: enough to find it among thousands, and nothing that was
/// checked.
///
/// @param hash the hash its first record claims; null: not to be read
/// @param at when that record says it was written; null: not to be read
public record JournalHead(@Nullable String hash, @Nullable Instant at) {
  private static final String OPENS = "{\"h\":\"";
  private static final String BODY = "\",\"r\":{";
  private static final String AT = "\"at\":\"";
  private static final int BODY_FROM = OPENS.length() + 64;
  private static final int AT_FROM = BODY_FROM + BODY.length() + AT.length();
  private static final int LENGTH = AT_FROM + "2026-11-21T12:00:00.123Z".length();

  /// Looks at a file.
  ///
  /// @param file a regular file
  /// @return what its beginning claims; null where it is none of ours. An empty file, one that
  ///   begins with NUL, and one of whose two marks only one is left pass for damaged journals.
  /// @throws IOException where it cannot be read
  public static @Nullable JournalHead of(Path file) throws IOException {
    try (var in = new FileInputStream(file.toFile())) {
      return of(new String(in.readNBytes(LENGTH), StandardCharsets.ISO_8859_1));
    }
  }

  private static @Nullable JournalHead of(String head) {
    var opens = head.startsWith(OPENS);
    var goesOn = head.startsWith(BODY, BODY_FROM);
    if (!opens && !goesOn && !head.isEmpty() && head.charAt(0) != '\0') {
      return null;
    }
    if (!opens || !goesOn) {
      return new JournalHead(null, null);
    }
    var hash = head.substring(OPENS.length(), BODY_FROM);
    return new JournalHead(Digest.isDigest(hash) ? hash : null, at(head));
  }

  private static @Nullable Instant at(String head) {
    if (head.length() < LENGTH || !head.startsWith(AT, AT_FROM - AT.length())) {
      return null;
    }
    try {
      return Instant.parse(head.substring(AT_FROM));
    } catch (DateTimeException e) {
      return null; // claims no time we can read
    }
  }
}
