package dev.lastword.batch;

import dev.lastword.batch.Standing.State;
import dev.lastword.config.Plan;
import dev.lastword.config.Spec;
import dev.lastword.config.UsageException;
import dev.lastword.endpoint.ProviderTable;
import dev.lastword.engine.Speaker;
import dev.lastword.talk.Side;
import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;

/// A plan that is being carried out: what was done before is known from the journals, what is left
/// is held, as many at a time as the plan says. Nothing is ever deleted or done twice.
///
/// One process of a machine runs a batch at a time.
public final class Batch implements Closeable {
  private final Plan plan;
  private final Company company;
  private final List<Job> all;
  private final boolean retryFailed;
  private final Budget budget;
  private final Conduct conduct = new Conduct();
  private final BatchLock lock;

  private Batch(
      Plan plan,
      Company company,
      List<Job> all,
      boolean retryFailed,
      Budget budget,
      BatchLock lock) {
    this.plan = plan;
    this.company = company;
    this.all = all;
    this.retryFailed = retryFailed;
    this.budget = budget;
    this.lock = lock;
  }

  /// Whether a process of this machine is running a batch.
  ///
  /// @param folder where its files are
  /// @return true while one is
  /// @throws IOException where that cannot be found out
  public static boolean isRunning(Path folder) throws IOException {
    return BatchLock.isTaken(folder);
  }

  /// What a user says beside the plan.
  ///
  /// @param retryFailed whether those that failed go on
  /// @param money says a sum to the user
  public record Wishes(boolean retryFailed, Function<BigDecimal, String> money) {}

  /// Takes the right to run a batch, and finds out how far it has come.
  ///
  /// @param plan the plan
  /// @param tasks its conversations
  /// @param company everybody who speaks in it
  /// @param folder where its files are
  /// @param table the providers
  /// @param wishes what is said beside the plan
  /// @return the batch, nothing begun yet
  /// @throws UsageException where another process runs it
  /// @throws IOException where the folder cannot be made or read
  public static Batch open(
      Plan plan, List<Task> tasks, Company company, Path folder, ProviderTable table, Wishes wishes)
      throws IOException {
    var lock = BatchLock.take(folder, plan.name());
    try {
      var limited = plan.budget() != null;
      var tariff = new Tariff(table);
      var jobs = jobs(tasks, new Standings(folder, company, tariff, limited));
      var budget = new Budget(plan.budget(), spent(jobs), tariff, wishes.money());
      return new Batch(plan, company, jobs, wishes.retryFailed(), budget, lock);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static List<Job> jobs(List<Task> tasks, Standings look) {
    var standings = look.of(tasks);
    var jobs = new ArrayList<Job>(tasks.size());
    for (var i = 0; i < tasks.size(); i++) {
      jobs.add(new Job(tasks.get(i), standings.get(i)));
    }
    return jobs;
  }

  private static Account spent(List<Job> jobs) {
    return jobs.stream().map(job -> job.standing().account()).reduce(Account.EMPTY, Account::plus);
  }

  /// Finds out how far a batch has come, whoever runs it, and changes nothing.
  ///
  /// @param tasks its conversations
  /// @param company everybody who speaks in it
  /// @param folder where its files are
  /// @param table the providers
  /// @return how far; those that run just now count as broken off
  public static Before look(List<Task> tasks, Company company, Path folder, ProviderTable table) {
    return before(jobs(tasks, new Standings(folder, company, new Tariff(table), false)));
  }

  /// How far the batch had come before.
  ///
  /// @return how many conversations
  public Before before() {
    return before(all);
  }

  private static Before before(List<Job> jobs) {
    var spent = spent(jobs);
    return new Before(
        jobs.size(),
        count(jobs, State.DONE),
        count(jobs, State.BROKEN_OFF),
        jobs.stream()
            .filter(job ->
                job.standing().state() == State.FAILED
                    || job.standing().state() == State.UNREADABLE)
            .map(Batch::failure)
            .toList(),
        spent.known(),
        spent.unknown());
  }

  private static Outcome.Failure failure(Job job) {
    var standing = job.standing();
    var why = standing.detail().isEmpty() ? standing.ending() : standing.detail();
    return new Outcome.Failure(job.task(), why, false);
  }

  /// How far a batch had come.
  ///
  /// @param planned conversations of the plan
  /// @param done those that came to their end
  /// @param brokenOff those that go on where they broke off
  /// @param failures those that failed, or cannot be read
  /// @param spent what all of them have cost, in United States dollars, as far as it is known
  /// @param unknown how many calls there are whose cost nobody knows
  public record Before(
      int planned,
      int done,
      int brokenOff,
      List<Outcome.Failure> failures,
      BigDecimal spent,
      int unknown) {
    /// Copies the failures.
    public Before {
      failures = List.copyOf(failures);
    }

    /// Those that were never begun.
    ///
    /// @return how many
    public int unbegun() {
      return planned - done - brokenOff - failures.size();
    }
  }

  private static int count(List<Job> jobs, State state) {
    return (int) jobs.stream().filter(job -> job.standing().state() == state).count();
  }

  /// How many failed before and are left alone in this run.
  ///
  /// @return conversations
  public int leftAlone() {
    return left().size();
  }

  /// What a user can do with it.
  ///
  /// @return the controls
  public Controls controls() {
    return conduct;
  }

  /// What it has cost so far.
  ///
  /// @return the money as it stands
  public Spending spending() {
    return budget.now();
  }

  /// Holds what is left.
  ///
  /// @param engine holds the conversations
  /// @param hall everything outside them
  /// @return what came of it
  public Outcome run(Engine engine, Hall hall) {
    var open = all.stream().filter(this::isOpen).toList();
    var turns = new Turns(open, this::providers);
    var held = new Floor(engine, hall, conduct, budget, company, turns, plan.jobs()).hold();
    return held.outcome(before(), left(), budget.now(), conduct.phase());
  }

  private boolean isOpen(Job job) {
    return switch (job.standing().state()) {
      case UNBEGUN, BROKEN_OFF -> true;
      case FAILED -> retryFailed;
      case DONE, UNREADABLE -> false;
    };
  }

  private List<Outcome.Failure> left() {
    return all.stream()
        .filter(job -> !isOpen(job) && job.standing().state() != State.DONE)
        .map(Batch::failure)
        .toList();
  }

  /// Whom a conversation asks.
  private String providers(Task task) {
    var names = new TreeSet<String>();
    Arrays.stream(Side.values())
        .map(side -> provider(side, task.member(side).party()))
        .forEach(names::add);
    return String.join(" ", names);
  }

  private String provider(Side side, Spec.Party party) {
    return switch (company.voice(side, party).speaker()) {
      case Speaker.Model(var endpoint) ->
          endpoint.identity().provider() + " " + endpoint.identity().baseUrl();
      case Speaker.Reader _ -> "";
    };
  }

  /// Gives up the right to run it.
  @Override
  public void close() throws IOException {
    lock.close();
  }
}
