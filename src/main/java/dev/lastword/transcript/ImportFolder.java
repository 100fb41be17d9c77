package dev.lastword.transcript;

import dev.lastword.text.Slug;
import dev.lastword.text.Utf8;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A folder into which conversations are imported, each as a log of ours under a name of its own.
/// It knows which ones it holds already, by the form and id they had where they come from.
public final class ImportFolder {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd_HHmmss", Locale.ROOT);
  private static final int SLUG = 24;
  private static final int ID = 40;
  private static final int DEPTH = 16;
  private static final int HEAD = 16 << 10;
  private static final int MOST_TWINS = 1000;
  private static final String LOG = ".md";

  private final Path folder;
  private final Map<String, List<Held>> held = new HashMap<>();
  private final Set<Path> planned = new HashSet<>();

  /// A conversation the folder holds.
  ///
  /// @param file its log
  /// @param digest of the file it came from
  /// @param earlier whether it was there before anything was kept here
  private record Held(Path file, String digest, boolean earlier) {}

  /// Looks into a folder.
  ///
  /// @param folder the folder; need not exist
  /// @throws IOException where it cannot be looked into
  public ImportFolder(Path folder) throws IOException {
    this.folder = folder;
    if (Files.isDirectory(folder)) {
      look();
    }
  }

  /// What the folder knows of a conversation.
  ///
  /// @param file the log it stands in
  /// @param same whether nothing was said since
  public record Known(Path file, boolean same) {}

  /// Finds a conversation that was imported before.
  ///
  /// @param talk a conversation with its origin
  /// @return null where there is none; otherwise the log that holds the same words, or else one
  ///   that holds an earlier state
  public @Nullable Known known(Transcript talk) {
    var origin = talk.origin();
    if (origin == null) {
      return null;
    }
    Known other = null;
    for (var one : held.getOrDefault(key(origin), List.of())) {
      if ((one.earlier && one.digest.equals(origin.digest())) || holds(one.file, talk)) {
        return new Known(one.file, true);
      }
      other = new Known(one.file, false);
    }
    return other;
  }

  /// Keeps a conversation.
  ///
  /// @param talk the conversation
  /// @param dry whether it is only said where it would be kept
  /// @return its log
  /// @throws IOException where it cannot be written
  public Path keep(Transcript talk, boolean dry) throws IOException {
    var bytes = Utf8.encode(new MarkdownWriter(true).write(talk));
    var file = dry ? free(talk) : written(talk, bytes);
    var origin = talk.origin();
    if (origin != null && !dry) {
      held.computeIfAbsent(key(origin), _ -> new ArrayList<>())
          .add(new Held(file, origin.digest(), false));
    }
    return file;
  }

  /// The name of a log: when the talk began and who speaks, as runs are named; where nobody knows
  /// when it began, the id it had. What is ours keeps its name.
  static String stem(Transcript talk) {
    var ours = talk.form() == Transcript.Form.JOURNAL || talk.form() == Transcript.Form.MARKDOWN;
    if (ours && Slug.isId(talk.id())) {
      return talk.id();
    }
    var started = talk.started();
    var stem = new StringBuilder(started == null ? Slug.of(talk.id(), ID) : STAMP.format(started));
    talk.speakers().forEach(name -> stem.append('_').append(Slug.of(name, SLUG)));
    return stem.toString();
  }

  private Path written(Transcript talk, byte[] bytes) throws IOException {
    Files.createDirectories(folder);
    for (var twin = 1; twin <= MOST_TWINS; twin++) {
      var file = file(talk, twin);
      if (isTaken(file)) {
        continue;
      }
      try {
        Files.createFile(file); // nobody else has the name from here on
      } catch (FileAlreadyExistsException e) {
        continue;
      }
      return filled(file, bytes);
    }
    throw new IOException("a thousand conversations of one name in " + folder);
  }

  private static Path filled(Path file, byte[] bytes) throws IOException {
    try {
      WholeFile.replace(file, bytes);
      return file;
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  private Path free(Transcript talk) throws IOException {
    for (var twin = 1; twin <= MOST_TWINS; twin++) {
      var file = file(talk, twin);
      if (!isTaken(file) && planned.add(file)) {
        return file;
      }
    }
    throw new IOException("a thousand conversations of one name in " + folder);
  }

  private Path file(Transcript talk, int twin) {
    return folder.resolve(stem(talk) + (twin == 1 ? "" : "-" + twin) + LOG);
  }

  /// A journal of that name would make the log its own.
  private static boolean isTaken(Path log) {
    var name = String.valueOf(log.getFileName());
    var stem = name.substring(0, name.length() - LOG.length());
    return Files.exists(log, LinkOption.NOFOLLOW_LINKS)
        || Files.exists(log.resolveSibling(stem + ".jsonl"), LinkOption.NOFOLLOW_LINKS);
  }

  private static boolean holds(Path file, Transcript talk) {
    try {
      var there = Transcripts.read(file).getFirst();
      return there.speakers().equals(talk.speakers()) && there.lines().equals(talk.lines());
    } catch (IOException e) {
      return false; // what cannot be read holds nothing: the conversation is kept again
    }
  }

  private static String key(Provenance origin) {
    return origin.format() + "\n" + origin.id();
  }

  private void look() throws IOException {
    Files.walkFileTree(
        folder,
        EnumSet.noneOf(FileVisitOption.class),
        DEPTH,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes facts)
              throws IOException {
            var name = String.valueOf(file.getFileName());
            if (facts.isRegularFile() && name.endsWith(LOG) && !name.startsWith(".")) {
              hold(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException trouble) {
            return FileVisitResult.CONTINUE; // what cannot be looked at is not known
          }
        });
  }

  private void hold(Path file) throws IOException {
    byte[] start;
    try (var in = Files.newInputStream(file)) {
      start = in.readNBytes(HEAD);
    } catch (AccessDeniedException e) {
      return; // not ours to know
    }
    var head = new String(start, StandardCharsets.UTF_8);
    var end = head.indexOf("\n" + MarkdownWriter.RULE + "\n");
    var header = end < 0 ? head : head.substring(0, end);
    if (header.contains("\n" + MarkdownWriter.MARK + "\n")) {
      var origin =
          new Provenance(
              "",
              field(header, "Imported form"),
              field(header, "Imported id"),
              field(header, "Imported digest"));
      if (!origin.format().isEmpty()) {
        held.computeIfAbsent(key(origin), _ -> new ArrayList<>())
            .add(new Held(file, origin.digest(), true));
      }
    }
  }

  private static String field(String header, String name) {
    var label = "\n**" + name + ":** ";
    var from = header.indexOf(label);
    if (from < 0) {
      return "";
    }
    var to = header.indexOf('\n', from + 1);
    return header.substring(from + label.length(), to < 0 ? header.length() : to);
  }
}
