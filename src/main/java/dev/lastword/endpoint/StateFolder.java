package dev.lastword.endpoint;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where all runs of one user on this machine keep what they share: a folder of small files, each
/// replaced whole, so that whoever reads one sees the old or the new.
///
/// A file is named after a provider or a `host:port`. Names are written in letters that no file
/// system treats specially and with a word before them, so that none leads elsewhere, hides, or is
/// a device.
final class StateFolder {
  private static final String PROVIDER = "provider-";
  private static final String ADDRESS = "address-";
  private static final String END = ".json";
  private static final int LONGEST = 200;

  private final Path path;

  StateFolder(Path path) {
    this.path = path;
  }

  /// The part of the state that lies in a folder of its own.
  ///
  /// @param environment `XDG_STATE_HOME` and `HOME` are looked at
  /// @param name the folder's name
  /// @return null where neither variable is set: nothing is shared then
  static @Nullable StateFolder in(Map<String, String> environment, String name) {
    var state = environment.getOrDefault("XDG_STATE_HOME", "");
    if (!state.isBlank() && Path.of(state).isAbsolute()) {
      return new StateFolder(Path.of(state, "lastword", name));
    }
    var home = environment.getOrDefault("HOME", "");
    return home.isBlank()
        ? null
        : new StateFolder(Path.of(home, ".local", "state", "lastword", name));
  }

  Path path() {
    return path;
  }

  /// The file that belongs to a name.
  Path file(String name) {
    return path.resolve(fileName(name));
  }

  /// The name that a file belongs to; null: it is none of ours, or its name was too long to keep.
  static @Nullable String name(Path file) {
    var word = String.valueOf(file.getFileName());
    var start = word.startsWith(PROVIDER) ? PROVIDER.length() : ADDRESS.length();
    if (word.length() <= start + END.length()) {
      return null;
    }
    var name = read(word.substring(start, word.length() - END.length()));
    return fileName(name).equals(word) ? name : null;
  }

  private static String fileName(String name) {
    var word = written(name);
    if (word.length() > LONGEST) {
      var hash = Hashes.sha256();
      hash.update(name.getBytes(StandardCharsets.UTF_8));
      word = word.substring(0, 40) + "_" + Hashes.hex(hash);
    }
    return (name.indexOf(':') < 0 ? PROVIDER : ADDRESS) + word + END;
  }

  private static String written(String name) {
    var out = new StringBuilder();
    for (var b : name.getBytes(StandardCharsets.UTF_8)) {
      if ((b >= 'a' && b <= 'z') || (b >= '0' && b <= '9') || b == '.' || b == '-') {
        out.append((char) b);
      } else {
        out.append('_').append(Character.forDigit((b >> 4) & 15, 16));
        out.append(Character.forDigit(b & 15, 16));
      }
    }
    return out.toString();
  }

  private static String read(String word) {
    var bytes = ByteBuffer.allocate(word.length());
    for (var i = 0; i < word.length(); i++) {
      var c = word.charAt(i);
      if (c == '_' && i + 2 < word.length()) {
        bytes.put((byte) (digit(word, i + 1) * 16 + digit(word, i + 2)));
        i += 2;
      } else {
        bytes.put((byte) c);
      }
    }
    return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
  }

  private static int digit(String word, int at) {
    return Character.digit(word.charAt(at), 16);
  }

  /// Replaces a file, or makes it.
  ///
  /// @param durable whether it is to survive a power cut from the moment this returns
  void replace(Path file, byte[] content, boolean durable) throws IOException {
    Files.createDirectories(path);
    var draft = path.resolve("." + UUID.randomUUID() + ".tmp");
    try {
      try (var out = new FileOutputStream(draft.toFile())) {
        out.write(content);
        if (durable) {
          out.getFD().sync();
        }
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
    if (durable) {
      sync();
    }
  }

  /// Takes a file away.
  ///
  /// @return whether there was one
  boolean remove(Path file) throws IOException {
    var removed = Files.deleteIfExists(file);
    if (removed) {
      sync();
    }
    return removed;
  }

  /// Windows has no word for it and does so by itself.
  private void sync() throws IOException {
    if (File.separatorChar != '\\') {
      try (var folder = FileChannel.open(path, StandardOpenOption.READ)) {
        folder.force(true);
      }
    }
  }
}
