package dev.lastword.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The files of one stem: what changes together is read together. A journal and the log beside it
/// are one conversation; what else is called so is others.
///
/// @param stem their common name without ending, from the archive
/// @param files at least one, sorted by name
record Bundle(String stem, List<Folder.Stat> files) {
  /// Copies the list.
  Bundle {
    files = List.copyOf(files);
  }

  /// Puts the files of an archive together.
  static Map<String, Bundle> of(List<Folder.Stat> files) {
    var lists = new TreeMap<String, List<Folder.Stat>>();
    files.forEach(
        file -> lists.computeIfAbsent(Shelf.stem(file.name()), _ -> new ArrayList<>(2)).add(file));
    var bundles = new TreeMap<String, Bundle>();
    lists.forEach((stem, list) -> bundles.put(stem, new Bundle(stem, list)));
    return bundles;
  }

  /// Tells whether a file changed: its size or its time is another.
  String signature() {
    var out = new StringBuilder();
    for (var file : files) {
      out.append(file.name(), stem.length(), file.name().length())
          .append(':')
          .append(file.size())
          .append(':')
          .append(file.changed())
          .append(';');
    }
    return out.toString();
  }

  /// The file with an ending.
  Folder.@Nullable Stat file(String suffix) {
    var name = stem + suffix;
    return files.stream().filter(file -> file.name().equals(name)).findFirst().orElse(null);
  }

  long bytes() {
    return files.stream().mapToLong(Folder.Stat::size).sum();
  }
}
