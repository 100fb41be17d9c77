package dev.lastword.cli;

import dev.lastword.archive.ArchiveIndex;
import dev.lastword.archive.Refreshed;
import dev.lastword.text.Neutral;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Opens an archive's index for a command and brings it up to the files, telling what that is worth
/// telling.
final class ArchiveAccess {
  private static final long FIRST_WORD_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long NEXT_WORD_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final Console console;
  private final OutputOptions output;
  private long told;

  private ArchiveAccess(Console console, OutputOptions output) {
    this.console = console;
    this.output = output;
    var began = console.nanos().getAsLong();
    this.told = began + FIRST_WORD_NANOS - NEXT_WORD_NANOS;
  }

  /// Opens the index of an archive.
  ///
  /// @param folder the archive
  /// @param rebuild whether it is to be built anew
  static ArchiveIndex open(Console console, OutputOptions output, Path folder, boolean rebuild)
      throws IOException {
    var index = ArchiveIndex.open(folder, cache(console));
    try {
      new ArchiveAccess(console, output).refresh(index, rebuild);
      return index;
    } catch (IOException | RuntimeException e) {
      index.close();
      throw e;
    }
  }

  private void refresh(ArchiveIndex index, boolean rebuild) throws IOException {
    Consumer<ArchiveIndex.Progress> progress = output.quiet ? _ -> {} : this::tell;
    var news = rebuild ? index.rebuild(progress) : index.refresh(progress);
    if (output.verbose) {
      notes(news);
    }
  }

  /// A first index of many conversations takes a while; nobody is left to wonder.
  private void tell(ArchiveIndex.Progress progress) {
    var now = console.nanos().getAsLong();
    if (now - told >= NEXT_WORD_NANOS) {
      told = now;
      console.say(
          "reading " + Figures.count(progress.done()) + " of " + Figures.count(progress.all()));
    }
  }

  private void notes(Refreshed news) {
    if (!news.rebuilt().isEmpty()) {
      console.say("the index was built anew: " + news.rebuilt());
    }
    if (news.busy()) {
      console.say("another process is bringing the index up to date");
    }
    if (news.isNews()) {
      console.say(
          "index: "
              + Figures.count(news.added().size())
              + " new, "
              + Figures.count(news.changed().size())
              + " changed, "
              + Figures.count(news.removed().size())
              + " gone");
    }
    news.flaws().forEach(flaw -> console.say("flaw: " + Neutral.line(flaw.toString())));
  }

  /// Where an index may lie that cannot lie in the archive.
  static @Nullable Path cache(Console console) {
    var cache = console.env().getOrDefault("XDG_CACHE_HOME", "");
    if (!cache.isBlank() && Path.of(cache).isAbsolute()) {
      return Path.of(cache, "lastword");
    }
    var home = console.env().getOrDefault("HOME", "");
    return home.isBlank() ? null : Path.of(home, ".cache", "lastword");
  }
}
