package dev.lastword.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Writes tags and notes beside the conversations they are of.
final class TagMirror {
  private TagMirror() {}

  /// Sets those of all conversations.
  static void set(Database database, Tags.Book book) throws IOException {
    var known = new ArrayList<Talk>();
    database.ask(
        "SELECT "
            + TalkColumns.NAMES
            + " FROM talk"
            + (book.states().isEmpty() ? " WHERE tags <> '' OR note <> ''" : ""),
        List.of(),
        rows -> {
          while (rows.next()) {
            known.add(TalkColumns.read(rows));
          }
          return known.size();
        });
    var others = known.stream().map(book::on).toList();
    var changed = new ArrayList<Talk>();
    for (var i = 0; i < known.size(); i++) {
      if (!others.get(i).equals(known.get(i))) {
        changed.add(others.get(i));
      }
    }
    if (!changed.isEmpty()) {
      set(database, changed);
    }
  }

  /// Writes what these bear.
  static void set(Database database, List<Talk> changed) throws IOException {
    IndexWriter.in(
        database,
        open -> {
          try (var put =
              open.prepareStatement("UPDATE talk SET tags = ?, note = ? WHERE key = ?")) {
            for (var talk : changed) {
              put.setString(1, TalkColumns.tags(talk.tags()));
              put.setString(2, talk.note());
              put.setLong(3, talk.key());
              put.executeUpdate();
            }
            return changed.size();
          }
        });
  }
}
