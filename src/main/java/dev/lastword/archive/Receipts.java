package dev.lastword.archive;

import dev.lastword.journal.Call;
import dev.lastword.journal.Verification;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Finds receipts by the first digits of their ids, in the lines of journals as they stand. What is
/// found was not checked yet.
public final class Receipts {
  private static final String PREFIX = "rr_";
  private static final int FEWEST = 4;
  private static final int LINE_HEAD = 6; // {"h":"
  private static final String OPENS = "{\"h\":\"";

  private Receipts() {}

  /// Where a receipt stands.
  ///
  /// @param found the conversation
  /// @param hash the hash its record claims
  public record Place(Found found, String hash) {}

  /// Finds the places of a receipt.
  ///
  /// @param conversations where to look
  /// @param typed `rr_` and at least four hex digits, or the digits alone
  /// @return every record whose hash begins so, calls and others
  /// @throws NotOneConversationException where these are no digits
  /// @throws IOException where a journal cannot be read
  public static List<Place> find(List<Found> conversations, String typed) throws IOException {
    var lower = typed.toLowerCase(Locale.ROOT);
    var digits = lower.startsWith(PREFIX) ? lower.substring(PREFIX.length()) : lower;
    if (digits.length() < FEWEST || digits.length() > 64 || !Finder.isHex(digits)) {
      throw NotOneConversationException.because(
          "\"" + typed + "\" is no receipt", "a receipt is rr_ and 16 hex digits, or the first 4");
    }
    var places = new ArrayList<Place>();
    for (var found : conversations) {
      var journal = found.journal();
      if (journal != null) {
        for (var hash : hashes(journal, digits)) {
          places.add(new Place(found, hash));
        }
      }
    }
    return places;
  }

  /// Finds the receipt of the last call of a conversation.
  ///
  /// @param found the conversation
  /// @return where it stands; null where no call was closed, or nothing of the journal is good
  /// @throws IOException where the journal cannot be read
  public static @Nullable Place last(Found found) throws IOException {
    var journal = found.journal();
    if (journal == null) {
      return null;
    }
    var last = new AtomicReference<@Nullable String>();
    Verification.of(
        journal,
        record -> {
          if (record.entry() instanceof Call.Closing) {
            last.set(record.hash());
          }
        });
    var hash = last.get();
    return hash == null ? null : new Place(found, hash);
  }

  private static List<String> hashes(Path journal, String digits) throws IOException {
    var wanted = (OPENS + digits).getBytes(StandardCharsets.ISO_8859_1);
    var hashes = new ArrayList<String>();
    try (var in = new FileInputStream(journal.toFile())) {
      var head = new byte[LINE_HEAD + 64];
      var buffer = new byte[1 << 16];
      var at = 0;
      for (var count = in.read(buffer); count > 0; count = in.read(buffer)) {
        for (var i = 0; i < count; i++) {
          if (buffer[i] == '\n') {
            at = 0;
          } else if (at < head.length) {
            head[at++] = buffer[i];
            if (at == head.length && startsWith(head, wanted)) {
              hashes.add(new String(head, LINE_HEAD, 64, StandardCharsets.ISO_8859_1));
            }
          }
        }
      }
    }
    return hashes;
  }

  private static boolean startsWith(byte[] head, byte[] wanted) {
    for (var i = 0; i < wanted.length; i++) {
      if (head[i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
