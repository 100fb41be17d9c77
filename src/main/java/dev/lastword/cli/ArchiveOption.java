package dev.lastword.cli;

import dev.lastword.archive.Finder;
import dev.lastword.config.Problem;
import dev.lastword.config.RunFlags;
import dev.lastword.config.Setting;
import dev.lastword.config.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where conversations are looked for, for the commands that take an id.
final class ArchiveOption {
  @Option(
      names = "--archive",
      paramLabel = "DIR",
      description = "The archive (default: ./transcripts).")
  private @Nullable String archive;

  /// The archive: by flag, environment or configuration file.
  Path folder(Console console) throws IOException {
    return Wiring.of(console).specs().archive(RunFlags.NONE.with(Setting.ARCHIVE, archive));
  }

  /// The same, where a folder that was named must be there.
  Path existing(Console console) throws IOException {
    var folder = folder(console);
    if (Files.isDirectory(folder) || (archive == null && !Files.exists(folder))) {
      return folder;
    }
    var what = Files.exists(folder) ? "is no folder" : "is not there";
    throw new UsageException(
        Problem.with("--archive", "\"" + console.shown(folder) + "\" " + what, ""));
  }

  /// What finds a conversation there.
  Finder finder(Console console) throws IOException {
    return new Finder(folder(console), console.directory());
  }
}
