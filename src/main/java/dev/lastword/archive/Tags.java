package dev.lastword.archive;

import dev.lastword.text.MalformedTextException;
import dev.lastword.text.Utf8;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.text.Normalizer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// The tags and notes of an archive: `tags.jsonl`, one change a line, only ever added to. A run is
/// known by the hash of its first record, so that its tags stay with it wherever its files go;
/// anything else by where it stands.
final class Tags {
  private static final long POLL_NANOS = 5_000_000;
  private static final int LONGEST_TAG = 40;
  private static final int LONGEST_NOTE = 2_000;
  private static final int LARGEST = 64 << 20;
  private static final JsonFactory JSON = JsonFactory.builder().build();

  private final Path archive;
  private final InstantSource clock;

  Tags(Path archive, InstantSource clock) {
    this.archive = archive;
    this.clock = clock;
  }

  /// What is known of one conversation.
  ///
  /// @param tags sorted
  /// @param note may be empty
  record State(List<String> tags, String note) {
    static final State NONE = new State(List.of(), "");

    State {
      tags = List.copyOf(tags);
    }

    State with(TagChange change) {
      var all = new TreeSet<>(tags);
      all.addAll(change.add());
      change.remove().forEach(all::remove);
      return new State(List.copyOf(all), change.note() == null ? note : change.note());
    }
  }

  /// All of it.
  ///
  /// @param states by whom they are of
  /// @param flaws lines that are no changes
  record Book(Map<String, State> states, List<Flaw> flaws) {
    Book {
      states = Map.copyOf(states);
      flaws = List.copyOf(flaws);
    }

    State of(Talk talk) {
      return states.getOrDefault(key(talk), State.NONE);
    }

    /// A conversation with what is known of it.
    Talk on(Talk talk) {
      var state = of(talk);
      return talk.tagged(state.tags(), state.note());
    }
  }

  /// Tells whether the file changed.
  String signature() throws IOException {
    var file = file();
    return Files.isRegularFile(file)
        ? Files.size(file) + ":" + Files.getLastModifiedTime(file).toInstant()
        : "";
  }

  private Path file() {
    return archive.resolve(Shelf.TAGS);
  }

  private static String key(Talk talk) {
    return talk.journal() && !talk.digest().isEmpty()
        ? "run " + talk.digest()
        : "file " + talk.name();
  }

  /// Reads all of it. A line that is torn or none of ours is passed over and told.
  Book read() throws IOException {
    var states = new HashMap<String, State>();
    var flaws = new Flaws();
    if (!Files.isRegularFile(file())) {
      return new Book(states, List.of());
    }
    byte[] bytes;
    try (var in = Files.newInputStream(file())) {
      bytes = in.readNBytes(LARGEST);
    }
    var line = 0;
    for (var from = 0; from < bytes.length; ) {
      line++;
      var end = end(bytes, from);
      take(Arrays.copyOfRange(bytes, from, end), line, end == bytes.length, states, flaws);
      from = end + 1;
    }
    return new Book(states, flaws.all());
  }

  private static int end(byte[] bytes, int from) {
    var at = from;
    while (at < bytes.length && bytes[at] != '\n') {
      at++;
    }
    return at;
  }

  private static void take(
      byte[] bytes, int line, boolean last, Map<String, State> states, Flaws flaws) {
    try {
      var entry = Entry.read(Utf8.decode(bytes));
      states.merge(
          entry.key, State.NONE.with(entry.change), (before, _) -> before.with(entry.change));
    } catch (MalformedTextException | JacksonException | IllegalArgumentException e) {
      var what = last ? "the last line is torn" : "no change of tags";
      flaws.add(Shelf.TAGS, line, 0, what, "it is passed over; the others count");
    }
  }

  /// Changes the tags of a conversation.
  ///
  /// @throws IllegalArgumentException where a tag or the note cannot be kept
  State change(Talk talk, TagChange change) throws IOException {
    var folded =
        new TagChange(
            change.add().stream().map(Tags::fold).toList(),
            change.remove().stream().map(Tags::fold).toList(),
            note(change.note()));
    var hidden = Files.createDirectories(archive.resolve(".lastword"));
    try (var channel =
            FileChannel.open(
                hidden.resolve("tags.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
        var _ = patiently(channel)) {
      append(Entry.write(clock.instant(), talk, folded));
      return read().of(talk);
    }
  }

  /// Waits for the right to write: other processes hold it for a moment, and so do other threads of
  /// this one, whom the system does not wait for by itself.
  private static FileLock patiently(FileChannel channel) throws IOException {
    while (true) {
      try {
        return channel.lock();
      } catch (OverlappingFileLockException e) {
        LockSupport.parkNanos(POLL_NANOS);
      }
    }
  }

  /// Adds a line, after setting aside what a crash may have left of another.
  private void append(String line) throws IOException {
    if (Files.isSymbolicLink(file())) {
      throw new IOException(file() + " is a link; tags are not written through it");
    }
    try (var out = new RandomAccessFile(file().toFile(), "rw")) {
      mend(out);
      out.seek(out.length());
      out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      out.getFD().sync();
    }
  }

  private void mend(RandomAccessFile out) throws IOException {
    var length = out.length();
    if (length == 0) {
      return;
    }
    var tail = tail(out, length);
    if (tail.length == 0) {
      return;
    }
    try {
      Entry.read(Utf8.decode(tail));
      out.seek(length);
      out.write('\n'); // whole, it only lacked its end
    } catch (MalformedTextException | JacksonException | IllegalArgumentException e) {
      var aside = archive.resolve(Shelf.TAGS + ".torn-" + (length - tail.length));
      Files.write(aside, tail, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      out.setLength(length - tail.length);
    }
  }

  private static byte[] tail(RandomAccessFile in, long length) throws IOException {
    var from = Math.max(0, length - (1 << 20));
    var bytes = new byte[(int) (length - from)];
    in.seek(from);
    in.readFully(bytes);
    var start = bytes.length;
    while (start > 0 && bytes[start - 1] != '\n') {
      start--;
    }
    return Arrays.copyOfRange(bytes, start, bytes.length);
  }

  /// A tag as it is kept: small letters, composed.
  private static String fold(String tag) {
    var folded = Normalizer.normalize(tag.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    var points = folded.codePointCount(0, folded.length());
    var plain = folded.codePoints().allMatch(Tags::mayStand);
    if (points < 1 || points > LONGEST_TAG || !plain || ".-+".indexOf(folded.charAt(0)) >= 0) {
      throw new IllegalArgumentException(
          "\"" + tag + "\" is no tag: 1 to " + LONGEST_TAG + " letters, digits and . _ : / -");
    }
    return folded;
  }

  private static boolean mayStand(int point) {
    return Character.isLetterOrDigit(point)
        || "._:/-".indexOf(point) >= 0
        || Character.getType(point) == Character.NON_SPACING_MARK
        || Character.getType(point) == Character.COMBINING_SPACING_MARK;
  }

  private static @Nullable String note(@Nullable String note) {
    if (note != null && note.codePointCount(0, note.length()) > LONGEST_NOTE) {
      throw new IllegalArgumentException("a note has at most " + LONGEST_NOTE + " characters");
    }
    return note == null ? null : note.strip();
  }

  /// A line.
  ///
  /// @param key of which conversation
  /// @param change what it says
  private record Entry(String key, TagChange change) {
    static String write(Instant at, Talk talk, TagChange change) {
      var out = new StringWriter();
      try (var json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
        json.writeStartObject();
        json.writeNumberProperty("v", 1);
        json.writeStringProperty("at", at.toString());
        json.writeStringProperty("id", talk.id());
        var key = Tags.key(talk).split(" ", 2);
        json.writeStringProperty(key[0], key[1]);
        for (var list : Map.of("add", change.add(), "remove", change.remove()).entrySet()) {
          json.writeArrayPropertyStart(list.getKey());
          list.getValue().forEach(json::writeString);
          json.writeEndArray();
        }
        if (change.note() != null) {
          json.writeStringProperty("note", change.note());
        }
        json.writeEndObject();
      }
      return out.toString();
    }

    static Entry read(String line) {
      var add = new ArrayList<String>();
      var remove = new ArrayList<String>();
      var key = "";
      String note = null;
      try (var json = Json.parser(line)) {
        require(json.nextToken() == JsonToken.START_OBJECT);
        while (json.nextToken() != JsonToken.END_OBJECT) {
          var name = String.valueOf(json.currentName());
          var value = json.nextToken();
          switch (name) {
            case "run", "file" -> key = name + " " + text(json, value);
            case "add" -> texts(json, value, add);
            case "remove" -> texts(json, value, remove);
            case "note" -> note = text(json, value);
            default -> json.skipChildren();
          }
        }
        require(!key.isEmpty() && json.nextToken() == null);
      }
      return new Entry(key, new TagChange(fold(add), fold(remove), Tags.note(note)));
    }

    private static List<String> fold(List<String> tags) {
      return tags.stream().map(Tags::fold).toList();
    }

    private static String text(JsonParser json, @Nullable JsonToken value) {
      require(value == JsonToken.VALUE_STRING);
      return json.getString();
    }

    private static void texts(JsonParser json, @Nullable JsonToken value, List<String> into) {
      require(value == JsonToken.START_ARRAY);
      while (json.nextToken() != JsonToken.END_ARRAY) {
        into.add(text(json, json.currentToken()));
      }
    }

    private static void require(boolean holds) {
      if (!holds) {
        throw new IllegalArgumentException("no change of tags");
      }
    }
  }
}
