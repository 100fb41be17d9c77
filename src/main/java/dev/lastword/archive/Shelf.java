package dev.lastword.archive;

import dev.lastword.journal.JournalHead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/// The conversations that stand in a folder. A journal and the log beside it are one.
final class Shelf {
  private static final String JOURNAL = ".jsonl";
  private static final String LOG = ".md";
  private static final String TAGS = "tags.jsonl";

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
        var head = JournalHead.of(archive.resolve(name));
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
        .forEach(name -> books.add(transcript(archive.resolve(name), name)));
    books.sort(Comparator.comparing(Book::name));
    return books;
  }

  /// The conversation of one file.
  ///
  /// @param typed what it is called
  static Found at(Path file, String typed) throws IOException {
    var name = String.valueOf(file.getFileName());
    var stem = stem(name);
    var journal = name.endsWith(LOG) ? file.resolveSibling(stem + JOURNAL) : file;
    var head = Files.isRegularFile(journal) ? JournalHead.of(journal) : null;
    return head == null
        ? transcript(file, typed, stem).found()
        : journal(journal, typed, stem, head).found();
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

  private static String stem(String name) {
    return name.substring(0, name.length() - Book.suffix(name).length());
  }
}
