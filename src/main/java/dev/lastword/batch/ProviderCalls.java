package dev.lastword.batch;

import dev.lastword.talk.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;

/// What was asked of one provider, and what came of it. Filled by one thread, then only read.
public final class ProviderCalls {
  private final SortedSet<String> models = new TreeSet<>();
  private final Times firstByte = new Times();
  private final Times whole = new Times();
  private int calls;
  private int replies;
  private int retries;
  private int unpriced;
  private int uncounted;
  private long tokens;
  private BigDecimal dollars = BigDecimal.ZERO;

  void ask(String model, int attempt) {
    models.add(model);
    calls++;
    retries += attempt > 1 ? 1 : 0;
  }

  void answer(Usage usage, Duration first, Duration took) {
    replies++;
    firstByte.add(first.toNanos());
    whole.add(took.toNanos());
    use(usage);
  }

  /// Takes in what a call used, whatever became of its reply.
  void use(Usage usage) {
    var cost = usage.cost();
    var total = usage.totalTokens();
    unpriced += cost == null ? 1 : 0;
    uncounted += total == null ? 1 : 0;
    dollars = cost == null ? dollars : dollars.add(cost);
    tokens += total == null ? 0 : total;
  }

  /// Takes back a call that was counted as unknown.
  void settle() {
    unpriced--;
    uncounted--;
  }

  void addAll(ProviderCalls other) {
    models.addAll(other.models);
    firstByte.addAll(other.firstByte);
    whole.addAll(other.whole);
    calls += other.calls;
    replies += other.replies;
    retries += other.retries;
    unpriced += other.unpriced;
    uncounted += other.uncounted;
    tokens += other.tokens;
    dollars = dollars.add(other.dollars);
  }

  /// The models as they were asked for.
  ///
  /// @return their names, sorted
  public SortedSet<String> models() {
    return new TreeSet<>(models);
  }

  /// How many requests were sent, retries among them.
  ///
  /// @return their number
  public int calls() {
    return calls;
  }

  /// How many replies became messages.
  ///
  /// @return their number
  public int replies() {
    return replies;
  }

  /// How many requests were made because one before had failed.
  ///
  /// @return their number
  public int retries() {
    return retries;
  }

  /// How many calls nobody knows the cost of.
  ///
  /// @return their number
  public int unpriced() {
    return unpriced;
  }

  /// How many calls nobody knows the tokens of.
  ///
  /// @return their number
  public int uncounted() {
    return uncounted;
  }

  /// The tokens of the calls whose tokens are known, both directions.
  ///
  /// @return their sum
  public long tokens() {
    return tokens;
  }

  /// What the calls cost whose cost is known.
  ///
  /// @return United States dollars
  public BigDecimal dollars() {
    return dollars;
  }

  /// Whether nothing is known of what it cost.
  ///
  /// @return true where calls were made and none has a known cost
  public boolean costUnknown() {
    return unpriced > 0 && dollars.signum() == 0;
  }

  /// The time from sending to the first byte of the reply.
  ///
  /// @param share which of the sorted times, from 0 to 1: 0.5 is the median
  /// @return nanoseconds; -1: there was no reply
  public long firstByte(double share) {
    return firstByte.at(share);
  }

  /// The time from sending to the last byte of the reply.
  ///
  /// @param share which of the sorted times, from 0 to 1: 0.5 is the median
  /// @return nanoseconds; -1: there was no reply
  public long whole(double share) {
    return whole.at(share);
  }

  /// Times, kept whole: eight bytes a message are little beside what was said.
  private static final class Times {
    private long[] nanos = new long[0];
    private int count;

    void add(long time) {
      grow(count + 1);
      nanos[count++] = time;
    }

    void addAll(Times other) {
      grow(count + other.count);
      System.arraycopy(other.nanos, 0, nanos, count, other.count);
      count += other.count;
    }

    /// The nearest-rank percentile.
    long at(double share) {
      if (count == 0) {
        return -1;
      }
      var sorted = Arrays.copyOf(nanos, count);
      Arrays.sort(sorted);
      return sorted[Math.clamp((int) Math.ceil(share * count) - 1, 0, count - 1)];
    }

    private void grow(int needed) {
      if (needed > nanos.length) {
        nanos = Arrays.copyOf(nanos, Math.max(needed, nanos.length * 2));
      }
    }
  }
}
