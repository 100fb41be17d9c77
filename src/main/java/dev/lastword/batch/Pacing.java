package dev.lastword.batch;

import dev.lastword.endpoint.Limits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How long work takes under limits: as long as the narrowest of them.
///
/// @param jobs how many conversations run at a time
/// @param limits how much each provider may be asked
record Pacing(int jobs, Map<String, Limits> limits) {
  private static final double MINUTE = 60;

  /// What the work waits for, and how long it takes so.
  record Wait(double seconds, String what) {}

  /// The narrowest place.
  Wait slowest(Toll toll) {
    List<Wait> waits = new ArrayList<>();
    waits.add(new Wait(toll.seconds / jobs, jobs + " at a time"));
    waits.add(new Wait(toll.longest, "the longest conversation"));
    toll.providers.forEach((name, load) -> {
      var own = limits.getOrDefault(name, Limits.NONE);
      add(waits, load.calls * MINUTE, own.rpm(), name + ", %,d requests a minute");
      add(waits, load.tokens * MINUTE, own.tpm(), name + ", %,d tokens a minute");
      add(waits, load.seconds, own.concurrent(), name + ", %,d calls at a time");
    });
    return waits.stream().max(Comparator.comparingDouble(Wait::seconds)).orElseThrow();
  }

  private static void add(List<Wait> waits, double work, @Nullable Integer limit, String what) {
    if (limit != null) {
      waits.add(new Wait(work / limit, String.format(Locale.ROOT, what, limit)));
    }
  }
}
