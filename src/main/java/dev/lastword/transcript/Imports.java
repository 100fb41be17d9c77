package dev.lastword.transcript;

import dev.lastword.journal.Digest;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Reads files that are to be imported: all conversations that can be read are handed over, each
/// with its [Provenance], and every other thing is told. Zip files are looked into.
public final class Imports {
  private final Manner manner;
  private final Desk desk;

  private Imports(Manner manner, Desk desk) {
    this.manner = manner;
    this.desk = desk;
  }

  /// Hears what a file brings.
  public interface Desk {
    /// A conversation.
    ///
    /// @param talk the conversation, with its [Transcript#origin]
    /// @throws IOException where it cannot be kept
    void talk(Transcript talk) throws IOException;

    /// A conversation, or a whole file, that cannot be read.
    ///
    /// @param file its name; behind a `!` the file within a zip file
    /// @param why what is wrong, with the place
    void refused(String file, NotATranscriptException why);

    /// A file within a zip file that holds no conversation.
    ///
    /// @param file its name, behind a `!`
    /// @param why what it is
    void passedOver(String file, String why);
  }

  /// Reads a file.
  ///
  /// @param file the file
  /// @param manner how to read it
  /// @param desk hears what it brings
  /// @throws IOException where the file cannot be opened, or the desk cannot keep what it hears
  public static void read(Path file, Manner manner, Desk desk) throws IOException {
    new Imports(manner, desk).read(file);
  }

  private void read(Path file) throws IOException {
    var shown = file.toString();
    try {
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        throw new NotATranscriptException(shown, "", "not a regular file");
      }
      if (Files.notExists(file)) {
        throw new NoSuchFileException(shown);
      }
      if (ZipTalks.isZip(file)) {
        zip(file);
        return;
      }
    } catch (NotATranscriptException e) {
      desk.refused(shown, e);
      return;
    }
    try (var in = new FileInputStream(file.toFile())) {
      var bytes = in.readNBytes(Transcripts.LARGEST + 1);
      bytes(shown, String.valueOf(file.getFileName()), bytes, false);
    }
  }

  private void zip(Path file) throws IOException {
    var inside = file + "!";
    var name = file.getFileName() + "!";
    ZipTalks.each(
        file,
        new ZipTalks.Taker() {
          @Override
          public void file(String entry, byte[] bytes) throws IOException {
            bytes(inside + entry, name + entry, bytes, true);
          }

          @Override
          public void passedOver(String entry, String why) {
            desk.passedOver(inside + entry, why);
          }
        });
  }

  /// Reads one file.
  ///
  /// @param shown what it is called in messages
  /// @param name what it is called in what is kept
  /// @param lenient whether a file of no form we know is passed over
  private void bytes(String shown, String name, byte[] bytes, boolean lenient) throws IOException {
    Findings found;
    try {
      found = Transcripts.find(shown, bytes, manner);
    } catch (NotATranscriptException e) {
      if (lenient && e.isForeign()) {
        desk.passedOver(shown, "no conversation of a form we know");
      } else {
        desk.refused(shown, e);
      }
      return;
    }
    var digest = Digest.of(bytes);
    for (var talk : found.talks) {
      desk.talk(
          talk.origin() == null
              ? talk.from(new Provenance(name, talk.form().code(), talk.id(), digest))
              : talk);
    }
    for (var why : found.refused) {
      desk.refused(shown, why);
    }
  }
}
