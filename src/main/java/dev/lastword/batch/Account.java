package dev.lastword.batch;

import dev.lastword.config.Spec;
import dev.lastword.engine.Speaker;
import dev.lastword.journal.Call;
import dev.lastword.journal.JournalRecord;
import dev.lastword.talk.Bill;
import dev.lastword.talk.Side;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What calls have cost.
///
/// @param known United States dollars, as far as it is known
/// @param assumed the most that the others may have cost, in United States dollars
/// @param unknown how many others there are
record Account(BigDecimal known, BigDecimal assumed, int unknown) {
  /// Nothing was asked.
  static final Account EMPTY = new Account(BigDecimal.ZERO, BigDecimal.ZERO, 0);

  Account {
    Objects.requireNonNull(known);
    Objects.requireNonNull(assumed);
  }

  /// What counts where money is limited: the worst.
  BigDecimal worst() {
    return known.add(assumed);
  }

  /// What one call cost.
  ///
  /// @param cost what is known; null: nothing
  /// @param most what it cost at most
  static Account of(@Nullable BigDecimal cost, BigDecimal most) {
    return cost == null
        ? new Account(BigDecimal.ZERO, most, 1)
        : new Account(cost, BigDecimal.ZERO, 0);
  }

  /// What calls cost of which nobody wants to know the worst.
  static Account of(Bill bill) {
    return new Account(bill.known(), BigDecimal.ZERO, bill.unknown());
  }

  Account plus(Account other) {
    return new Account(known.add(other.known), assumed.add(other.assumed), unknown + other.unknown);
  }

  /// Reckons from the records of a conversation, those of calls that nothing closes among them.
  /// What its replies did cost teaches the tariff before a call of unknown cost is reckoned.
  ///
  /// @param parties who was asked on a side
  /// @param speakers the same, as they were found
  static Account of(
      List<JournalRecord> records,
      Function<Side, Spec.Party> parties,
      Function<Side, Speaker> speakers,
      Tariff tariff) {
    learn(records, speakers, tariff);
    var open = new HashMap<Long, Call.Intent>();
    var sum = EMPTY;
    for (var record : records) {
      if (record.entry() instanceof Call.Intent intent) {
        open.put(record.seq(), intent);
      } else if (record.entry() instanceof Call.Closing closing) {
        var intent = open.remove(closing.call());
        var most = intent == null ? BigDecimal.ZERO : most(intent, parties, speakers, tariff);
        sum = sum.plus(closed(closing, most));
      }
    }
    for (var intent : open.values()) {
      sum = sum.plus(of(null, most(intent, parties, speakers, tariff)));
    }
    return sum;
  }

  private static void learn(
      List<JournalRecord> records, Function<Side, Speaker> speakers, Tariff tariff) {
    for (var record : records) {
      if (record.entry() instanceof Call.Reply reply
          && speakers.apply(reply.side()) instanceof Speaker.Model(var endpoint)) {
        tariff.learn(endpoint, reply.usage());
      }
    }
  }

  private static Account closed(Call.Closing closing, BigDecimal most) {
    return switch (closing) {
      case Call.Reply reply -> of(reply.usage().cost(), most);
      case Call.Discarded discarded -> of(discarded.usage().cost(), most);
      case Call.Partial _, Call.Unknown _ -> of(null, most);
      case Call.Failed _ -> EMPTY;
    };
  }

  private static BigDecimal most(
      Call.Intent intent,
      Function<Side, Spec.Party> parties,
      Function<Side, Speaker> speakers,
      Tariff tariff) {
    var bytes = intent.request().bytes();
    return speakers.apply(intent.side()) instanceof Speaker.Model(var endpoint)
        ? tariff.most(endpoint, parties.apply(intent.side()).sampling(), bytes == null ? 0 : bytes)
        : BigDecimal.ZERO;
  }
}
