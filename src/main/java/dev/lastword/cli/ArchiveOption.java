package dev.lastword.cli;

import dev.lastword.archive.Finder;
import dev.lastword.config.RunFlags;
import dev.lastword.config.Setting;
import java.io.IOException;
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

  /// What finds a conversation there.
  Finder finder(Console console) throws IOException {
    return new Finder(folder(console), console.directory());
  }
}
