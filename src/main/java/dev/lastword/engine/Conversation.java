package dev.lastword.engine;

import dev.lastword.config.Inject;
import dev.lastword.config.Opener;
import dev.lastword.config.Spec;
import dev.lastword.config.StopSettings;
import dev.lastword.detect.Stop;
import dev.lastword.endpoint.Prompt;
import dev.lastword.talk.Caps;
import dev.lastword.talk.Ending;
import dev.lastword.talk.Message;
import dev.lastword.talk.Side;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decides what happens next, from what was agreed and what has happened so far. Knows no clock, no
/// file and no network: the same history always gives the same step.
public final class Conversation {
  /// What a nudge says.
  static final String NUDGE =
      "(You seem to have reached an end. If something is left that neither of you has said yet,"
          + " say it now; otherwise let it rest.)";

  private final Spec spec;

  /// Decides by what was agreed.
  ///
  /// @param spec what was agreed
  public Conversation(Spec spec) {
    this.spec = spec;
  }

  /// What stands before the first question: the opener, as message 1 or as the operator's word.
  ///
  /// @return nothing where the first side is asked without an opener
  public Optional<Line> opening() {
    var opener = spec.opener();
    if (opener == null) {
      return Optional.empty();
    }
    return Optional.of(
        opener.as() == Opener.As.A
            ? new Line.Spoken(
                new Message(1, spec.first(), spec.party(spec.first()).name(), opener.text()))
            : new Line.Operator(opener.text(), null));
  }

  /// Decides the next step.
  ///
  /// @param history what has happened so far
  /// @return an end, a nudge, or the next question
  public Step next(History history) {
    var trouble = history.trouble();
    if (trouble != null) {
      return new Step.End(trouble.ending(), trouble.detail());
    }
    var stop = history.stop();
    var cap = capReached(history);
    // Where a cap leaves no room for what would follow a stop, the stop itself is the ending.
    if (stop != null && (cap != null || isDue(stop, history))) {
      return cap == null && nudges(history)
          ? new Step.Nudge(NUDGE, nextSide(history))
          : new Step.End(ending(stop), "");
    }
    if (cap != null) {
      return cap;
    }
    var word = due(history);
    return word == null ? ask(history) : new Step.Inject(word.text(), word.to());
  }

  /// The operator's word that stands before the next message and was not said yet.
  @Nullable Inject due(History history) {
    var all = spec.injects();
    if (history.injected() >= all.size()) {
      return null;
    }
    var next = all.get(history.injected());
    return next.before() <= history.messages() + 1 ? next : null;
  }

  /// A coda lets each side say one more thing after the stop.
  private boolean isDue(Stop stop, History history) {
    return spec.stop().action() != StopSettings.Action.CODA
        || history.messages() >= stop.after() + 2;
  }

  private boolean nudges(History history) {
    return spec.stop().action() == StopSettings.Action.NUDGE && history.nudges() == 0;
  }

  private static Ending ending(Stop stop) {
    return Ending.of(stop.rule().code())
        .orElseThrow(() -> new IllegalStateException("no ending is called " + stop.rule()));
  }

  private Step.@Nullable End capReached(History history) {
    Caps caps = spec.caps();
    if (history.messages() >= caps.messages()) {
      return new Step.End(
          Ending.MESSAGES, "the cap of " + caps.messages() + " messages was reached");
    }
    var tokens = caps.totalTokens();
    if (tokens != null) {
      if (history.used().totalTokens() == null) {
        return new Step.End(Ending.TOKENS, unknown("tokens", List.of()));
      }
      if (history.used().totalTokens() >= tokens) {
        return new Step.End(Ending.TOKENS, "the cap of " + tokens + " tokens was reached");
      }
    }
    var cost = caps.cost();
    if (cost != null) {
      if (history.used().cost() == null) {
        return new Step.End(Ending.COST, unknown("cost", history.used().bill().gaps()));
      }
      if (history.used().cost().compareTo(cost) >= 0) {
        return new Step.End(Ending.COST, "the cap of $" + cost + " was reached");
      }
    }
    var time = caps.time();
    return time != null && history.elapsed().compareTo(time) >= 0
        ? new Step.End(Ending.TIME, "the cap of " + time.toSeconds() + " seconds was reached")
        : null;
  }

  private static String unknown(String what, List<String> gaps) {
    var why = gaps.isEmpty() ? "" : " (" + String.join(", ", gaps) + ")";
    return "the provider did not say the "
        + what
        + " of a reply"
        + why
        + ", so the cap on it cannot be held";
  }

  private Step.Ask ask(History history) {
    var side = nextSide(history);
    var seat = spec.party(side);
    var context = history.narrowed().getOrDefault(side, spec.asking().context());
    var view = View.of(side, history.lines(), context, seat.system());
    return new Step.Ask(
        history.messages() + 1,
        side,
        new Prompt(seat.system(), view.lines(), seat.sampling(), spec.asking().promptCache()),
        view.adapted());
  }

  private Side nextSide(History history) {
    var last = history.last();
    return last == null ? spec.first() : last.side().other();
  }
}
