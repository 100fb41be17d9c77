package dev.lastword.batch;

import dev.lastword.config.Plan;
import dev.lastword.endpoint.Price;
import dev.lastword.endpoint.ProviderTable;
import dev.lastword.engine.Speaker;
import dev.lastword.talk.Side;
import dev.lastword.text.TokenEstimate;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Walks through conversations that nobody holds, and adds up what they would take.
final class Walk {
  private static final double MILLION = 1_000_000;

  private final Plan plan;
  private final Company company;
  private final Tariff tariff;
  private final IdentityHashMap<Speaker.Reader, List<Long>> lines = new IdentityHashMap<>();

  Walk(Plan plan, Company company, ProviderTable table) {
    this.plan = plan;
    this.company = company;
    this.tariff = new Tariff(table);
  }

  /// One side of a talk: a reply has as many tokens as `reply`, or as the next line of `script`.
  private record Seat(
      long system,
      int reply,
      boolean asked,
      List<Long> script,
      String provider,
      String model,
      @Nullable Price price,
      @Nullable Long window) {}

  /// Walks through one talk.
  Toll talk(Plan.Pair pair, Plan.Opening opening, Scenario scenario) {
    var seats = new EnumMap<Side, Seat>(Side.class);
    seats.put(Side.A, seat(Side.A, pair.a(), scenario));
    seats.put(Side.B, seat(Side.B, pair.b(), scenario));
    var toll = new Toll();
    var most = scenario.messages(plan.caps().messages());
    var said = 0;
    var spoken = new EnumMap<Side, Integer>(Map.of(Side.A, 0, Side.B, 0));
    var history = 0L;
    if (opening.text() != null) {
      said = 1;
      history = TokenEstimate.of(opening.text()) + Scenario.PER_MESSAGE;
    }
    while (said < most && !isOver(toll)) {
      var side = said % 2 == 0 ? Side.A : Side.B;
      var seat = Objects.requireNonNull(seats.get(side));
      var turn = Objects.requireNonNull(spoken.merge(side, 1, Integer::sum)) - 1;
      var script = seat.script();
      if (seat.asked()) {
        ask(seat, history, toll);
        history += seat.reply() + Scenario.PER_MESSAGE;
      } else if (turn < script.size()) {
        history += script.get(turn) + Scenario.PER_MESSAGE;
      } else {
        return toll;
      }
      said++;
    }
    return toll;
  }

  private boolean isOver(Toll toll) {
    var caps = plan.caps();
    return (caps.totalTokens() != null && toll.sent + toll.answered >= caps.totalTokens())
        || (caps.cost() != null && toll.dollars >= caps.cost().doubleValue())
        || (caps.time() != null && toll.seconds >= caps.time().toSeconds());
  }

  private static void ask(Seat seat, long history, Toll toll) {
    var whole = seat.system() + Math.max(history, Scenario.PER_MESSAGE);
    var window = seat.window();
    var prompt = window == null ? whole : Math.clamp(whole, 0, Math.max(0, window - seat.reply()));
    var seconds = Scenario.FIRST_TOKEN + seat.reply() / Scenario.TOKENS_A_SECOND;
    toll.calls++;
    toll.sent += prompt;
    toll.answered += seat.reply();
    toll.seconds += seconds;
    var load = toll.providers.computeIfAbsent(seat.provider(), _ -> new Toll.Load());
    load.calls++;
    load.tokens += prompt + seat.reply();
    load.seconds += seconds;
    var price = seat.price();
    if (price == null || (price.promptUpTo() != null && prompt > price.promptUpTo())) {
      toll.unpricedCalls++;
      toll.unpriced.add(seat.provider() + ":" + seat.model());
    } else {
      toll.dollars +=
          (prompt * price.input().doubleValue() + seat.reply() * price.output().doubleValue())
              / MILLION;
    }
  }

  private Seat seat(Side side, Plan.Member member, Scenario scenario) {
    var party = member.party();
    var speaker = company.voice(side, party).speaker();
    var system = TokenEstimate.of(party.system()) + Scenario.PER_MESSAGE;
    return switch (speaker) {
      case Speaker.Model(var endpoint) -> {
        var who = endpoint.identity();
        yield new Seat(
            system,
            scenario.replyTokens((int) tariff.reply(endpoint, party.sampling())),
            true,
            List.of(),
            who.provider(),
            who.model(),
            endpoint.price(),
            endpoint.window());
      }
      case Speaker.Reader reader -> {
        var script = lines.computeIfAbsent(reader, Walk::lengths);
        yield new Seat(system, 0, false, script, "", "", null, null);
      }
    };
  }

  private static List<Long> lengths(Speaker.Reader reader) {
    return reader.lines().stream().map(TokenEstimate::of).toList();
  }
}
