package dev.lastword.batch;

import dev.lastword.config.Asking;
import dev.lastword.config.Keeping;
import dev.lastword.config.Opener;
import dev.lastword.config.Plan;
import dev.lastword.config.Problem;
import dev.lastword.config.Spec;
import dev.lastword.config.StopSettings;
import dev.lastword.config.UsageException;
import dev.lastword.engine.TalkDigest;
import dev.lastword.talk.Side;
import dev.lastword.text.Slug;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Makes conversations of a plan: each pair, from each opening, as often as the plan says. Equal
/// plans make equal ids on every machine, and a plan that grows keeps those it had.
public final class Expansion {
  private static final int LONGEST_PART = 24;
  private static final int DIGITS = 8;

  private Expansion() {}

  /// Expands a plan.
  ///
  /// @param plan the plan
  /// @param company everybody who speaks in it
  /// @param folder where the files are written
  /// @return its conversations: all first talks before all second ones
  /// @throws UsageException where two of them are one and the same
  public static List<Task> of(Plan plan, Company company, Path folder) {
    var tasks = new ArrayList<Task>();
    var seen = new HashMap<String, Task>();
    for (var n = 1; n <= plan.repeat(); n++) {
      for (var opening : plan.openings()) {
        for (var pair : plan.pairs()) {
          var task = task(plan, company, folder, pair, opening, n);
          var same = seen.putIfAbsent(task.id(), task);
          if (same != null) {
            throw twice(task, same);
          }
          tasks.add(task);
        }
      }
    }
    return List.copyOf(tasks);
  }

  private static Task task(
      Plan plan, Company company, Path folder, Plan.Pair pair, Plan.Opening opening, int n) {
    var spec = spec(plan, folder, pair, opening);
    var a = company.voice(Side.A, pair.a().party()).digest();
    var b = company.voice(Side.B, pair.b().party()).digest();
    var digest = TalkDigest.of(spec, a, b, n);
    var parts =
        List.of(
            Slug.of(pair.a().id(), LONGEST_PART),
            Slug.of(pair.b().id(), LONGEST_PART),
            Slug.of(opening.id(), LONGEST_PART),
            "r" + n,
            digest.substring(0, DIGITS));
    return new Task(String.join("_", parts), digest, pair, opening, n, spec);
  }

  private static Spec spec(Plan plan, Path folder, Plan.Pair pair, Plan.Opening opening) {
    return new Spec(
        pair.a().party(),
        pair.b().party(),
        opening.text() == null ? null : new Opener(opening.text(), Opener.As.A),
        Side.A,
        plan.caps(),
        stop(plan.stop(), pair),
        Set.of(),
        Asking.DEFAULT,
        Keeping.DEFAULT,
        List.of(),
        folder);
  }

  private static StopSettings stop(StopSettings stop, Plan.Pair pair) {
    var tokens = new LinkedHashSet<>(pair.a().tokens());
    tokens.addAll(pair.b().tokens());
    return new StopSettings(
        stop.policy(),
        stop.expression(),
        stop.phrases(),
        stop.patterns(),
        List.copyOf(tokens),
        stop.action());
  }

  private static UsageException twice(Task task, Task same) {
    var what =
        task.digest().equals(same.digest())
            ? "the pairs \"%s\" and \"%s\" are one conversation, %s"
            : "the pairs \"%s\" and \"%s\" would share the id %s";
    var message = what.formatted(same.pair().id(), task.pair().id(), task.id());
    return new UsageException(Problem.with("", message, "give one of them another id or prompt"));
  }
}
