package dev.lastword.cli;

import dev.lastword.endpoint.CallCounts;
import dev.lastword.endpoint.Endpoints;
import dev.lastword.endpoint.Keys;
import dev.lastword.endpoint.Rates;
import dev.lastword.endpoint.Switches;
import dev.lastword.engine.Script;
import dev.lastword.engine.Speakers;

/// What a command needs that asks models: endpoints that keep the limits and heed the kill switches
/// which all runs of this user on this machine share.
///
/// @param rates closed last
/// @param endpoints makes the endpoints
record Outgoing(Rates rates, Endpoints endpoints) implements AutoCloseable {
  static Outgoing of(Console console, Wiring wiring) {
    var rates = wiring.rates(console);
    try {
      return new Outgoing(
          rates,
          new Endpoints(
              wiring.providers(),
              Keys.in(console.env()),
              wiring.deadlines(),
              rates,
              Switches.in(console.env()),
              CallCounts.in(console.env(), console.clock(), console.zone())));
    } catch (RuntimeException e) {
      rates.close();
      throw e;
    }
  }

  /// Finds speakers: models, scripts, recorded ones, and a person at the keyboard of a session.
  Speakers speakers(Session session) {
    return new Speakers(endpoints, session::human, Script.Pace.NONE);
  }

  @Override
  public void close() {
    try (rates) {
      endpoints.close();
    }
  }
}
