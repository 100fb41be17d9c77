package dev.lastword.cli;

import dev.lastword.archive.BatchReports;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Finds the transcripts in a folder and below it, sorted by name. Hidden files are nobody's
/// transcripts; a journal beside its log is the same conversation.
final class TranscriptFiles {
  private static final String JOURNAL = ".jsonl";

  private TranscriptFiles() {}

  /// The files.
  ///
  /// @param miss hears why a part of the folder could not be looked at
  static List<Path> in(Path folder, Consumer<IOException> miss) throws IOException {
    var found = new ArrayList<Path>();
    Files.walkFileTree(
        folder,
        Set.of(FileVisitOption.FOLLOW_LINKS),
        Integer.MAX_VALUE,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes facts) {
            if (facts.isRegularFile() && isTranscript(folder, file)) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException trouble) {
            // A link back to a folder above hides nothing: what is there is found there.
            if (!(trouble instanceof FileSystemLoopException)) {
              miss.accept(trouble);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    Collections.sort(found);
    return found;
  }

  private static boolean isTranscript(Path folder, Path file) {
    for (var part : folder.relativize(file)) {
      if (part.toString().startsWith(".")) {
        return false;
      }
    }
    var name = file.toString();
    if (name.endsWith(JOURNAL)) {
      return !Files.exists(Path.of(name.substring(0, name.length() - JOURNAL.length()) + ".md"));
    }
    var named = name.endsWith(".md") || name.endsWith(".txt") || name.endsWith(".json");
    return named && !BatchReports.isOne(file);
  }
}
