package dev.lastword.batch;

import dev.lastword.config.SpeakerSpec;
import dev.lastword.endpoint.RateState;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// How often each provider was asked in the last minute, and how it stands.
final class Traffic {
  private static final long FRESH = TimeUnit.SECONDS.toNanos(1);

  private final Function<String, @Nullable RateState> rates;
  private final InstantSource clock;
  private final LongSupplier nanos;
  private final Map<String, Road> roads = new ConcurrentHashMap<>();

  Traffic(Function<String, @Nullable RateState> rates, InstantSource clock, LongSupplier nanos) {
    this.rates = rates;
    this.clock = clock;
    this.nanos = nanos;
  }

  /// What one provider is known by: its name in the table, or where it is.
  static String name(SpeakerSpec.Model model) {
    var url = model.baseUrl();
    if (url == null) {
      return model.provider();
    }
    var usual = "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
    return url.getHost() + ":" + (url.getPort() < 0 ? usual : url.getPort());
  }

  /// The last minute of one provider, in seconds.
  private static final class Road {
    private final int[] seconds = new int[60];
    private long second = Long.MIN_VALUE;
    private @Nullable RateState state;
    private long stateAt;
    private boolean looked;

    synchronized void add(long now) {
      turn(now);
      seconds[(int) Math.floorMod(second, 60L)]++;
    }

    synchronized int count(long now) {
      turn(now);
      var sum = 0;
      for (var one : seconds) {
        sum += one;
      }
      return sum;
    }

    private void turn(long now) {
      var at = Math.floorDiv(now, TimeUnit.SECONDS.toNanos(1));
      for (var gone = Math.max(second + 1, at - 59); gone <= at; gone++) {
        seconds[(int) Math.floorMod(gone, 60L)] = 0;
      }
      second = Math.max(second, at);
    }
  }

  /// Counts a request.
  ///
  /// @param name the provider; null: nobody is asked
  void asks(@Nullable String name) {
    if (name != null) {
      roads.computeIfAbsent(name, _ -> new Road()).add(nanos.getAsLong());
    }
  }

  /// Every provider that was asked or is waited for.
  ///
  /// @param held how many conversations wait for each
  List<Progress.Provider> now(Map<String, Integer> held) {
    held.keySet().forEach(name -> roads.computeIfAbsent(name, _ -> new Road()));
    return roads.entrySet().stream()
        .map(road -> provider(road.getKey(), road.getValue(), held))
        .sorted(
            Comparator.comparingInt(
                    (Progress.Provider one) -> one.held() + (one.until() == null ? 0 : 1))
                .thenComparingInt(Progress.Provider::lately)
                .reversed()
                .thenComparing(Progress.Provider::name))
        .toList();
  }

  private Progress.Provider provider(String name, Road road, Map<String, Integer> held) {
    var now = nanos.getAsLong();
    var state = state(name, road, now);
    var slowed = state == null ? null : state.slowedTo();
    return new Progress.Provider(
        name,
        road.count(now),
        state == null ? null : state.limits().rpm(),
        slowed == null ? null : (int) Math.max(1, Math.round(slowed)),
        state == null ? null : left(state),
        held.getOrDefault(name, 0));
  }

  /// Read from a file that processes share, so not for every frame.
  private @Nullable RateState state(String name, Road road, long now) {
    synchronized (road) {
      if (!road.looked || now - road.stateAt >= FRESH) {
        road.looked = true;
        road.stateAt = now;
        road.state = rates.apply(name);
      }
      return road.state;
    }
  }

  private @Nullable Duration left(RateState state) {
    var until = state.leftAloneUntil();
    var left = until == null ? Duration.ZERO : Duration.between(clock.instant(), until);
    return left.isPositive() ? left : null;
  }
}
