package dev.lastword.batch;

import dev.lastword.config.Spec;
import dev.lastword.engine.Speaker;
import dev.lastword.journal.Call;
import dev.lastword.journal.JournalRecord;
import dev.lastword.talk.Side;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What calls have cost.
///
/// @param dollars United States dollars: what is known, and for calls in doubt the most they may
///   have cost
/// @param unknown how many calls there are whose cost nobody knows
record Account(BigDecimal dollars, int unknown) {
  /// Nothing was asked.
  static final Account EMPTY = new Account(BigDecimal.ZERO, 0);

  Account {
    Objects.requireNonNull(dollars);
  }

  /// What one call cost.
  ///
  /// @param cost what is known; null: nothing
  /// @param most what it cost at most; null: that is not known either
  static Account of(@Nullable BigDecimal cost, @Nullable BigDecimal most) {
    var dollars = cost == null ? most : cost;
    return new Account(dollars == null ? BigDecimal.ZERO : dollars, cost == null ? 1 : 0);
  }

  Account plus(Account other) {
    return new Account(dollars.add(other.dollars), unknown + other.unknown);
  }

  /// Reckons from the records of a conversation, those of calls that nothing closes among them.
  ///
  /// @param parties who was asked on a side
  /// @param speakers the same, as they were found
  static Account of(
      List<JournalRecord> records,
      Function<Side, Spec.Party> parties,
      Function<Side, Speaker> speakers,
      Tariff tariff) {
    var open = new HashMap<Long, Call.Intent>();
    var sum = EMPTY;
    for (var record : records) {
      if (record.entry() instanceof Call.Intent intent) {
        open.put(record.seq(), intent);
      } else if (record.entry() instanceof Call.Closing closing) {
        var intent = open.remove(closing.call());
        var most = intent == null ? null : most(intent, parties, speakers, tariff);
        sum = sum.plus(closed(closing, most));
      }
    }
    for (var intent : open.values()) {
      sum = sum.plus(of(null, most(intent, parties, speakers, tariff)));
    }
    return sum;
  }

  private static Account closed(Call.Closing closing, @Nullable BigDecimal most) {
    return switch (closing) {
      case Call.Reply reply -> of(reply.usage().cost(), most);
      case Call.Discarded discarded -> of(discarded.usage().cost(), most);
      case Call.Partial _, Call.Unknown _ -> of(null, most);
      case Call.Failed _ -> EMPTY;
    };
  }

  private static @Nullable BigDecimal most(
      Call.Intent intent,
      Function<Side, Spec.Party> parties,
      Function<Side, Speaker> speakers,
      Tariff tariff) {
    var bytes = intent.request().bytes();
    return bytes != null && speakers.apply(intent.side()) instanceof Speaker.Model(var endpoint)
        ? tariff.most(endpoint, parties.apply(intent.side()).sampling(), bytes)
        : null;
  }
}
