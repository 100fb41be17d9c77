package dev.lastword.endpoint;

import dev.lastword.endpoint.Living.Standing;
import dev.lastword.endpoint.Living.Wish;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The conversations and batches that run now, of all processes of one user on this machine: a
/// folder for each under `$XDG_STATE_HOME/lastword/runs/`, else `~/.local/state/lastword/runs/`.
///
/// In it lies what it is and how far it came, and who wants something of it puts a request beside
/// that. Whether its process lives says the operating system, by a lock that a killed process no
/// longer holds; process numbers are used again and prove nothing. What the dead left is taken away
/// by whoever looks next.
///
/// A process that lists and runs uses one instance for both: looking at one's own lock through
/// another would drop it.
public final class LivingRuns {
  /// What a request is called.
  static final String REQUEST = "ask-";

  static final String STATE = "state.json";
  static final String LOCK = "lock";

  private static final Duration LOOK = Duration.ofMillis(20);

  /// A folder this old that nobody holds was not just made.
  private static final Duration YOUNG = Duration.ofSeconds(10);

  private final @Nullable Path folder;
  private final Set<String> own = ConcurrentHashMap.newKeySet();

  private LivingRuns(@Nullable Path folder) {
    this.folder = folder;
  }

  /// Looks where the environment says.
  ///
  /// @param environment `XDG_STATE_HOME` and `HOME` are looked at; where neither is set, nobody is
  ///   ever seen
  /// @return what lives there; nothing is read yet
  public static LivingRuns in(Map<String, String> environment) {
    var state = StateFolder.in(environment, "runs");
    return new LivingRuns(state == null ? null : state.path());
  }

  /// What came of a request.
  public sealed interface Answer {
    /// It was heard.
    ///
    /// @param now how what lives stands after it
    record Heard(Living now) implements Answer {}

    /// It had ended, or ended over it.
    record Over() implements Answer {}

    /// Its process lives and says nothing.
    record Silence() implements Answer {}
  }

  /// Notes something that begins, and listens to requests until it is closed.
  ///
  /// @param kind what it is
  /// @param id its id
  /// @param place its log, or the folder of a batch; empty: nothing is written
  /// @param since when it began
  /// @param standing how far it is; called on a thread of its own, about once a second
  /// @param wishes what it is told; called on that thread, must not wait
  /// @return what to close at its end; null where there is no place for it
  /// @throws IOException where it cannot be noted
  public @Nullable Berth begin(
      Living.Kind kind,
      String id,
      String place,
      Instant since,
      Supplier<Standing> standing,
      Consumer<Wish> wishes)
      throws IOException {
    if (folder == null) {
      return null;
    }
    var token = UUID.randomUUID().toString();
    own.add(token);
    try {
      var named = new Living(token, kind, id, place, since, standing.get());
      var berth =
          new Berth(folder.resolve(token), named, standing, wishes, () -> own.remove(token));
      berth.listen();
      return berth;
    } catch (IOException e) {
      own.remove(token);
      throw e;
    }
  }

  /// Everything that lives.
  ///
  /// @return the youngest first
  /// @throws IOException where the folder cannot be read
  public List<Living> all() throws IOException {
    var all = new ArrayList<Living>();
    if (folder == null) {
      return all;
    }
    try (var places = Files.newDirectoryStream(folder)) {
      for (var place : places) {
        var told = alive(place) ? told(place) : null;
        if (told != null) {
          all.add(told.living());
        }
      }
    } catch (NoSuchFileException _) {
      return all; // nothing ever ran
    }
    all.sort(Comparator.comparing(Living::since).reversed().thenComparing(Living::id));
    return all;
  }

  private static LivingText.@Nullable Told told(Path place) throws IOException {
    try {
      return LivingText.read(String.valueOf(place.getFileName()), place.resolve(STATE));
    } catch (NoSuchFileException | FileNotFoundException _) {
      return null; // it ended while we looked
    }
  }

  /// Whether somebody holds it; what nobody holds is taken away.
  private boolean alive(Path place) throws IOException {
    if (own.contains(String.valueOf(place.getFileName()))) {
      return true;
    }
    var held = place.resolve(LOCK);
    if (!Files.exists(held)) {
      clear(place, null);
      return false;
    }
    try (var lock = new SharedLock(held)) {
      var taken = lock.take(0);
      if (taken == null) {
        return true;
      }
      clear(place, taken);
      return false;
    } catch (NoSuchFileException _) {
      return false; // it ended while we looked
    }
  }

  /// Takes away what a dead process left; what was made just now may be somebody about to live.
  private static void clear(Path place, @Nullable FileLock lock) throws IOException {
    try {
      var age = Duration.between(Files.getLastModifiedTime(place).toInstant(), Instant.now());
      var wasAlive = lock != null && Files.exists(place.resolve(STATE));
      if (wasAlive || age.compareTo(YOUNG) > 0) {
        empty(place);
      }
    } catch (NoSuchFileException _) {
      return; // somebody else was faster
    }
  }

  /// Takes a folder away with all that is in it.
  static void empty(Path place) throws IOException {
    if (!Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (var files = Files.newDirectoryStream(place)) {
      for (var file : files) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(place);
  }

  /// Tells something that lives what is wanted of it, and waits for its answer.
  ///
  /// @param living who is told
  /// @param wish what is wanted
  /// @param patience how long an answer is waited for
  /// @return what came of it
  /// @throws IOException where the request cannot be written
  /// @throws InterruptedException where the thread is interrupted; the request may be heard
  public Answer tell(Living living, Wish wish, Duration patience)
      throws IOException, InterruptedException {
    if (folder == null) {
      return new Answer.Over();
    }
    var place = folder.resolve(living.token());
    var name = UUID.randomUUID().toString();
    var request = place.resolve(REQUEST + name + ".json");
    var until = System.nanoTime() + patience.toNanos();
    if (!alive(place) || !written(place, request, wish)) {
      return new Answer.Over();
    }
    while (System.nanoTime() < until) {
      var told = told(place);
      if (told != null && told.answered().contains(name)) {
        return new Answer.Heard(told.living());
      }
      if (told == null && !alive(place)) {
        return new Answer.Over();
      }
      Thread.sleep(LOOK);
    }
    return Files.deleteIfExists(request) ? new Answer.Silence() : last(place, name);
  }

  /// It was taken at the last moment.
  private static Answer last(Path place, String name) throws IOException {
    var told = told(place);
    return told != null && told.answered().contains(name)
        ? new Answer.Heard(told.living())
        : told == null ? new Answer.Over() : new Answer.Silence();
  }

  /// False where it has just ended. Its folder is not made anew.
  private static boolean written(Path place, Path request, Wish wish) throws IOException {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("v", 1);
    fields.put("wish", wish.code());
    var bytes = new JsonWriter(64).open(fields).raw("}\n").toBytes();
    var draft = place.resolve("." + request.getFileName());
    try {
      Files.write(draft, bytes);
      Files.move(draft, request, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (NoSuchFileException _) {
      return false;
    }
  }

  /// Reads a request; null: it is none.
  static @Nullable Wish wish(Path request) throws IOException {
    var tree = LivingText.tree(request);
    return tree == null ? null : Living.of(Wish.class, Json.text(tree, "wish")).orElse(null);
  }

  /// The name in a request's file name; null: it is no request.
  static @Nullable String requestName(Path file) {
    var word = String.valueOf(file.getFileName());
    return word.startsWith(REQUEST) && word.endsWith(".json")
        ? word.substring(REQUEST.length(), word.length() - ".json".length())
        : null;
  }
}
