package dev.lastword.archive;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
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
public final class ArchiveIndex implements AutoCloseable {
  private static final long POLL_NANOS = 50_000_000;
  private static final Duration WAIT = Duration.ofMinutes(10);

  private final Path archive;
  private final Tags tags;
  private final ReentrantLock refreshing = new ReentrantLock();
  private volatile OpenIndex index;

  private ArchiveIndex(Path archive, OpenIndex index) {
    this.archive = archive;
    this.tags = new Tags(archive, InstantSource.system());
    this.index = index;
  }

  /// Opens the index, or makes an empty one. A damaged index, or one of another version, is thrown
  /// away; [#refresh()] says so.
  ///
  /// @param archive the archive; need not exist
  /// @param cache where an index may lie that cannot lie in the archive; null: in memory
  /// @return to close
  /// @throws IOException where the archive cannot be looked at
  public static ArchiveIndex open(Path archive, @Nullable Path cache) throws IOException {
    return new ArchiveIndex(archive, OpenIndex.of(archive, cache));
  }

  /// The archive.
  ///
  /// @return its folder
  public Path archive() {
    return archive;
  }

  /// Brings the index up to the files.
  ///
  /// @return what changed
  /// @throws IOException where the archive cannot be read or the index not be written
  public Refreshed refresh() throws IOException {
    return refresh(_ -> {});
  }

  /// The same, telling how far it is: a first index of a large archive takes a while.
  ///
  /// @param progress hears now and then how many files of how many are read
  /// @return what changed
  /// @throws IOException where the archive cannot be read or the index not be written
  public Refreshed refresh(Consumer<Progress> progress) throws IOException {
    refreshing.lock();
    try {
      return refreshed(progress);
    } catch (DamagedIndexException e) {
      index = index.renewed("it was damaged");
      return refreshed(progress);
    } finally {
      refreshing.unlock();
    }
  }

  /// Throws the index away and builds it anew.
  ///
  /// @param progress hears now and then how many files of how many are read
  /// @return what is listed now
  /// @throws IOException where the archive cannot be read or the index not be written
  public Refreshed rebuild(Consumer<Progress> progress) throws IOException {
    refreshing.lock();
    try {
      index = index.renewed("as asked");
      return refreshed(progress);
    } finally {
      refreshing.unlock();
    }
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
    return answer(database -> Listings.of(database, query));
  }

  /// Counts what conversations have in common.
  ///
  /// @param query which; its order and limits do not count
  /// @return the counts
  /// @throws IOException where the index cannot be read
  public Facets facets(Query query) throws IOException {
    return answer(database -> new Counting(database, query).facets());
  }

  /// Looks for words in messages.
  ///
  /// @param query what, and where
  /// @return what was found
  /// @throws BadQueryException where nothing is asked for, or the pattern is none
  /// @throws IOException where the index cannot be read
  public Findings search(SearchQuery query) throws IOException {
    return answer(database -> new Searching(database, query).findings());
  }

  /// Adds up how models and pairs talk.
  ///
  /// @param query which conversations; its order and limits do not count
  /// @return the figures
  /// @throws IOException where the index cannot be read
  public Statistics statistics(Query query) throws IOException {
    return answer(database -> new Counting(database, query).statistics());
  }

  /// Hands over the figures of every message, conversation by conversation.
  ///
  /// @param query which conversations, in which order
  /// @param each hears one message after the other
  /// @throws IOException where the index cannot be read
  public void messages(Query query, Consumer<MessageFigures> each) throws IOException {
    answer(database -> {
      Listings.messages(database, query, each);
      return true;
    });
  }

  /// Finds the one conversation that is meant, as [Finder] does: by id, a part of it, digits of its
  /// digest, `latest`, `@1` (the first of [Query#ALL]), or a path of the archive.
  ///
  /// @param typed what was typed
  /// @return the conversation
  /// @throws NotOneConversationException where it is none or several
  /// @throws IOException where the index cannot be read
  public Talk find(String typed) throws IOException {
    var books = answer(database -> Listings.books(database, archive));
    var book = new Finder(archive, archive).among(books, typed);
    return named(book.name()).orElseThrow(() -> new IOException(book.name() + " went away"));
  }

  /// The shortest that can be typed to mean each of some conversations.
  ///
  /// @param talks the conversations
  /// @return by key ([Talk#key()]): the first digits of its digest, four at least, else its name
  /// @throws IOException where the index cannot be read
  public Map<Long, String> shortIds(List<Talk> talks) throws IOException {
    return answer(database -> ShortIds.of(database, talks));
  }

  /// All tags and how many conversations bear each.
  ///
  /// @return the most frequent first
  /// @throws IOException where the index cannot be read
  public List<Facets.Count> tags() throws IOException {
    return facets(Query.ALL).tags();
  }

  /// The conversation that stands at a place: what links and bookmarks name it by.
  ///
  /// @param name its name ([Talk#name()])
  /// @return nothing where there is none
  /// @throws IOException where the index cannot be read
  public Optional<Talk> named(String name) throws IOException {
    return answer(
        database -> Listings.talks(database, "name = ?", List.of(name)).stream().findFirst());
  }

  /// The conversations that were forked from one.
  ///
  /// @param id its id
  /// @return the oldest first
  /// @throws IOException where the index cannot be read
  public List<Talk> forksOf(String id) throws IOException {
    return answer(database -> Listings.talks(database, "fork_id = ? ORDER BY at", List.of(id)));
  }

  /// Changes tags and note of a conversation: appends to `<archive>/tags.jsonl` and mirrors that.
  ///
  /// @param talk the conversation
  /// @param change what changes
  /// @return the conversation as it is now
  /// @throws IllegalArgumentException where a tag or note cannot be kept
  /// @throws IOException where it cannot be written
  public Talk tag(Talk talk, TagChange change) throws IOException {
    var state = tags.change(talk, change);
    var tagged = talk.tagged(state.tags(), state.note());
    TagMirror.set(index.reading(), List.of(tagged));
    return tagged;
  }

  @Override
  public void close() throws IOException {
    index.close();
  }

  /// What is asked of an index.
  private interface Question<T> {
    T ask(Database database) throws IOException;
  }

  /// Answers; an index found damaged is built anew first.
  private <T> T answer(Question<T> question) throws IOException {
    try {
      return question.ask(index.reading());
    } catch (DamagedIndexException e) {
      refreshing.lock();
      try {
        index = index.renewed("it was damaged");
        refreshed(_ -> {});
      } finally {
        refreshing.unlock();
      }
      return question.ask(index.reading());
    }
  }

  private Refreshed refreshed(Consumer<Progress> progress) throws IOException {
    try (var right = right()) {
      if (right == null) {
        return new Refreshed(List.of(), List.of(), List.of(), List.of(), true, "");
      }
      var open = index;
      try (var writing = open.writing()) {
        return new Refreshing(archive, writing.database(), tags, progress).run(open.news());
      }
    }
  }

  /// The right to refresh. While another process builds the first index, there is nothing to read
  /// yet: it is waited for.
  private @Nullable Closeable right() throws IOException {
    var until = System.nanoTime() + WAIT.toNanos();
    var right = index.take();
    while (right == null && !index.isComplete() && System.nanoTime() < until) {
      LockSupport.parkNanos(POLL_NANOS);
      right = index.take();
    }
    return right;
  }
}
