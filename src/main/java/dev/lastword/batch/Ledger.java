package dev.lastword.batch;

import dev.lastword.talk.Ending;
import dev.lastword.talk.Event;
import dev.lastword.talk.Summary;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// What adds up over the conversations of a batch, and the last few things that happened in it.
/// Safe for use by several threads.
final class Ledger {
  private static final int LAST = 12;
  private static final int ODDITIES = 50;
  private static final int LONGEST_WORDS = 300;

  private final Deque<Progress.Over> last = new ArrayDeque<>();
  private final Deque<Progress.Oddity> oddities = new ArrayDeque<>();
  private int earlierDone;
  private int earlierFailed;
  private int done;
  private int failed;
  private int broken;
  private int capped;
  private int retries;
  private int cut;
  private int flagged;
  private int unsettled;
  private int most = 1;
  private long messages;
  private Duration spoken = Duration.ZERO;
  private long spared;
  private BigDecimal sparedDollars = BigDecimal.ZERO;

  /// All of it at one moment.
  ///
  /// @param counts how many conversations are where
  /// @param sums what adds up over this run
  /// @param last those that ended last, the newest first
  /// @param oddities what was odd last, the newest first
  /// @param done how many ended as talks do in this run
  /// @param spoken how long all messages took together
  /// @param most how many messages a conversation may have
  record Page(
      Progress.Counts counts,
      Progress.Sums sums,
      List<Progress.Over> last,
      List<Progress.Oddity> oddities,
      int done,
      Duration spoken,
      int most) {}

  synchronized Page page(int all, int running) {
    var earlier = earlierDone + earlierFailed;
    return new Page(
        new Progress.Counts(
            all, earlierDone + done, earlierFailed + failed, broken, running, earlier),
        new Progress.Sums(
            messages, capped, spared, sparedDollars, retries, cut, flagged, unsettled),
        List.copyOf(last),
        List.copyOf(oddities),
        done,
        spoken,
        most);
  }

  synchronized void earlier(int done, int failed) {
    earlierDone = done;
    earlierFailed = failed;
  }

  synchronized void begins(Event.Started started) {
    most = started.caps().messages();
  }

  synchronized void speaks(Duration took) {
    messages++;
    spoken = spoken.plus(took);
  }

  synchronized void retries(String id, Event.Retrying retrying) {
    retries++;
    odd(new Progress.Oddity(id, retrying.number(), "asked again: " + retrying.why()));
  }

  synchronized void flags(String id, Event.Flagged flag) {
    flagged++;
    odd(new Progress.Oddity(id, flag.number(), flag.what()));
  }

  synchronized void cuts(String id, Event.Cut reply) {
    cut++;
    odd(new Progress.Oddity(id, reply.number(), "the reply was cut"));
  }

  synchronized void ends(Track track, Event.Ended ended) {
    var ending = ended.ending();
    var summary = ended.summary();
    switch (ending.outcome()) {
      case COMPLETE -> done++;
      case FAILED -> failed++;
      case STOPPED -> broken++;
    }
    if (ending.kind() == Ending.Kind.CAP) {
      capped++;
    }
    if (ending == Ending.ERROR) {
      unsettled++;
      odd(new Progress.Oddity(track.id(), summary.messages(), summary.detail()));
    }
    if (ending.kind() == Ending.Kind.JUDGED) {
      spare(summary, track.most());
    }
    keep(last, over(track, ending, summary), LAST);
  }

  private void spare(Summary summary, int most) {
    var left = Math.max(0, most - summary.messages());
    spared += left;
    var cost = summary.cost();
    if (cost != null && summary.messages() > 0) {
      var each = cost.divide(BigDecimal.valueOf(summary.messages()), MathContext.DECIMAL64);
      sparedDollars = sparedDollars.add(each.multiply(BigDecimal.valueOf(left)));
    }
  }

  private static Progress.Over over(Track track, Ending ending, Summary summary) {
    return new Progress.Over(
        track.id(),
        track.a(),
        track.b(),
        track.which(),
        summary.messages(),
        track.most(),
        ending,
        summary.onset(),
        summary.cost(),
        words(summary));
  }

  private static String words(Summary summary) {
    var words = summary.detail();
    for (var because : summary.because()) {
      words = because.quotes().isEmpty() ? words : because.quotes().getLast();
    }
    return words.length() > LONGEST_WORDS ? words.substring(0, LONGEST_WORDS) : words;
  }

  private void odd(Progress.Oddity oddity) {
    var what = oddity.what();
    var kept =
        what.length() > LONGEST_WORDS
            ? new Progress.Oddity(oddity.id(), oddity.message(), what.substring(0, LONGEST_WORDS))
            : oddity;
    keep(oddities, kept, ODDITIES);
  }

  private static <T> void keep(Deque<T> newest, T one, int most) {
    newest.addFirst(one);
    if (newest.size() > most) {
      newest.removeLast();
    }
  }
}
