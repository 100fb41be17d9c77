package dev.lastword.engine;

import dev.lastword.config.Inject;
import dev.lastword.config.Problem;
import dev.lastword.config.Spec;
import dev.lastword.engine.Resumable.Wish;
import dev.lastword.journal.Run;
import dev.lastword.talk.Ending;
import dev.lastword.talk.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What keeps a run from going on, and what would help.
final class Obstacles {
  private final String id;
  private final Recall recall;

  Obstacles(String id, Recall recall) {
    this.id = id;
    this.recall = recall;
  }

  /// What keeps it from going on as wished; empty where nothing does.
  List<Problem> to(Wish wish) {
    var problems = new ArrayList<Problem>();
    refusal(wish).ifPresent(problems::add);
    late(wish.spec().injects(), recall.messages()).ifPresent(problems::add);
    return problems;
  }

  private Optional<Problem> refusal(Wish wish) {
    var lineage = recall.start().lineage();
    if (lineage != null && recall.history().messages() < lineage.at()) {
      return Optional.of(unmade(lineage));
    }
    var end = recall.ended();
    if (end != null && recall.judged() && !wish.reopen()) {
      return Optional.of(over(end));
    }
    // A run that reached its cap and broke off before it said so is only finished.
    return wish.unattended() || (end == null && recall.calls().open().isEmpty())
        ? Optional.empty()
        : capped(wish);
  }

  private Problem unmade(Run.Lineage lineage) {
    return Problem.with(
        id,
        "this fork broke off while it was made, nothing was sent",
        "fork again: lastword fork " + lineage.id() + " --at " + lineage.at());
  }

  private Problem over(Run.End end) {
    var onset = end.onset() == null ? "" : ", begun at " + end.onset();
    return Problem.with(
        id,
        "it is over: %s after message %d%s".formatted(end.ending(), end.messages(), onset),
        "to go on all the same: --reopen");
  }

  private Optional<Problem> capped(Wish wish) {
    var spec = wish.changes(recall.spec()).applied(recall.spec());
    var history = recall.judged() ? recall.history().reopened(false) : recall.history();
    // What a call in doubt used will never be known.
    history = recall.calls().open().isEmpty() ? history : history.spent(Usage.UNKNOWN);
    return new Conversation(spec).next(history) instanceof Step.End(var ending, var detail)
            && ending.kind() == Ending.Kind.CAP
        ? Optional.of(Problem.with(id, why(ending, detail), higher(ending, history, spec)))
        : Optional.empty();
  }

  private String why(Ending ending, String detail) {
    var counted = ending == Ending.TOKENS || ending == Ending.COST;
    return counted && !recall.calls().doubtful().isEmpty()
        ? "what a call in doubt used is not known, so the cap on "
            + ending.code()
            + " cannot be held"
        : detail;
  }

  private static String higher(Ending ending, History history, Spec spec) {
    return switch (ending) {
      case MESSAGES -> "a higher one: -n " + 2L * spec.caps().messages();
      case TOKENS ->
          history.used().totalTokens() == null
              ? "lift it: --max-total-tokens none"
              : "a higher one: --max-total-tokens N, or none";
      case COST ->
          history.used().cost() == null
              ? "lift it: --max-cost none"
              : "a higher one: --max-cost USD, or none";
      case TIME -> "a higher one: --max-time TIME, or none";
      default -> "a higher one";
    };
  }

  /// The first word that would stand before a message that was said.
  static Optional<Problem> late(List<Inject> injects, int said) {
    return injects.stream()
        .filter(inject -> inject.before() <= said)
        .findFirst()
        .map(inject ->
            Problem.with(
                "--inject",
                "\"" + inject.place() + "\" comes too late: message " + said + " was said",
                "the next is " + (said + 1)));
  }
}
