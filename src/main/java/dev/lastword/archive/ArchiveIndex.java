package dev.lastword.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The index of an archive: finds, lists and counts its conversations without reading them again.
/// It lies at `<archive>/.lastword/index.sqlite`; where nothing can be written there, in a cache
/// folder, else in memory. It holds nothing that is not in the files: whoever deletes it loses the
/// time to build it.
///
/// ```java
/// try (var index = ArchiveIndex.open(archive, cache)) {
///   index.refresh();
///   var newest = index.list(Query.ALL.but().limit(20).build());
/// }
/// ```
///
/// **Refreshing** looks at every file's size and time and reads those that changed; one process
/// does it at a time, the others are told so and read on. **Threads.** An instance may be used by
/// several threads; they take turns.
@SuppressWarnings("DoNotCallSuggester") // to be built; the signatures are what will be
public final class ArchiveIndex implements AutoCloseable {
  private ArchiveIndex() {}

  /// Opens the index, or makes an empty one. A damaged index, or one of another version, is thrown
  /// away; [#refresh()] says so.
  ///
  /// @param archive the archive; need not exist
  /// @param cache where an index may lie that cannot lie in the archive; null: in memory
  /// @return to close
  /// @throws IOException where the archive cannot be looked at
  public static ArchiveIndex open(Path archive, @Nullable Path cache) throws IOException {
    throw new UnsupportedOperationException();
  }

  /// The archive.
  ///
  /// @return its folder
  public Path archive() {
    throw new UnsupportedOperationException();
  }

  /// Brings the index up to the files.
  ///
  /// @return what changed
  /// @throws IOException where the archive cannot be read or the index not be written
  public Refreshed refresh() throws IOException {
    throw new UnsupportedOperationException();
  }

  /// The same, telling how far it is: a first index of a large archive takes a while.
  ///
  /// @param progress hears now and then how many files of how many are read
  /// @return what changed
  /// @throws IOException where the archive cannot be read or the index not be written
  public Refreshed refresh(Consumer<Progress> progress) throws IOException {
    throw new UnsupportedOperationException();
  }

  /// Throws the index away and builds it anew.
  ///
  /// @param progress hears now and then how many files of how many are read
  /// @return what is listed now
  /// @throws IOException where the archive cannot be read or the index not be written
  public Refreshed rebuild(Consumer<Progress> progress) throws IOException {
    throw new UnsupportedOperationException();
  }

  /// How far a refresh is.
  ///
  /// @param done conversations read
  /// @param all conversations to read
  public record Progress(int done, int all) {}

  /// Lists conversations.
  ///
  /// @param query which
  /// @return those, and how many there are
  /// @throws IOException where the index cannot be read
  public Listing list(Query query) throws IOException {
    throw new UnsupportedOperationException();
  }

  /// Counts what conversations have in common.
  ///
  /// @param query which; its order and limits do not count
  /// @return the counts
  /// @throws IOException where the index cannot be read
  public Facets facets(Query query) throws IOException {
    throw new UnsupportedOperationException();
  }

  /// Looks for words in messages.
  ///
  /// @param query what, and where
  /// @return what was found
  /// @throws BadQueryException where nothing is asked for, or the pattern is none
  /// @throws IOException where the index cannot be read
  public Findings search(SearchQuery query) throws IOException {
    throw new UnsupportedOperationException();
  }

  /// Adds up how models and pairs talk.
  ///
  /// @param query which conversations; its order and limits do not count
  /// @return the figures
  /// @throws IOException where the index cannot be read
  public Statistics statistics(Query query) throws IOException {
    throw new UnsupportedOperationException();
  }

  /// Hands over the figures of every message, conversation by conversation.
  ///
  /// @param query which conversations, in which order
  /// @param each hears one message after the other
  /// @throws IOException where the index cannot be read
  public void messages(Query query, Consumer<MessageFigures> each) throws IOException {
    throw new UnsupportedOperationException();
  }

  /// Finds the one conversation that is meant, as [Finder] does: by id, a part of it, digits of its
  /// digest, `latest`, `@1` (the first of [Query#ALL]), or a path of the archive.
  ///
  /// @param typed what was typed
  /// @return the conversation
  /// @throws NotOneConversationException where it is none or several
  /// @throws IOException where the index cannot be read
  public Talk find(String typed) throws IOException {
    throw new UnsupportedOperationException();
  }

  /// The conversation that stands at a place: what links and bookmarks name it by.
  ///
  /// @param name its name ([Talk#name()])
  /// @return nothing where there is none
  /// @throws IOException where the index cannot be read
  public Optional<Talk> named(String name) throws IOException {
    throw new UnsupportedOperationException();
  }

  /// The conversations that were forked from one.
  ///
  /// @param id its id
  /// @return the oldest first
  /// @throws IOException where the index cannot be read
  public List<Talk> forksOf(String id) throws IOException {
    throw new UnsupportedOperationException();
  }

  /// Changes tags and note of a conversation: appends to `<archive>/tags.jsonl` and mirrors that.
  ///
  /// @param talk the conversation
  /// @param change what changes
  /// @return the conversation as it is now
  /// @throws IllegalArgumentException where a tag or note cannot be kept
  /// @throws IOException where it cannot be written
  public Talk tag(Talk talk, TagChange change) throws IOException {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() throws IOException {
    throw new UnsupportedOperationException();
  }
}
