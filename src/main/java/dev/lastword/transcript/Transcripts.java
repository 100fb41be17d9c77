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
import java.util.List;

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
    if (ZipTalks.isZip(file)) {
      return ZipTalks.talks(file, Manner.PLAIN);
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
    var found = find(name, bytes, Manner.PLAIN);
    if (!found.refused.isEmpty()) {
      throw found.refused.getFirst();
    }
    return found.talks;
  }

  /// Reads what can be read of a file.
  ///
  /// @return at least one conversation, or one that was refused
  static Findings find(String name, byte[] bytes, Manner manner) throws NotATranscriptException {
    if (bytes.length > LARGEST) {
      throw new NotATranscriptException(name, "", "larger than 256 MiB");
    }
    if (ZipTalks.isZip(bytes)) {
      throw new NotATranscriptException(name, "", "a zip file within another file, or from stdin");
    }
    var source = new Source(name, stem(name), text(name, bytes), manner);
    var found = found(source, bytes);
    if (found.talks.isEmpty() && found.refused.isEmpty()) {
      throw source.bad("no conversation").foreign();
    }
    return found;
  }

  private static Findings found(Source source, byte[] bytes) throws NotATranscriptException {
    var form = source.manner().form();
    var start = source.text().stripLeading();
    if (start.isEmpty()) {
      throw source.bad("an empty file");
    }
    if (form == null ? source.text().startsWith("{\"h\":\"") : form == Transcript.Form.JOURNAL) {
      return one(journal(source, bytes));
    }
    var json = start.charAt(0) == '{' || start.charAt(0) == '[';
    return json && (form == null || !isText(form))
        ? JsonReader.read(source)
        : text(source, form == null ? sniffed(source) : form);
  }

  private static Findings one(Transcript talk) {
    var found = new Findings();
    found.talks.add(talk);
    return found;
  }

  /// Whether a form is told by lines of text alone.
  private static boolean isText(Transcript.Form form) {
    return switch (form) {
      case MARKDOWN, PLAIN_MARKDOWN, TURNS, BACKROOMS -> true;
      case JOURNAL, JSON, OPENAI, SHAREGPT, CHATGPT, CLAUDE, INSPECT, PIDGIN, LLM_CONVERSATION ->
          false;
    };
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

  private static Transcript.Form sniffed(Source source) throws NotATranscriptException {
    var text = source.text();
    if (text.startsWith("# ")) {
      return Transcript.Form.MARKDOWN;
    }
    if (LlmConversationReader.suits(text)) {
      return Transcript.Form.LLM_CONVERSATION;
    }
    if (TurnsReader.suits(text)) {
      return Transcript.Form.TURNS;
    }
    if (BackroomsReader.suits(text)) {
      return Transcript.Form.BACKROOMS;
    }
    throw source
        .bad(
            "not a form we know: neither Markdown (\"# A ↔ B\"), JSON, a journal nor numbered turns")
        .foreign();
  }

  private static Findings text(Source source, Transcript.Form form) throws NotATranscriptException {
    return switch (form) {
      case MARKDOWN, PLAIN_MARKDOWN -> {
        if (!source.text().startsWith("# ")) {
          throw source.bad("Markdown begins with \"# \"");
        }
        yield one(markdown(source));
      }
      case TURNS -> {
        var found = new Findings();
        found.talks.addAll(TurnsReader.read(source));
        yield found;
      }
      case BACKROOMS -> one(BackroomsReader.read(source));
      case LLM_CONVERSATION -> one(LlmConversationReader.read(source));
      case JOURNAL, JSON, OPENAI, SHAREGPT, CHATGPT, CLAUDE, INSPECT, PIDGIN ->
          throw source.bad(form.code() + " is JSON, and this is not");
    };
  }

  private static Transcript markdown(Source source) throws NotATranscriptException {
    var text = source.text();
    var second = text.indexOf('\n') + 1;
    if (second > 0 && text.startsWith(MarkdownWriter.MARK + "\n", second)) {
      return MarkdownReader.read(source);
    }
    if (second > 0 && text.startsWith(MarkdownWriter.MARK + "\r\n", second)) {
      return MarkdownReader.read(source.with(text.replace("\r\n", "\n")));
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
