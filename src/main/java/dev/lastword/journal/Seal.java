package dev.lastword.journal;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Somebody's signature under a journal as far as it went: over its id, how many records it had,
/// and the hash of the last of them. It stands in a file beside the journal, one line a signature,
/// so that the journal itself stays what it was.
///
/// @param id the conversation's id
/// @param records how many records were signed
/// @param head the hash of the last of them
/// @param key whose signature it says it is
/// @param signature 128 hex digits
public record Seal(String id, long records, String head, VerifyingKey key, String signature) {
  private static final String DOMAIN = "lastword/signature/1\n";
  private static final int MOST = 10_000;
  private static final int LARGEST = 16 << 20;

  /// Refuses what is no hash.
  public Seal {
    Digest.require(head);
  }

  /// The file of signatures of a journal.
  ///
  /// @param journal the journal
  /// @return beside it, with `.sig` after its name
  public static Path file(Path journal) {
    return journal.resolveSibling(journal.getFileName() + ".sig");
  }

  /// Signs a journal as it stands, and adds that to the file beside it. On disk when this returns.
  ///
  /// @param journal the journal; nobody may be writing it
  /// @param key whose signature
  /// @return the signature
  /// @throws IOException where the journal is not intact, or a file cannot be read or written
  public static Seal sign(Path journal, SigningKey key) throws IOException {
    var ids = new ArrayList<String>();
    var found =
        Verification.of(
            journal,
            record -> {
              if (record.entry() instanceof Run.Start start) {
                ids.add(start.id());
              }
            });
    if (!found.intact() || ids.isEmpty()) {
      throw new IOException(journal + " is not intact and was not signed");
    }
    var id = ids.getFirst();
    var bytes = signed(id, found.records(), found.head());
    var seal = new Seal(id, found.records(), found.head(), key.shown(), key.sign(bytes));
    if (Files.isSymbolicLink(file(journal))) {
      throw new IOException(file(journal) + " is a link, and the journal was not signed");
    }
    try (var out = new FileOutputStream(file(journal).toFile(), true)) {
      out.write((seal.line() + "\n").getBytes(StandardCharsets.UTF_8));
      out.getFD().sync();
    }
    Folder.sync(file(journal));
    return seal;
  }

  /// Reads the signatures under a journal.
  ///
  /// @param journal the journal
  /// @return the oldest first; empty where there is no file of them
  /// @throws IOException where the file cannot be read or a line of it is no signature
  public static List<Seal> of(Path journal) throws IOException {
    var file = file(journal);
    if (!Files.exists(file)) {
      return List.of();
    }
    JournalReader.requireRegular(file);
    try (var in = Files.newInputStream(file)) {
      var bytes = in.readNBytes(LARGEST + 1);
      var lines = new String(bytes, StandardCharsets.UTF_8).lines().limit(MOST + 1L).toList();
      if (bytes.length > LARGEST || lines.size() > MOST) {
        throw new IOException(file + " is larger than any file of signatures");
      }
      var seals = new ArrayList<Seal>();
      for (var line : lines) {
        seals.add(read(file, seals.size() + 1, line));
      }
      return seals;
    }
  }

  /// Whether the owner of the key did sign this.
  ///
  /// @return true where the signature holds
  public boolean holds() {
    return signature.length() == 128
        && signature.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 0x7f)
        && key.signed(signed(id, records, head), HexFormat.of().parseHex(signature));
  }

  private String line() {
    var fields = new TreeMap<>(subject(id, records, head));
    fields.put("key", key.word());
    fields.put("signature", signature);
    fields.put("v", 1L);
    return Canonical.write(fields);
  }

  private static Seal read(Path file, int number, String line) throws IOException {
    try {
      var fields = new Fields(JsonTree.read(line));
      if (fields.whole("v") != 1) {
        throw new IllegalArgumentException("a form we do not know");
      }
      return new Seal(
          fields.text("id"),
          fields.whole("records"),
          fields.text("head"),
          VerifyingKey.in(fields.text("key")),
          fields.text("signature"));
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ":" + number + ": no signature: " + e.getMessage(), e);
    }
  }

  private static Map<String, Object> subject(String id, long records, String head) {
    return Map.of("head", head, "id", id, "records", records);
  }

  /// What is signed.
  private static byte[] signed(String id, long records, String head) {
    return (DOMAIN + Canonical.write(subject(id, records, head))).getBytes(StandardCharsets.UTF_8);
  }
}
