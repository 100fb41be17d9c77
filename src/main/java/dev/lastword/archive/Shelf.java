package dev.lastword.archive;

import dev.lastword.journal.JournalHead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The conversations that stand in a folder. A journal and the log beside it are one.
final class Shelf {
  static final String JOURNAL = ".jsonl";
  static final String LOG = ".md";
  private static final int START = 4096;
  private static final String SEAL = ".sig";
  static final String TAGS = "tags.jsonl";

  private Shelf() {}

  /// Lists a folder and those below it, sorted by name; hidden files are nobody's conversations.
  static List<Book> of(Path archive) throws IOException {
    if (!Files.isDirectory(archive)) {
      return List.of();
    }
    var names =
        new Folder(archive, "").files(name -> !Book.suffix(name).isEmpty() && !name.equals(TAGS));
    var journals = new HashSet<String>();
    var books = new ArrayList<Book>();
    for (var name : names) {
      if (name.endsWith(JOURNAL)) {
        var head = head(archive.resolve(name));
        if (head != null) {
          var stem = stem(name);
          journals.add(stem);
          books.add(journal(archive.resolve(name), stem, head));
        } else {
          books.add(transcript(archive.resolve(name), name));
        }
      }
    }
    names.stream()
        .filter(name -> !name.endsWith(JOURNAL))
        .filter(name -> !name.endsWith(LOG) || !journals.contains(stem(name)))
        .filter(name -> !BatchReports.isOne(archive.resolve(name)))
        .forEach(name -> books.add(transcript(archive.resolve(name), name)));
    books.sort(Comparator.comparing(Book::name));
    return books;
  }

  /// The signatures whose journal is gone.
  static List<Path> lonelySeals(Path archive) throws IOException {
    return new Folder(archive, "")
        .files(name -> name.endsWith(JOURNAL + SEAL)).stream()
            .filter(name ->
                !Files.exists(archive.resolve(name.substring(0, name.length() - SEAL.length()))))
            .map(archive::resolve)
            .toList();
  }

  /// The conversation of one file.
  ///
  /// @param typed what it is called
  static Found at(Path file, String typed) throws IOException {
    return bookAt(file, typed).found();
  }

  /// The same.
  static Book bookAt(Path file, String typed) throws IOException {
    var name = String.valueOf(file.getFileName());
    var stem = stem(name);
    var journal = name.endsWith(LOG) ? file.resolveSibling(stem + JOURNAL) : file;
    var head = Files.isRegularFile(journal) ? head(journal) : null;
    return head == null ? transcript(file, typed, stem) : journal(journal, typed, stem, head);
  }

  /// The same, the newest first.
  static List<Book> newestFirst(List<Book> books) throws IOException {
    record Dated(Instant time, Book book) {}
    var dated = new ArrayList<Dated>();
    for (var book : books) {
      dated.add(new Dated(book.time(), book));
    }
    return dated.stream()
        .sorted(
            Comparator.comparing(Dated::time).thenComparing(one -> one.book().name()).reversed())
        .map(Dated::book)
        .toList();
  }

  /// What a journal's beginning claims. Beside a log of ours it is one, however damaged; null where
  /// it is none.
  static @Nullable JournalHead head(Path file) throws IOException {
    var head = JournalHead.of(file);
    var log = file.resolveSibling(stem(String.valueOf(file.getFileName())) + LOG);
    return head == null && Files.isRegularFile(log) && isOurs(log)
        ? new JournalHead(null, null)
        : head;
  }

  private static boolean isOurs(Path log) throws IOException {
    try (var in = Files.newInputStream(log)) {
      var start = new String(in.readNBytes(START), StandardCharsets.UTF_8);
      return start.startsWith("# ") && start.contains("\n<!-- lastword 1 -->\n");
    }
  }

  private static Book journal(Path file, String name, JournalHead head) {
    return journal(file, name, name.substring(name.lastIndexOf('/') + 1), head);
  }

  private static Book journal(Path file, String name, String id, JournalHead head) {
    var log = file.resolveSibling(id + LOG);
    return new Book(id, name, head, file, Files.isRegularFile(log) ? log : null);
  }

  private static Book transcript(Path file, String name) {
    var stem = stem(name);
    var shown = name.endsWith(LOG) ? stem : name;
    return transcript(file, shown, stem.substring(stem.lastIndexOf('/') + 1));
  }

  private static Book transcript(Path file, String name, String id) {
    return new Book(id, name, null, file, file.toString().endsWith(LOG) ? file : null);
  }

  static String stem(String name) {
    return name.substring(0, name.length() - Book.suffix(name).length());
  }
}
