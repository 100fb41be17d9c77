package dev.lastword.archive;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A folder of files, each known by its path from there, parted by `/`.
///
/// @param root where it lies
/// @param shown what the user calls it
record Folder(Path root, String shown) {
  private static final int DEPTH = 16;

  /// The name of a file in messages to the user.
  String show(String file) {
    return shown.isEmpty() || shown.equals(".") ? file : shown.replaceFirst("/$", "") + "/" + file;
  }

  /// All files of a kind, those in folders below too, sorted; hidden ones are left out.
  List<String> files(Predicate<String> wanted) throws IOException {
    var found = new ArrayList<String>();
    Files.walkFileTree(
        root,
        EnumSet.of(FileVisitOption.FOLLOW_LINKS),
        DEPTH,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes facts) {
            var name = root.relativize(file).toString().replace('\\', '/');
            if (facts.isRegularFile() && !isHidden(name) && wanted.test(name)) {
              found.add(name);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException trouble)
              throws IOException {
            if (trouble instanceof FileSystemLoopException) {
              return FileVisitResult.CONTINUE; // what is there is found there
            }
            throw trouble;
          }
        });
    Collections.sort(found);
    return found;
  }

  private static boolean isHidden(String name) {
    return name.startsWith(".") || name.contains("/.");
  }

  /// The path of a file that a list of labels names; null where it leads out of the folder.
  @Nullable Path inside(String file) {
    try {
      var path = root.resolve(file).normalize();
      return path.startsWith(root.normalize()) && !Path.of(file).isAbsolute() ? path : null;
    } catch (InvalidPathException e) {
      return null; // a name no file can have leads nowhere
    }
  }

  /// The first bytes of a file, one more than the largest that is read.
  byte[] bytes(String file, int largest) throws IOException {
    try (var in = new FileInputStream(root.resolve(file).toFile())) {
      return in.readNBytes(largest + 1);
    }
  }
}
