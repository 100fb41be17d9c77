package dev.lastword.cli;

import dev.lastword.batch.Company;
import dev.lastword.batch.Probe;
import dev.lastword.endpoint.Endpoint;
import dev.lastword.endpoint.ModelRef;
import dev.lastword.endpoint.Outcome;
import dev.lastword.endpoint.Outcome.Match;

/// Asks every endpoint once and says which answered.
///
/// @param console where it is said
/// @param output how much
record ProbeText(Console console, OutputOptions output) {
  /// Asks.
  ///
  /// @return whether all of them answered
  boolean probe(Company company) throws InterruptedException {
    var all = true;
    for (var answer : Probe.of(company)) {
      var good = answer.outcome() instanceof Outcome.Reply;
      all &= good;
      if (!good || !output.quiet) {
        console.say(
            (good ? "answers  " : "FAILS    ")
                + name(answer.who())
                + ", "
                + words(answer.outcome()));
      }
    }
    return all;
  }

  private static String name(Endpoint.Identity who) {
    return who.provider().equals(ModelRef.CUSTOM)
        ? who.baseUrl() + "#" + who.model()
        : who.provider() + ":" + who.model();
  }

  private static String words(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Reply reply -> {
        var served = reply.served();
        var cost = reply.usage().cost();
        yield "in %s, %s%s"
            .formatted(
                Figures.span(reply.timing().total()),
                cost == null ? "cost unknown" : Figures.money(cost),
                served.match() == Match.OTHER ? "; ANOTHER MODEL: " + served.model() : "");
      }
      case Outcome.Rejected rejected -> rejected.status() + ", " + rejected.why();
      case Outcome.NotSent notSent -> notSent.why();
      case Outcome.Partial partial -> "the reply was cut: " + partial.why();
      case Outcome.Unknown unknown -> "no reply: " + unknown.why();
    };
  }
}
