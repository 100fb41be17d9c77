package dev.lastword.transcript;

import dev.lastword.text.Utf8;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A Markdown log that grows by the message while the talk goes on, and is rewritten whole at its
/// end. Where the disk fails, whole lines are left behind and no more are accepted. Not safe for
/// use by several threads; a thread's interrupt does no harm.
public final class MarkdownLog implements Closeable {
  private final Path file;
  private final MarkdownWriter writer;
  private final Transcript names;
  private final RandomAccessFile out;
  private long end;
  private @Nullable IOException failure;

  /// Goes on at the end of a file. Not through a channel: an interrupt would close it.
  private MarkdownLog(Path file, MarkdownWriter writer, Transcript names) throws IOException {
    this.file = file;
    this.writer = writer;
    this.names = names;
    this.out = new RandomAccessFile(file.toFile(), "rw");
    this.end = Files.size(file);
  }

  /// Begins a log.
  ///
  /// @param file where; must not exist
  /// @param writer how
  /// @param transcript the conversation, of which names and start are known
  /// @return the log, holding the header and the lines there already are
  /// @throws java.nio.file.FileAlreadyExistsException where the file exists
  /// @throws IOException where it cannot be written
  public static MarkdownLog create(Path file, MarkdownWriter writer, Transcript transcript)
      throws IOException {
    var bytes = Utf8.encode(writer.unfinished(transcript));
    Files.createFile(file);
    try {
      try (var out = new FileOutputStream(file.toFile())) {
        out.write(bytes);
      }
      return new MarkdownLog(file, writer, transcript);
    } catch (IOException e) {
      throw failed(file, e, () -> Files.delete(file));
    }
  }

  /// Goes on with a log: what the transcript holds is written anew, and more can be added.
  ///
  /// @param file where; need not exist
  /// @param writer how
  /// @param transcript the conversation so far
  /// @return the log
  /// @throws IOException where it cannot be written
  public static MarkdownLog reopen(Path file, MarkdownWriter writer, Transcript transcript)
      throws IOException {
    WholeFile.replace(file, Utf8.encode(writer.unfinished(transcript)));
    return new MarkdownLog(file, writer, transcript);
  }

  /// Adds a line, in one call of the system.
  ///
  /// @param line what was said
  /// @throws IOException where it cannot be written, or one before could not; the log then ends
  ///   with the last whole line
  public void add(Line line) throws IOException {
    if (failure != null) {
      throw new IOException(file + " could not be written before", failure);
    }
    var bytes = Utf8.encode(writer.line(names, line));
    try {
      out.seek(end);
      out.write(bytes);
      end += bytes.length;
    } catch (IOException e) {
      failure = e;
      throw failed(file, e, () -> out.setLength(end));
    }
  }

  /// Ends the log: writes the whole of it beside, syncs, and puts it in place in one step.
  ///
  /// @param transcript the whole conversation
  /// @throws IOException where it cannot be written; the log as it grew is still there then
  public void finish(Transcript transcript) throws IOException {
    out.close();
    WholeFile.replace(file, Utf8.encode(writer.write(transcript)));
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  /// Something done to a file.
  @FunctionalInterface
  private interface Act {
    void run() throws IOException;
  }

  /// Takes back what was written in part, and puts the failure into words.
  private static IOException failed(Path file, IOException why, Act takeBack) {
    try {
      takeBack.run();
    } catch (IOException again) {
      why.addSuppressed(again);
    }
    return new IOException(file + " cannot be written: " + why.getMessage(), why);
  }
}
