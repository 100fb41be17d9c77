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
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
    return stats(
            wanted,
            trouble -> {
              throw trouble;
            })
        .stream()
        .map(Stat::name)
        .toList();
  }

  /// A file as the folder lists it.
  ///
  /// @param name its name
  /// @param size its bytes
  /// @param changed when it was last written, in nanoseconds since 1970
  record Stat(String name, long size, long changed) {}

  /// What hears of a part of a folder that cannot be looked at.
  interface Miss {
    /// Hears of it, or ends the walk.
    void hear(IOException trouble) throws IOException;
  }

  /// The same with their sizes and times.
  List<Stat> stats(Predicate<String> wanted, Miss miss) throws IOException {
    var found = new ArrayList<Stat>();
    Files.walkFileTree(
        root,
        EnumSet.of(FileVisitOption.FOLLOW_LINKS),
        DEPTH,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes facts) {
            return folder.equals(root) || !String.valueOf(folder.getFileName()).startsWith(".")
                ? FileVisitResult.CONTINUE
                : FileVisitResult.SKIP_SUBTREE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes facts) {
            var name = root.relativize(file).toString().replace('\\', '/');
            if (facts.isRegularFile() && !isHidden(name) && wanted.test(name)) {
              var changed = facts.lastModifiedTime().to(TimeUnit.NANOSECONDS);
              found.add(new Stat(name, facts.size(), changed));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException trouble)
              throws IOException {
            if (!(trouble instanceof FileSystemLoopException)) {
              miss.hear(trouble); // of a loop, what is there is found there
            }
            return FileVisitResult.CONTINUE;
          }
        });
    found.sort(Comparator.comparing(Stat::name));
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
