package dev.lastword.transcript;

import dev.lastword.talk.Side;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The models that spoke on a side, as an import finds them message by message.
final class Models {
  private static final int MOST = 8;

  private final String provider;
  private final Set<String> names = new LinkedHashSet<>();
  private Duration latency = Duration.ZERO;
  private int replies;

  Models(String provider) {
    this.provider = provider;
  }

  void add(String model, @Nullable Duration took) {
    if (names.size() < MOST) {
      names.add(OneLine.of(model));
    }
    replies++;
    latency = took == null ? latency : latency.plus(took);
  }

  /// All of them together: several are named one after another.
  Routing routing(Side side) {
    var model = String.join(", ", names);
    return new Routing(side, provider, model, replies, latency, null, null, null);
  }
}
