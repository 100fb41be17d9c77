package dev.lastword.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Finds a conversation by what a person types: its id, a part of it, the first digits of its
/// digest, `latest`, `@2`, or a path. What was typed is compared with what is in the archive; only
/// a path that was typed is ever opened as one.
public final class Finder {
  private static final int FEWEST_DIGITS = 4;

  private final Path archive;
  private final Path directory;

  /// Knows where to look.
  ///
  /// @param archive the archive; need not exist
  /// @param directory the working folder, from which paths are meant
  public Finder(Path archive, Path directory) {
    this.archive = archive;
    this.directory = directory;
  }

  /// Finds the one conversation that is meant. Its id to the letter is always that one; a part of
  /// it or of its digest is, where no other has it.
  ///
  /// @param typed what was typed
  /// @return the conversation
  /// @throws NotOneConversationException where it is none or several
  /// @throws IOException where the archive cannot be read
  public Found find(String typed) throws IOException {
    var file = file(typed);
    if (file != null && isPath(typed)) {
      return Shelf.at(file, typed);
    }
    return among(Shelf.of(archive), typed, file).found();
  }

  /// The one of these that is meant.
  Book among(List<Book> shelf, String typed) throws IOException {
    var file = file(typed);
    if (file != null && isPath(typed)) {
      for (var book : shelf) {
        if (book.file().equals(file) || file.equals(book.log())) {
          return book;
        }
      }
    }
    return among(shelf, typed, null);
  }

  private Book among(List<Book> shelf, String typed, @Nullable Path file) throws IOException {
    if (typed.equals("latest") || isPlace(typed)) {
      return newest(shelf, typed);
    }
    var exact = shelf.stream().filter(book -> book.isCalled(typed)).toList();
    var near = exact.isEmpty() ? near(shelf, typed) : exact;
    if (near.isEmpty() && file != null) {
      return Shelf.bookAt(file, typed);
    }
    if (near.isEmpty()) {
      throw NotOneConversationException.none(typed, shown(), hint(typed, shelf));
    }
    if (near.size() > 1) {
      throw NotOneConversationException.several(typed, names(near));
    }
    return near.getFirst();
  }

  /// Every conversation of the archive.
  ///
  /// @return sorted by where they stand
  /// @throws IOException where the archive cannot be read
  public List<Found> all() throws IOException {
    return Shelf.of(archive).stream().map(Book::found).toList();
  }

  /// The signatures in the archive whose journal is gone.
  ///
  /// @return their files, sorted by where they stand
  /// @throws IOException where the archive cannot be read
  public List<Path> lonelySeals() throws IOException {
    return Files.isDirectory(archive) ? Shelf.lonelySeals(archive) : List.of();
  }

  private Book newest(List<Book> shelf, String typed) throws IOException {
    var place = typed.equals("latest") ? 1 : Long.parseLong(typed.substring(1));
    if (place < 1 || place > shelf.size()) {
      var hint = shelf.isEmpty() ? "it is empty" : "@1 to @" + shelf.size() + ", the newest first";
      throw NotOneConversationException.none(typed, shown(), hint);
    }
    return Shelf.newestFirst(shelf).get((int) place - 1);
  }

  private static List<Book> near(List<Book> shelf, String typed) throws IOException {
    var folded = typed.toLowerCase(Locale.ROOT);
    Predicate<Book> named = book -> book.holds(folded);
    if (folded.isBlank()) {
      return List.of();
    }
    if (!isDigits(folded)) {
      return shelf.stream().filter(named).toList();
    }
    var near = new ArrayList<Book>();
    for (var book : shelf) {
      if (named.test(book) || book.digest().startsWith(folded)) {
        near.add(book);
      }
    }
    return near;
  }

  private static List<String> names(List<Book> books) throws IOException {
    return Shelf.newestFirst(books).stream().map(Book::name).toList();
  }

  /// The id that is near, or one of which a part between underscores is.
  private static String hint(String typed, List<Book> shelf) {
    var ids = shelf.stream().map(Book::id).toList();
    var near = NearName.hint(typed, ids, "");
    if (!near.isEmpty()) {
      return near;
    }
    var parts = new HashMap<String, String>();
    ids.forEach(id -> List.of(id.split("_", -1)).forEach(part -> parts.putIfAbsent(part, id)));
    return NearName.of(typed, parts.keySet())
        .map(part -> "nearest: " + parts.get(part))
        .orElse("give an id or a part of it, a path, or latest");
  }

  private String shown() {
    return archive.startsWith(directory) && !archive.equals(directory)
        ? directory.relativize(archive).toString()
        : archive.toString();
  }

  /// The file of that path; null where there is none.
  private @Nullable Path file(String typed) {
    try {
      var path = directory.resolve(typed).normalize();
      return !typed.isBlank() && Files.isRegularFile(path) ? path : null;
    } catch (InvalidPathException e) {
      return null; // a name no file can have
    }
  }

  private static boolean isPath(String typed) {
    return typed.contains("/") || typed.contains("\\") || !Book.suffix(typed).isEmpty();
  }

  private static boolean isPlace(String typed) {
    return typed.length() > 1
        && typed.length() <= 10
        && typed.charAt(0) == '@'
        && typed.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean isDigits(String typed) {
    return typed.length() >= FEWEST_DIGITS && typed.length() <= 64 && isHex(typed);
  }

  static boolean isHex(String text) {
    return text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }
}
