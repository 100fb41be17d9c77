package dev.lastword.batch;

import dev.lastword.config.Spec;
import dev.lastword.config.UsageException;
import dev.lastword.engine.Speaker;
import dev.lastword.engine.StopSwitch;
import dev.lastword.engine.Surroundings;
import dev.lastword.talk.Bill;
import dev.lastword.talk.Ending;
import dev.lastword.talk.Event;
import dev.lastword.talk.Side;
import dev.lastword.talk.Summary;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Where the conversations of a batch are held, each on a virtual thread of its own. What goes
/// wrong in one concerns no other, unless the disk takes nothing any more.
final class Floor {
  private static final int PROBE = 1 << 20;

  private final Engine engine;
  private final Hall hall;
  private final Conduct conduct;
  private final Budget budget;
  private final Company company;
  private final Turns turns;
  private final int places;
  private final Semaphore free;
  private final Map<Ending, Integer> endings = new EnumMap<>(Ending.class);
  private final List<Outcome.Failure> failures = new ArrayList<>();
  private int shut;
  private int begun;
  private @Nullable String disk;

  Floor(
      Engine engine,
      Hall hall,
      Conduct conduct,
      Budget budget,
      Company company,
      Turns turns,
      int places) {
    this.engine = engine;
    this.hall = hall;
    this.conduct = conduct;
    this.budget = budget;
    this.company = company;
    this.turns = turns;
    this.places = places;
    this.free = new Semaphore(places);
  }

  /// Holds them all, or as many as its user lets it.
  Floor hold() {
    try {
      while (conduct.mayBegin() && !budget.exhausted()) {
        free.acquire();
        var job = conduct.mayBegin() && !budget.exhausted() ? next() : null;
        if (job == null) {
          free.release();
          break;
        }
        Thread.ofVirtual().name(job.task().id()).start(() -> hold(job));
      }
    } catch (InterruptedException e) {
      conduct.stop();
    }
    free.acquireUninterruptibly(places);
    return this;
  }

  private synchronized @Nullable Job next() {
    return turns.next();
  }

  private void hold(Job job) {
    var task = job.task();
    var stop = conduct.enter();
    var told = new OneTelling(task, hall.watcher());
    try {
      if (isShut(task)) {
        over(task, null);
      } else {
        var ended = engine.hold(task, around(told, stop));
        over(task, ended);
        told.end(ended);
      }
    } catch (UsageException e) {
      told.end(failed(task, e.problems().getFirst().message(), false));
    } catch (IOException e) {
      told.end(failed(task, words(e), !diskTakes()));
    } catch (RuntimeException | Error e) {
      told.end(failed(task, "a mistake of ours: " + e, false));
    } finally {
      conduct.leave(stop);
      free.release();
    }
  }

  /// Whether somebody it would ask is shut by a kill switch, so that it would end at once.
  private boolean isShut(Task task) {
    return task.spec().asking().onKill() == Spec.OnKill.STOP
        && List.of(Side.values()).stream()
            .anyMatch(side ->
                company.voice(side, task.member(side).party()).speaker()
                        instanceof Speaker.Model(var endpoint)
                    && endpoint.kill() != null);
  }

  private Surroundings around(OneTelling told, StopSwitch stop) {
    return new Surroundings(
        told, _ -> {}, stop, _ -> true, hall.retries(), budget, hall.nanos(), hall.chance());
  }

  private synchronized void over(Task task, Event.@Nullable Ended ended) {
    turns.over(task);
    if (ended == null) {
      shut++;
      return;
    }
    begun++;
    endings.merge(ended.ending(), 1, Integer::sum);
    if (ended.ending().outcome() == Ending.Outcome.FAILED) {
      failures.add(new Outcome.Failure(task, ended.summary().detail(), true));
    }
  }

  private Event.Ended failed(Task task, String why, boolean fullDisk) {
    synchronized (this) {
      turns.over(task);
      begun++;
      failures.add(new Outcome.Failure(task, why, true));
      endings.merge(Ending.ERROR, 1, Integer::sum);
      if (fullDisk && disk == null) {
        disk = why;
      }
    }
    if (fullDisk) {
      conduct.stop();
    }
    return new Event.Ended(Ending.ERROR, nothing(why));
  }

  private static Summary nothing(String why) {
    return new Summary(0, null, List.of(), 0, null, null, Bill.UNKNOWN, Duration.ZERO, why, null);
  }

  private static String words(IOException why) {
    return switch (why) {
      case NoSuchFileException gone -> gone.getFile() + " is not there";
      case AccessDeniedException denied -> denied.getFile() + " may not be written";
      case FileAlreadyExistsException there -> there.getFile() + " is there already";
      default -> String.valueOf(why.getMessage());
    };
  }

  /// Whether anything can be written at all, or only the files of one conversation cannot. What is
  /// written for that is as long as a reply may be: where a short record has room and a reply has
  /// not, each conversation would pay for one that is lost.
  private boolean diskTakes() {
    try {
      var probe = Files.createTempFile(hall.folder().resolve(".lastword"), "probe", null);
      try {
        Files.write(probe, new byte[PROBE]);
      } finally {
        Files.delete(probe);
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /// What came of it.
  ///
  /// @param left the failures of earlier runs that were left alone
  synchronized Outcome outcome(
      Batch.Before before, List<Outcome.Failure> left, Spending spending, Controls.Phase phase) {
    var all = new ArrayList<>(left);
    all.addAll(failures);
    var waiting = before.planned() - before.done() - left.size() - begun;
    return new Outcome(
        before.planned(),
        before.done(),
        Collections.unmodifiableMap(endings),
        waiting,
        all,
        disk,
        spending,
        phase,
        shut);
  }
}
