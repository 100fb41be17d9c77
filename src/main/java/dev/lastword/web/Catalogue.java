package dev.lastword.web;

import dev.lastword.archive.ArchiveIndex;
import dev.lastword.archive.Dossier;
import dev.lastword.archive.Talk;
import dev.lastword.endpoint.Living;
import dev.lastword.endpoint.LivingRuns;
import dev.lastword.page.Link;
import dev.lastword.page.TalkPage;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The archive as the pages see it: its index, kept up to the files, and the conversations that
/// were read last. What a request names is compared with what is listed; it never becomes a path.
final class Catalogue implements AutoCloseable {
  private static final int KEPT = 12;
  private static final Duration PATIENCE = Duration.ofMillis(400);

  private final ArchiveIndex index;
  private final LivingRuns living;
  private final Map<String, Drawn> pages = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<String, Kept> dossiers = new LinkedHashMap<>(16, 0.75f, true);
  private final Refreshing refreshing;

  private Catalogue(ArchiveIndex index, LivingRuns living) {
    this.index = index;
    this.living = living;
    this.refreshing = new Refreshing(index);
  }

  static Catalogue of(Site.Setup setup) throws IOException {
    return new Catalogue(ArchiveIndex.open(setup.archive(), setup.cache()), setup.living());
  }

  /// A conversation and the state of its file when it was read.
  ///
  /// @param size bytes of the file
  /// @param time when the file was changed, in milliseconds
  /// @param dossier the conversation
  private record Kept(long size, long time, Dossier dossier) {}

  /// A page and what it was made of.
  private record Drawn(Dossier dossier, TalkPage.Setting setting, TalkPage page) {}

  /// The reading page of a conversation, made once for all its slices.
  TalkPage page(Talk talk, Dossier dossier, TalkPage.Setting setting) {
    synchronized (pages) {
      var drawn = pages.get(talk.name());
      if (drawn != null && drawn.dossier().equals(dossier) && drawn.setting().equals(setting)) {
        return drawn.page();
      }
    }
    var page = TalkPage.of(dossier, setting);
    synchronized (pages) {
      pages.put(talk.name(), new Drawn(dossier, setting, page));
      while (pages.size() > KEPT) {
        pages.remove(pages.keySet().iterator().next());
      }
    }
    return page;
  }

  /// The index. Where it is more than a moment old it is brought up to the files, which is waited
  /// for as long as a reader does not notice.
  ArchiveIndex index() throws IOException {
    refreshing.within(PATIENCE);
    return index;
  }

  /// Waits until the index is up to the files.
  void settle() throws IOException {
    refreshing.within(null);
  }

  /// How far a first reading of the archive is, in words; empty: it is done.
  String reading() {
    return refreshing.reading();
  }

  /// Files that cannot be read, or not to their end.
  List<String> problems() {
    return refreshing.problems();
  }

  Path archive() {
    return index.archive();
  }

  /// The path of a conversation's page.
  static String link(String name) {
    return "/talk?of=" + Link.encode(name);
  }

  /// The conversation of that name.
  Talk talk(String name) throws IOException {
    var listed = index().named(name);
    if (listed.isEmpty()) {
      settle();
      listed = index.named(name);
    }
    return listed.orElseThrow(() ->
        new Refused(
            HttpStatus.NOT_FOUND,
            "No conversation is called so here. It may have been moved or deleted."));
  }

  /// All that is known of a conversation, read again where its file has changed.
  Dossier dossier(Talk talk) throws IOException {
    var found = talk.found(archive());
    var size = Files.size(found.file());
    var time = Files.getLastModifiedTime(found.file()).toMillis();
    synchronized (dossiers) {
      var kept = dossiers.get(talk.name());
      if (kept != null && kept.size() == size && kept.time() == time) {
        return kept.dossier();
      }
    }
    var dossier = Dossier.of(found, talk.part() - 1);
    synchronized (dossiers) {
      dossiers.put(talk.name(), new Kept(size, time, dossier));
      while (dossiers.size() > KEPT) {
        dossiers.remove(dossiers.keySet().iterator().next());
      }
    }
    return dossier;
  }

  /// What runs on this machine now.
  List<Living> living() throws IOException {
    return living.all();
  }

  /// Whether a process of this machine is writing a conversation.
  boolean isRunning(Talk talk, Dossier dossier) throws IOException {
    var proof = dossier.proof();
    if (proof == null || proof.journal().ended()) {
      return false;
    }
    var found = talk.found(archive());
    for (var one : living.all()) {
      var place = one.place().isEmpty() ? null : Path.of(one.place()).toAbsolutePath().normalize();
      var file = found.file().toAbsolutePath().normalize();
      var mine =
          switch (one.kind()) {
            case RUN ->
                one.id().equals(talk.id())
                    || file.equals(place)
                    || (found.log() != null
                        && found.log().toAbsolutePath().normalize().equals(place));
            case BATCH -> place != null && place.equals(file.getParent());
          };
      if (mine) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() throws IOException {
    refreshing.close();
    index.close();
  }
}
