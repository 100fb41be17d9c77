package dev.lastword.transcript;

import dev.lastword.journal.BadRecordException;
import dev.lastword.journal.JournalReader;
import dev.lastword.text.MalformedTextException;
import dev.lastword.text.Utf8;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads conversations from any file we know the form of. The form is told by the content; a file's
/// name says nothing.
public final class Transcripts {
  /// The largest file that is read, in bytes.
  static final int LARGEST = 256 << 20;

  private Transcripts() {}

  /// Reads the conversations of a file.
  ///
  /// @param file the file
  /// @return at least one conversation
  /// @throws NotATranscriptException where it holds none, naming the place
  /// @throws IOException where it cannot be read
  public static List<Transcript> read(Path file) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new NotATranscriptException(file.toString(), "", "not a regular file");
    }
    try (var in = new FileInputStream(file.toFile())) {
      return read(file.toString(), in);
    }
  }

  /// Reads the conversations of a stream, which is read no further than a file may be large.
  ///
  /// @param name what it is called in errors
  /// @param in the stream
  /// @return at least one conversation
  /// @throws NotATranscriptException where it holds none, naming the place
  /// @throws IOException where it cannot be read
  public static List<Transcript> read(String name, InputStream in) throws IOException {
    return read(name, in.readNBytes(LARGEST + 1));
  }

  /// Reads the conversations of a file that is already in memory.
  ///
  /// @param name the file's name: for errors, and its stem for ids
  /// @param bytes its bytes
  /// @return at least one conversation
  /// @throws NotATranscriptException where it holds none, naming the place
  public static List<Transcript> read(String name, byte[] bytes) throws NotATranscriptException {
    if (bytes.length > LARGEST) {
      throw new NotATranscriptException(name, "", "larger than 256 MiB");
    }
    var source = new Source(name, stem(name), text(name, bytes));
    if (source.text().startsWith("{\"h\":\"")) {
      return List.of(journal(source, bytes));
    }
    var talks = read(source);
    if (talks.isEmpty()) {
      throw source.bad("no conversation");
    }
    return talks;
  }

  /// Whether a text is meant as our Markdown: it has our mark on its second line, or a title with
  /// an arrow and a speaker's heading. A title alone may open any text.
  ///
  /// @param text the whole text
  /// @return whether it is
  public static boolean isMarkdown(String text) {
    if (!text.startsWith("# ")) {
      return false;
    }
    var lines = text.lines().limit(2).toList();
    return (lines.size() == 2 && lines.getLast().equals(MarkdownWriter.MARK))
        || (lines.getFirst().contains(MarkdownWriter.ARROW)
            && text.contains("\n" + MarkdownWriter.HEADING));
  }

  /// When a Markdown log says that it began, told from its first lines: enough to put thousands in
  /// order.
  ///
  /// @param start the beginning of its text, cut anywhere
  /// @return null where it does not say
  public static @Nullable LocalDateTime started(String start) {
    return MarkdownHeader.started(start);
  }

  private static List<Transcript> read(Source source) throws NotATranscriptException {
    var text = source.text();
    var start = text.stripLeading();
    if (start.isEmpty()) {
      throw source.bad("an empty file");
    }
    if (start.charAt(0) == '{' || start.charAt(0) == '[') {
      return JsonReader.read(source);
    }
    if (text.startsWith("# ")) {
      return List.of(markdown(source));
    }
    if (TurnsReader.suits(text)) {
      return TurnsReader.read(source);
    }
    throw source.bad(
        "not a form we know: neither Markdown (\"# A ↔ B\"), JSON, a journal nor numbered turns");
  }

  private static Transcript markdown(Source source) throws NotATranscriptException {
    var text = source.text();
    var second = text.indexOf('\n') + 1;
    if (second > 0 && text.startsWith(MarkdownWriter.MARK + "\n", second)) {
      return MarkdownReader.read(source);
    }
    if (second > 0 && text.startsWith(MarkdownWriter.MARK + "\r\n", second)) {
      var plain = new Source(source.file(), source.id(), text.replace("\r\n", "\n"));
      return MarkdownReader.read(plain);
    }
    return PlainMarkdownReader.read(source);
  }

  private static Transcript journal(Source source, byte[] bytes) throws NotATranscriptException {
    try {
      var contents = JournalReader.read(bytes);
      var talk = JournalTranscript.of(contents.records());
      var tail = contents.tail();
      return tail == null ? talk : talk.warned("the last line is torn at byte " + tail.offset());
    } catch (BadRecordException e) {
      throw new NotATranscriptException(
          source.file(), "byte " + e.offset(), "a bad journal, " + e.getMessage(), e);
    } catch (IOException | IllegalArgumentException e) {
      throw new NotATranscriptException(source.file(), "", String.valueOf(e.getMessage()), e);
    }
  }

  private static String text(String name, byte[] bytes) throws NotATranscriptException {
    try {
      return Utf8.decode(bytes);
    } catch (MalformedTextException e) {
      throw new NotATranscriptException(
          name, "byte " + e.offset(), String.valueOf(e.getMessage()), e);
    }
  }

  private static String stem(String name) {
    var file = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    var dot = file.lastIndexOf('.');
    return dot > 0 ? file.substring(0, dot) : file;
  }
}
