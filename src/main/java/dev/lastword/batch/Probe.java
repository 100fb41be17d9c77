package dev.lastword.batch;

import dev.lastword.config.Spec;
import dev.lastword.endpoint.Admission;
import dev.lastword.endpoint.Endpoint;
import dev.lastword.endpoint.Outcome;
import dev.lastword.endpoint.Prompt;
import dev.lastword.endpoint.Sampling;
import dev.lastword.engine.Speaker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/// Asks every endpoint of a plan once, with a word, to see that it answers before the night begins.
/// The calls are paid for like any other, and belong to no conversation.
public final class Probe {
  private static final Prompt.Line WORD =
      new Prompt.Line(Prompt.Role.USER, "Please answer with the word yes.");
  private static final int REPLY_TOKENS = 64;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Probe() {}

  /// What came of asking one.
  ///
  /// @param who was asked
  /// @param outcome what came of it
  public record Answer(Endpoint.Identity who, Outcome outcome) {}

  /// Asks them all at the same time.
  ///
  /// @param company everybody who speaks in the plan
  /// @return one each, in the plan's order
  /// @throws InterruptedException where the thread was interrupted; calls under way come to their
  ///   own end
  public static List<Answer> of(Company company) throws InterruptedException {
    var endpoints = new LinkedHashMap<Endpoint.Identity, Map.Entry<Endpoint, Spec.Party>>();
    company.each((party, speaker) -> {
      if (speaker instanceof Speaker.Model(var endpoint)) {
        endpoints.putIfAbsent(endpoint.identity(), Map.entry(endpoint, party));
      }
    });
    var outcomes = new ConcurrentHashMap<Endpoint.Identity, Outcome>();
    var threads = new ArrayList<Thread>();
    endpoints.forEach((who, one) ->
        threads.add(
            Thread.ofVirtual().start(() -> outcomes.put(who, ask(one.getKey(), one.getValue())))));
    for (var thread : threads) {
      thread.join();
    }
    return endpoints.keySet().stream()
        .map(who -> new Answer(who, Objects.requireNonNull(outcomes.get(who))))
        .toList();
  }

  private static Outcome ask(Endpoint endpoint, Spec.Party party) {
    var request =
        endpoint.prepare(new Prompt("", List.of(WORD), shortened(party.sampling()), false));
    try {
      return switch (endpoint.admit(request, PATIENCE, _ -> {})) {
        case Admission.Refused(var why, _) -> new Outcome.NotSent(why, false);
        case Admission.Permit permit -> {
          try (permit) {
            var outcome = endpoint.send(request, new Deaf());
            permit.settle(outcome);
            yield outcome;
          }
        }
      };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.NotSent("stopped", false);
    }
  }

  private static Sampling shortened(Sampling sampling) {
    return new Sampling(
        sampling.temperature(), sampling.topP(), REPLY_TOKENS, null, List.of(), sampling.extra());
  }

  /// Hears nothing: the outcome says all that is wanted.
  private static final class Deaf implements Endpoint.Listener {
    @Override
    public void text(String part) {}

    @Override
    public void reasoning(String part) {}
  }
}
