package dev.lastword.endpoint;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The kill switches of one user on this machine: a file per provider or address that is shut,
/// under `$XDG_STATE_HOME/lastword/switches/`, else `~/.local/state/lastword/switches/`. No file
/// means open.
///
/// Whatever stands at a switch's place and is none that we wrote, or cannot be read, counts as
/// thrown: somebody wanted the provider shut, and a call that is not made costs less than one that
/// should not have been.
public final class Switches {
  /// No switches at all: nothing is ever shut.
  public static final Switches NONE = new Switches(null);

  private static final int LARGEST = 16 << 10;
  private static final int LONGEST_WHY = 1000;

  private final @Nullable StateFolder folder;

  private Switches(@Nullable StateFolder folder) {
    this.folder = folder;
  }

  /// Looks where the environment says.
  ///
  /// @param environment `XDG_STATE_HOME` and `HOME` are looked at
  /// @return the switches; nothing is read yet
  public static Switches in(Map<String, String> environment) {
    return new Switches(StateFolder.in(environment, "switches"));
  }

  /// Looks at one switch, in its file.
  ///
  /// @param name as [Switched#name] gives it
  /// @return null where it is open
  public @Nullable Kill read(String name) {
    if (folder == null) {
      return null;
    }
    var file = folder.file(name);
    try {
      return look(name, file);
    } catch (NoSuchFileException _) {
      return null;
    } catch (IOException _) {
      return gone(file) ? null : broken(name, file); // it may have been opened meanwhile
    }
  }

  /// A link or a pipe is none of ours and is not followed.
  private static @Nullable Kill look(String name, Path file) throws IOException {
    var about = about(file);
    if (about == null) {
      return null; // as nearly always: no exception is spent on it
    }
    if (!about.isRegularFile() || about.size() > LARGEST) {
      return broken(name, file);
    }
    try (var in = new FileInputStream(file.toFile())) { // an interrupt does not close it
      var kill = parse(Json.read(in.readNBytes(LARGEST)));
      return kill != null && kill.name().equals(name) ? kill : broken(name, file);
    }
  }

  private static @Nullable BasicFileAttributes about(Path file) throws IOException {
    return file.getFileSystem()
        .provider()
        .readAttributesIfExists(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  private static boolean gone(Path file) {
    try {
      return about(file) == null;
    } catch (IOException _) {
      return false;
    }
  }

  private static Kill broken(String name, Path file) {
    return new Kill(name, null, "what stands at " + file + " is no readable switch", false);
  }

  /// Reads what [#bytes] wrote; null: it is something else.
  private static @Nullable Kill parse(JsonNode tree) {
    var name = Json.text(tree, "name");
    var since = Json.text(tree, "since");
    var why = tree.path("why");
    var now = tree.path("now");
    var sound =
        tree.size() == 5
            && tree.path("v").isInt()
            && tree.path("v").intValue() == 1
            && why.isString()
            && fit(why.stringValue())
            && now.isBoolean();
    if (!sound || name == null || since == null) {
      return null;
    }
    try {
      return new Kill(name, Instant.parse(since), why.stringValue(), now.booleanValue());
    } catch (DateTimeException _) {
      return null;
    }
  }

  /// Half a surrogate pair is no text.
  private static boolean fit(String why) {
    return why.length() <= LONGEST_WHY && StandardCharsets.UTF_8.newEncoder().canEncode(why);
  }

  /// Throws a switch. On disk when this returns. Where it is thrown already it stays so, with its
  /// time; new words replace the old, and running replies are cut from now on if that is asked.
  ///
  /// @param name as [Switched#name] gives it
  /// @param why the operator's words; null: none
  /// @param now whether running replies are cut
  /// @param at the time
  /// @return the switch as it stands now
  /// @throws SetupException where the words are too long or no text, or there is no place for it
  /// @throws IOException where the file cannot be written
  public Kill kill(String name, @Nullable String why, boolean now, Instant at) throws IOException {
    if (why != null && !fit(why)) {
      throw new SetupException("the reason is a text of at most " + LONGEST_WHY + " characters");
    }
    var place = place();
    var old = read(name);
    var known = old == null || old.broken() ? null : old;
    var kill =
        new Kill(
            name,
            known == null ? at : known.since(),
            why != null ? why.strip() : known == null ? "" : known.why(),
            now || (known != null && known.now()));
    if (!kill.equals(known)) {
      place.replace(place.file(name), bytes(kill), true);
    }
    return kill;
  }

  private static byte[] bytes(Kill kill) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("v", 1);
    fields.put("name", kill.name());
    fields.put("since", String.valueOf(kill.since()));
    fields.put("why", kill.why());
    fields.put("now", kill.now());
    return new JsonWriter(256).open(fields).raw("}\n").toBytes();
  }

  /// Opens a switch again. On disk when this returns.
  ///
  /// @param name as [Switched#name] gives it
  /// @return whether it had been thrown
  /// @throws IOException where what stands at its place cannot be taken away
  public boolean revive(String name) throws IOException {
    return folder != null && folder.remove(folder.file(name));
  }

  /// All switches that are thrown.
  ///
  /// @return by name
  /// @throws IOException where the folder cannot be read
  public List<Kill> thrown() throws IOException {
    var thrown = new ArrayList<Kill>();
    if (folder == null) {
      return thrown;
    }
    try (var files = Files.newDirectoryStream(folder.path())) {
      for (var file : files) {
        var name = StateFolder.name(file);
        var kill = name == null ? null : read(name);
        if (kill != null) {
          thrown.add(kill);
        }
      }
    } catch (NoSuchFileException _) {
      return thrown; // nobody has ever thrown one
    }
    thrown.sort(Comparator.comparing(Kill::name));
    return thrown;
  }

  private StateFolder place() {
    return Objects.requireNonNullElseGet(
        folder,
        () -> {
          throw new SetupException(
              "there is no place for kill switches: neither XDG_STATE_HOME nor HOME is set");
        });
  }
}
