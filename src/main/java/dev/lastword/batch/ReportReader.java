package dev.lastword.batch;

import dev.lastword.batch.ReportedTalk.Oddity;
import dev.lastword.batch.ReportedTalk.Oddity.Kind;
import dev.lastword.batch.ReportedTalk.Place;
import dev.lastword.batch.ReportedTalk.Saved;
import dev.lastword.batch.ReportedTalk.State;
import dev.lastword.journal.JournalReader;
import dev.lastword.journal.Verification;
import dev.lastword.talk.Side;
import dev.lastword.talk.Usage;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads the journal of one conversation for a report. Whatever is wrong with the journal is part
/// of what is found, never an exception.
final class ReportReader {
  static final String SUFFIX = ".jsonl";

  private final Path folder;

  ReportReader(Path folder) {
    this.folder = folder;
  }

  /// Reads one.
  ReportedTalk read(Place place) {
    var fold = new ReportFold();
    var journal = folder.resolve(place.id() + SUFFIX);
    if (!Files.exists(journal, LinkOption.NOFOLLOW_LINKS)) {
      return talk(place, fold, State.WAITING, "", 0, false);
    }
    try {
      var found = Verification.of(journal, fold);
      fold.open(found.open());
      var fault = found.fault();
      if (fault != null) {
        return unreadable(place, fold, fault, found.records());
      }
      var state = state(fold, found.records(), found.tail());
      var torn = found.tail() != null;
      note(fold, state, torn);
      return talk(place, fold, state, detail(fold), found.records(), torn);
    } catch (IOException | RuntimeException e) {
      // A record can be good and its words still impossible; no journal may cost the whole report.
      return unreadable(place, fold, e, 0);
    }
  }

  private static State state(ReportFold fold, long records, JournalReader.@Nullable Tail tail)
      throws IOException {
    if (records == 0 && tail == null) {
      throw new IOException("the journal is empty");
    }
    var end = fold.end;
    return end == null ? State.UNFINISHED : State.of(end.ending());
  }

  private static String detail(ReportFold fold) {
    return fold.end == null ? "" : fold.end.detail();
  }

  private static void note(ReportFold fold, State state, boolean torn) {
    var messages = fold.messages + (fold.messages == 1 ? " message" : " messages");
    switch (state) {
      case FAILED ->
          fold.note(
              new Oddity(
                  Kind.FAILED,
                  fold.messages,
                  "after " + messages + (detail(fold).isEmpty() ? "" : ": " + detail(fold)),
                  ""));
      case CAPPED ->
          fold.note(new Oddity(Kind.CAPPED, fold.messages, messages + ", no end found", ""));
      case UNFINISHED ->
          fold.note(
              new Oddity(
                  Kind.UNFINISHED,
                  fold.messages,
                  messages + " so far, and no end" + (torn ? "; the last record is torn" : ""),
                  ""));
      case STOPPED ->
          fold.note(
              new Oddity(
                  Kind.UNFINISHED,
                  fold.messages,
                  "stopped after "
                      + messages
                      + " ("
                      + Objects.requireNonNull(fold.end).ending()
                      + ")",
                  ""));
      case CLOSED, ENDED, UNREADABLE, WAITING -> {}
    }
  }

  private static ReportedTalk unreadable(
      Place place, ReportFold fold, Exception why, long records) {
    var what = Objects.requireNonNullElse(why.getMessage(), why.getClass().getSimpleName());
    fold.note(new Oddity(Kind.UNREADABLE, 0, what, ""));
    return talk(place, fold, State.UNREADABLE, what, records, false);
  }

  private static ReportedTalk talk(
      Place place, ReportFold fold, State state, String detail, long records, boolean torn) {
    var end = state == State.UNREADABLE ? null : fold.end;
    var closed = state == State.CLOSED;
    return new ReportedTalk(
        place,
        state,
        end == null ? "" : end.ending(),
        detail,
        fold.names.getOrDefault(Side.A, place.a()),
        fold.names.getOrDefault(Side.B, place.b()),
        fold.detector,
        fold.messages,
        closed && end != null ? end.onset() : null,
        fold.caps == null ? 0 : fold.caps.messages(),
        records,
        torn,
        fold.started,
        fold.latest,
        fold.providers,
        closed ? saved(fold) : null,
        fold.odd,
        state.over() ? fold.exchange() : null);
  }

  private static @Nullable Saved saved(ReportFold fold) {
    var caps = fold.caps;
    var last = fold.lastSide;
    if (caps == null || last == null || caps.messages() <= fold.messages) {
      return null;
    }
    var more = caps.messages() - fold.messages;
    var next = rest(fold, last.other(), (more + 1) / 2);
    var after = rest(fold, last, more / 2);
    var sum = sum(List.of(next, after));
    return new Saved(
        more,
        least(sum.tokens(), left(caps.totalTokens(), used(fold))),
        least(sum.dollars(), left(caps.cost(), spent(fold))));
  }

  /// What a side would have used for so many messages, each as its last one.
  private static Saved rest(ReportFold fold, Side side, int messages) {
    if (!fold.models.contains(side)) {
      return new Saved(messages, 0L, BigDecimal.ZERO);
    }
    var usage = fold.lastUsage.getOrDefault(side, Usage.UNKNOWN);
    var tokens = usage.totalTokens();
    var cost = usage.cost();
    return new Saved(
        messages,
        tokens == null ? null : Long.valueOf(tokens * messages),
        cost == null ? null : cost.multiply(BigDecimal.valueOf(messages)));
  }

  private static Saved sum(List<Saved> parts) {
    Long tokens = 0L;
    BigDecimal dollars = BigDecimal.ZERO;
    for (var part : parts) {
      var more = part.tokens();
      var cost = part.dollars();
      tokens = tokens == null || more == null ? null : Long.valueOf(tokens + more);
      dollars = dollars == null || cost == null ? null : dollars.add(cost);
    }
    return new Saved(0, tokens, dollars);
  }

  private static long used(ReportFold fold) {
    return fold.providers.values().stream().mapToLong(ProviderCalls::tokens).sum();
  }

  private static BigDecimal spent(ReportFold fold) {
    return fold.providers.values().stream()
        .map(ProviderCalls::dollars)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static @Nullable Long left(@Nullable Long cap, long used) {
    return cap == null ? null : Long.valueOf(Math.max(0, cap - used));
  }

  private static @Nullable BigDecimal left(@Nullable BigDecimal cap, BigDecimal spent) {
    return cap == null ? null : cap.subtract(spent).max(BigDecimal.ZERO);
  }

  private static <T extends Comparable<T>> @Nullable T least(@Nullable T value, @Nullable T bound) {
    return value == null || bound == null || value.compareTo(bound) <= 0 ? value : bound;
  }
}
