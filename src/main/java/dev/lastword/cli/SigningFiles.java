package dev.lastword.cli;

import dev.lastword.config.ConfigFiles;
import dev.lastword.config.Problem;
import dev.lastword.config.UsageException;
import dev.lastword.journal.SigningKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Where the user's signing key lies.
///
/// @param secret the private key, for its owner alone
/// @param shown the public key, for everybody
record SigningFiles(Path secret, Path shown) {
  static SigningFiles of(Console console) {
    var folder = ConfigFiles.folder(console.env());
    if (folder == null) {
      throw new UsageException(
          Problem.with("", "no place for a signing key", "set XDG_CONFIG_HOME or HOME"));
    }
    return new SigningFiles(folder.resolve("signing.key"), folder.resolve("signing.pub"));
  }

  /// The key.
  ///
  /// @throws UsageException where there is none or it cannot be used
  SigningKey read() {
    if (!Files.exists(secret)) {
      throw new UsageException(
          Problem.with("", "no signing key at " + secret, "make one: lastword key new"));
    }
    try {
      return SigningKey.read(secret, shown);
    } catch (IOException e) {
      throw new UsageException(
          Problem.with("", "the signing key cannot be used: " + e.getMessage(), ""));
    }
  }

  /// Writes a new key.
  ///
  /// @param name whose it is, for whoever is given the public half; may be empty
  /// @throws FileAlreadyExistsException where there is one already
  void write(SigningKey key, String name) throws IOException {
    for (var file : new Path[] {secret, shown}) {
      if (Files.exists(file)) {
        throw new FileAlreadyExistsException(file.toString());
      }
    }
    Files.createDirectories(secret.resolveSibling("."));
    create(secret, key.pem(), "rw-------");
    var words = key.shown().word() + (name.isEmpty() ? "" : " " + name);
    create(shown, words + "\n" + key.shown().pem(), "rw-r--r--");
  }

  private static void create(Path file, String text, String mode) throws IOException {
    var options = Set.<OpenOption>of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (var out = Files.newByteChannel(file, options, attributes(file, mode))) {
      var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
    }
  }

  private static FileAttribute<?>[] attributes(Path file, String mode) {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    FileAttribute<Set<PosixFilePermission>> permissions =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode));
    return new FileAttribute<?>[] {permissions};
  }
}
