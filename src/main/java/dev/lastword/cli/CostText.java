package dev.lastword.cli;

import dev.lastword.talk.Bill;
import dev.lastword.talk.Summary;
import dev.lastword.text.Neutral;
import dev.lastword.text.Width;
import java.util.ArrayList;
import java.util.List;

/// Words what a talk cost: how that is known, why it is not, and what a cache saved. The names in
/// it are a server's or a user's and are made harmless here.
final class CostText {
  private static final int MOST = 3;
  private static final int LONGEST = 90;

  private CostText() {}

  /// Why a cost is unknown, in brackets; empty where nobody can say.
  static String gaps(Bill bill) {
    return bill.gaps().isEmpty() ? "" : " (" + list(bill.gaps()) + ")";
  }

  /// How the cost is known and what the cache saved; empty where there is nothing to say.
  static String how(Summary summary) {
    var parts = new ArrayList<String>();
    var bill = summary.bill();
    if (!bill.prices().isEmpty()) {
      var part = bill.from() == Bill.From.COMPUTED ? "" : "partly ";
      parts.add("cost " + part + "computed from " + list(bill.prices()));
    }
    var cache = cache(summary);
    if (!cache.isEmpty()) {
      parts.add(cache);
    }
    return String.join("; ", parts);
  }

  private static String cache(Summary summary) {
    var saved = summary.bill().saved();
    if (saved != null && saved.signum() != 0) {
      return saved.signum() > 0
          ? "saved about " + Figures.money(saved) + " by the provider's cache"
          : "filling the provider's cache cost about " + Figures.money(saved.negate()) + " so far";
    }
    var cached = summary.cached();
    return cached == null || cached == 0
        ? ""
        : Figures.count(cached) + " tokens came from the provider's cache";
  }

  private static String list(List<String> what) {
    var shown =
        what.stream()
            .limit(MOST)
            .map(one -> Width.truncate(Neutral.line(one), LONGEST))
            .reduce((one, other) -> one + ", " + other)
            .orElse("");
    return what.size() > MOST ? shown + " and " + (what.size() - MOST) + " more" : shown;
  }
}
