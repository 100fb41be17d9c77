package dev.lastword.batch;

import dev.lastword.endpoint.Endpoint;
import dev.lastword.endpoint.Outcome;
import dev.lastword.endpoint.Prompt;
import dev.lastword.endpoint.Request;
import dev.lastword.engine.Purse;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The money of a batch. What is spent and the most that calls in flight may cost never exceed the
/// budget together: a call that may is kept back while others are in flight, and refused once none
/// is; from then on every call is refused. Calls of unknown cost count with the most they may have
/// cost. Only a model that nobody has told us the price of is asked once all the same, alone, for
/// its provider may say it.
final class Budget implements Purse {
  private final @Nullable BigDecimal most;
  private final Tariff tariff;
  private final Function<BigDecimal, String> money;
  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition settled = lock.newCondition();
  private final Set<Endpoint.Identity> asked = new HashSet<>();
  private Account spent;
  private BigDecimal held = BigDecimal.ZERO;
  private int inFlight;
  private boolean exhausted;

  /// Opens the books.
  ///
  /// @param most what the batch may cost, in United States dollars; null: no limit
  /// @param spent what it has cost in earlier runs
  /// @param money says a sum
  Budget(
      @Nullable BigDecimal most, Account spent, Tariff tariff, Function<BigDecimal, String> money) {
    this.most = most;
    this.spent = spent;
    this.tariff = tariff;
    this.money = money;
  }

  @Override
  public Answer open(Endpoint endpoint, Prompt prompt, Request request)
      throws InterruptedException {
    lock.lockInterruptibly();
    try {
      var sum = worst(endpoint, prompt, request);
      while (!exhausted && !fits(sum) && inFlight > 0) {
        settled.await();
        sum = worst(endpoint, prompt, request); // a price may have been learned meanwhile
      }
      if (exhausted || !(fits(sum) || mayLearn(endpoint))) {
        exhausted = true;
        settled.signalAll();
        return new Refused("the budget of " + money.apply(limit()) + " is spent");
      }
      held = held.add(sum);
      inFlight++;
      return new Part(endpoint, sum);
    } finally {
      lock.unlock();
    }
  }

  private BigDecimal worst(Endpoint endpoint, Prompt prompt, Request request) {
    return tariff.most(endpoint, prompt.sampling(), request.length());
  }

  private boolean mayLearn(Endpoint endpoint) {
    return tariff.guesses(endpoint) && asked.add(endpoint.identity()) && fits(BigDecimal.ZERO);
  }

  private BigDecimal limit() {
    return most == null ? BigDecimal.ZERO : most;
  }

  private boolean fits(BigDecimal sum) {
    return most == null || spent.worst().add(held).add(sum).compareTo(most) <= 0;
  }

  /// Whether a call was refused.
  boolean exhausted() {
    lock.lock();
    try {
      return exhausted;
    } finally {
      lock.unlock();
    }
  }

  /// How it stands.
  Spending now() {
    lock.lock();
    try {
      return new Spending(spent.known(), spent.assumed(), held, inFlight, spent.unknown(), most);
    } finally {
      lock.unlock();
    }
  }

  /// What one call may cost.
  private final class Part implements Funds {
    private final Endpoint endpoint;
    private final BigDecimal sum;
    private boolean open = true;

    Part(Endpoint endpoint, BigDecimal sum) {
      this.endpoint = endpoint;
      this.sum = sum;
    }

    @Override
    public void settle(Outcome outcome) {
      book(
          switch (outcome) {
            case Outcome.Reply reply -> {
              tariff.learn(endpoint, reply.usage());
              yield Account.of(reply.usage().cost(), sum);
            }
            case Outcome.Partial _, Outcome.Unknown _ -> Account.of(null, sum);
            case Outcome.NotSent _, Outcome.Rejected _ -> Account.EMPTY;
          },
          outcome instanceof Outcome.NotSent || outcome instanceof Outcome.Rejected);
    }

    @Override
    public void close() {
      book(Account.EMPTY, true);
    }

    /// @param free whether nobody was paid, so that nobody could say what a call costs
    private void book(Account cost, boolean free) {
      lock.lock();
      try {
        if (open) {
          open = false;
          held = held.subtract(sum);
          inFlight--;
          spent = spent.plus(cost);
          if (free) {
            asked.remove(endpoint.identity());
          }
          settled.signalAll();
        }
      } finally {
        lock.unlock();
      }
    }
  }
}
