package dev.lastword.archive;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A [Talk] in the making: filled in as its file is read.
final class TalkDraft {
  private final String file;
  private final String name;
  private final int part;
  String id;
  String digest = "";
  boolean journal;
  @Nullable String log;
  Talk.Party a = Talk.Party.UNKNOWN;
  Talk.Party b = Talk.Party.UNKNOWN;
  Instant at;
  @Nullable LocalDateTime started;
  @Nullable LocalDateTime ended;
  Talk.State state = Talk.State.ENDED;
  @Nullable String ending;
  Talk.@Nullable Halt stop;
  String strip = "";
  @Nullable Long tokens;
  @Nullable BigDecimal cost;
  @Nullable Duration took;
  @Nullable Duration latency;
  @Nullable Integer cap;
  String policy = "";
  Talk.@Nullable Origin forked;
  @Nullable String flaw;

  /// Begins with what is known before the file is read.
  ///
  /// @param file the file
  /// @param part which of its conversations it is; 0: it holds one alone
  TalkDraft(Folder.Stat file, int part) {
    var stem = Shelf.stem(file.name());
    var plain = file.name().endsWith(Shelf.LOG) || file.name().endsWith(Shelf.JOURNAL);
    this.file = file.name();
    this.name = (plain ? stem : file.name()) + (part == 0 ? "" : "#" + part);
    this.part = Math.max(1, part);
    this.id = stem.substring(stem.lastIndexOf('/') + 1);
    this.at = Instant.EPOCH.plusNanos(file.changed());
  }

  /// What is known.
  Talk talk() {
    var slash = file.lastIndexOf('/');
    return new Talk(
        0,
        id,
        digest,
        name,
        file,
        journal,
        log,
        part,
        slash < 0 ? "" : file.substring(0, slash),
        a,
        b,
        at,
        started,
        ended,
        state,
        ending,
        stop,
        strip,
        strip.length(),
        tokens,
        cost,
        took,
        latency,
        cap,
        policy,
        forked,
        List.of(),
        "",
        flaw);
  }
}
