package dev.lastword.endpoint;

import dev.lastword.text.MalformedTextException;
import dev.lastword.text.Utf8;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Finds keys by the name of their variable: in the environment, else in a file that nobody else
/// may read.
///
/// The file is the one `LASTWORD_KEYS` names, else `$XDG_CONFIG_HOME/lastword/keys`, else
/// `~/.config/lastword/keys`: lines `NAME=key`, blank lines, lines that begin with `#`. It is read
/// when a key is first missed in the environment.
public final class Keys {
  private static final String NAMED = "LASTWORD_KEYS";
  private static final int LARGEST = 64 << 10;

  private final Map<String, String> environment;
  private final @Nullable Path file;
  private final ReentrantLock reading = new ReentrantLock();
  private @Nullable Map<String, Secret> fromFile;

  private Keys(Map<String, String> environment, @Nullable Path file) {
    this.environment = Map.copyOf(environment);
    this.file = file;
  }

  /// Looks in an environment and in the file that it leads to.
  ///
  /// @param environment variable to value, as `System.getenv()` gives it
  /// @return where keys are found; nothing is read yet
  public static Keys in(Map<String, String> environment) {
    return new Keys(environment, place(environment));
  }

  private static @Nullable Path place(Map<String, String> environment) {
    var named = given(environment, NAMED);
    if (named != null) {
      return Path.of(named);
    }
    var config = given(environment, "XDG_CONFIG_HOME");
    if (config != null) {
      return Path.of(config, "lastword", "keys");
    }
    var home = given(environment, "HOME");
    return home == null ? null : Path.of(home, ".config", "lastword", "keys");
  }

  private static @Nullable String given(Map<String, String> environment, String name) {
    var value = environment.get(name);
    return value == null || value.isBlank() ? null : value;
  }

  /// Finds a key.
  ///
  /// @param variable the name it goes by, such as `OPENROUTER_API_KEY`
  /// @return the key; null where neither place has one
  /// @throws SetupException where the key is broken, or the file is, or others may read it
  public @Nullable Secret find(String variable) {
    var value = given(environment, variable);
    return value != null ? Secret.of(value, variable) : file().get(variable);
  }

  /// Finds the first key there is.
  @Nullable Secret find(List<String> variables) {
    for (var variable : variables) {
      var key = find(variable);
      if (key != null) {
        return key;
      }
    }
    return null;
  }

  private Map<String, Secret> file() {
    reading.lock();
    try {
      var known = fromFile;
      if (known == null) {
        known = read();
        fromFile = known;
      }
      return known;
    } finally {
      reading.unlock();
    }
  }

  private Map<String, Secret> read() {
    if (file == null || !Files.exists(file)) {
      if (environment.containsKey(NAMED)) {
        throw new SetupException("the keys file that " + NAMED + " names is missing: " + file);
      }
      return Map.of();
    }
    try {
      refuseOthers(file);
      return parse(file, Utf8.decode(Files.readAllBytes(file)));
    } catch (MalformedTextException e) {
      throw new SetupException("the keys file " + file + " is no text: " + e.getMessage());
    } catch (IOException e) {
      throw new SetupException(
          "the keys file " + file + " cannot be read: " + e.getClass().getSimpleName());
    }
  }

  private static void refuseOthers(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new SetupException("the keys file " + file + " is no plain file");
    }
    if (Files.size(file) > LARGEST) {
      throw new SetupException("the keys file " + file + " is larger than " + LARGEST + " bytes");
    }
    if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    var open = EnumSet.copyOf(Files.getPosixFilePermissions(file));
    open.remove(PosixFilePermission.OWNER_READ);
    open.remove(PosixFilePermission.OWNER_WRITE);
    open.remove(PosixFilePermission.OWNER_EXECUTE);
    if (!open.isEmpty()) {
      throw new SetupException(
          "others may read the keys file " + file + "; close it with: chmod 600 " + file);
    }
  }

  private static Map<String, Secret> parse(Path file, String text) {
    var keys = new HashMap<String, Secret>();
    var number = 0;
    for (var line : text.lines().toList()) {
      number++;
      var trimmed = line.strip();
      if (trimmed.isEmpty() || trimmed.startsWith("#")) {
        continue;
      }
      var equals = trimmed.indexOf('=');
      var where = file + ":" + number;
      if (equals < 1 || !isName(trimmed.substring(0, equals).strip())) {
        throw new SetupException(where + ": a line of the keys file is NAME=key");
      }
      keys.put(
          trimmed.substring(0, equals).strip(), Secret.of(trimmed.substring(equals + 1), where));
    }
    return keys;
  }

  private static boolean isName(String name) {
    return !name.isEmpty()
        && name.chars()
            .allMatch(c ->
                c == '_'
                    || (c >= 'A' && c <= 'Z')
                    || (c >= 'a' && c <= 'z')
                    || (c >= '0' && c <= '9'));
  }
}
