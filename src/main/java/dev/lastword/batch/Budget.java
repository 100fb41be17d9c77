package dev.lastword.batch;

import dev.lastword.endpoint.Endpoint;
import dev.lastword.endpoint.Outcome;
import dev.lastword.endpoint.Prompt;
import dev.lastword.endpoint.Request;
import dev.lastword.engine.Purse;
import java.math.BigDecimal;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The money of a batch. What is spent and the most that calls in flight may cost never exceed the
/// budget together, as far as prices are known: a call that may is kept back while others are in
/// flight, and refused once none is. From then on every call is refused.
final class Budget implements Purse {
  private final @Nullable BigDecimal most;
  private final Tariff tariff;
  private final Function<BigDecimal, String> money;
  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition settled = lock.newCondition();
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
    var worst = tariff.most(endpoint, prompt.sampling(), request.length());
    var sum = worst == null ? BigDecimal.ZERO : worst;
    lock.lockInterruptibly();
    try {
      while (!exhausted && !fits(sum) && inFlight > 0) {
        settled.await();
      }
      if (exhausted || !fits(sum)) {
        exhausted = true;
        settled.signalAll();
        return new Refused("the budget of " + money.apply(limit()) + " is spent");
      }
      held = held.add(sum);
      inFlight++;
      return new Part(sum, worst);
    } finally {
      lock.unlock();
    }
  }

  private BigDecimal limit() {
    return most == null ? BigDecimal.ZERO : most;
  }

  private boolean fits(BigDecimal sum) {
    return most == null || spent.dollars().add(held).add(sum).compareTo(most) <= 0;
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
      return new Spending(spent.dollars(), held, inFlight, spent.unknown(), most);
    } finally {
      lock.unlock();
    }
  }

  /// What one call may cost.
  private final class Part implements Funds {
    private final BigDecimal sum;
    private final @Nullable BigDecimal worst;
    private boolean open = true;

    Part(BigDecimal sum, @Nullable BigDecimal worst) {
      this.sum = sum;
      this.worst = worst;
    }

    @Override
    public void settle(Outcome outcome) {
      book(
          switch (outcome) {
            case Outcome.Reply reply -> Account.of(reply.usage().cost(), worst);
            case Outcome.Partial _, Outcome.Unknown _ -> Account.of(null, worst);
            case Outcome.NotSent _, Outcome.Rejected _ -> Account.EMPTY;
          });
    }

    @Override
    public void close() {
      book(Account.EMPTY);
    }

    private void book(Account cost) {
      lock.lock();
      try {
        if (open) {
          open = false;
          held = held.subtract(sum);
          inFlight--;
          spent = spent.plus(cost);
          settled.signalAll();
        }
      } finally {
        lock.unlock();
      }
    }
  }
}
