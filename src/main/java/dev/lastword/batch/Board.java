package dev.lastword.batch;

import dev.lastword.config.SpeakerSpec;
import dev.lastword.endpoint.ProviderTable;
import dev.lastword.endpoint.RateState;
import dev.lastword.endpoint.Rates;
import dev.lastword.talk.Event;
import dev.lastword.talk.Side;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What happens in a running batch, added up. Hears the events of all its conversations, each from
/// the conversation's own thread, and says at any moment how far the batch is.
///
/// What it keeps does not grow with the conversations that ended: a few last ones, the rest as
/// counts. A part of a reply, the event that comes in thousands a second, costs a look into a map.
public final class Board implements BiConsumer<Task, Event> {
  private static final Comparator<Progress.Talk> NEAREST =
      Comparator.comparing(Progress.Talk::nearness, Comparator.reverseOrder())
          .thenComparing(Progress.Talk::messages, Comparator.reverseOrder())
          .thenComparing(Progress.Talk::id);

  private final Facts facts;
  private final LongSupplier nanos;
  private final long began;
  private final Map<String, Track> tracks = new ConcurrentHashMap<>();
  private final Traffic traffic;
  private final Forecast forecast = new Forecast();
  private final List<BiConsumer<Task, Event>> listeners = new CopyOnWriteArrayList<>();
  private final AtomicLong changes = new AtomicLong();
  private final Ledger ledger = new Ledger();

  /// A conversation at the moment it was looked at: an order must hold still while things are put
  /// into it.
  ///
  /// Rows are worth their room in this order: whoever waits last, then those nearest to their end.
  private record Seen(Track track, boolean waits, double nearness, int messages, String id)
      implements Comparable<Seen> {
    Seen(Track track) {
      this(track, track.waits(), track.nearness(), track.messages(), track.id());
    }

    @Override
    public int compareTo(Seen other) {
      if (waits != other.waits) {
        return waits ? 1 : -1;
      }
      var nearer = Double.compare(other.nearness, nearness);
      if (nearer != 0) {
        return nearer;
      }
      var longer = Integer.compare(other.messages, messages);
      return longer != 0 ? longer : id.compareTo(other.id);
    }
  }

  /// What a board cannot hear.
  ///
  /// @param name the batch
  /// @param all how many conversations its plan has
  /// @param spending what it has cost
  /// @param phase where it stands
  /// @param rates how a provider stands, by its name or the `host:port` of a bare address; null: it
  ///   is not known
  public record Facts(
      String name,
      int all,
      Supplier<Spending> spending,
      Supplier<Controls.Phase> phase,
      Function<String, @Nullable RateState> rates) {
    /// The facts of a batch that asks real providers.
    ///
    /// @param name the batch
    /// @param all how many conversations its plan has
    /// @param spending what it has cost
    /// @param controls say where it stands
    /// @param rates how the providers stand
    /// @param table the providers known by name
    /// @return the facts
    public static Facts of(
        String name,
        int all,
        Supplier<Spending> spending,
        Controls controls,
        Rates rates,
        ProviderTable table) {
      return new Facts(
          name, all, spending, controls::phase, provider -> state(provider, rates, table));
    }

    private static @Nullable RateState state(String name, Rates rates, ProviderTable table) {
      if (name.indexOf(':') >= 0) {
        return rates.state(name);
      }
      return table.all().stream()
          .filter(row -> row.name().equals(name))
          .findFirst()
          .map(rates::state)
          .orElse(null);
    }
  }

  /// Begins at nothing.
  ///
  /// @param facts what a board cannot hear
  /// @param clock tells how long a provider is to be left alone
  /// @param nanos a monotonic clock
  public Board(Facts facts, InstantSource clock, LongSupplier nanos) {
    this.facts = facts;
    this.nanos = nanos;
    this.began = nanos.getAsLong();
    this.traffic = new Traffic(facts.rates(), clock, nanos);
  }

  /// Tells of conversations that had ended before this run.
  ///
  /// @param done those that ended as talks do
  /// @param failed those that could not go on, and are not tried again
  public void earlier(int done, int failed) {
    ledger.earlier(done, failed);
    changes.incrementAndGet();
  }

  /// Lets somebody hear every event once it is counted, but for parts of replies.
  ///
  /// @param listener called on the conversations' threads; must not wait
  public void tell(BiConsumer<Task, Event> listener) {
    listeners.add(listener);
  }

  /// A number that is another one once something happened that a screen shows.
  ///
  /// @return grows
  public long changes() {
    return changes.get();
  }

  @Override
  public void accept(Task task, Event event) {
    if (event instanceof Event.Streamed || event instanceof Event.Reasoned) {
      var track = tracks.get(task.id());
      if (track != null) {
        track.writes();
      }
      return;
    }
    if (event instanceof Event.Started started) {
      tracks.put(task.id(), new Track(task, started));
    }
    var track = tracks.get(task.id());
    if (track != null) {
      hear(task, track, event);
    }
    changes.incrementAndGet();
    listeners.forEach(listener -> listener.accept(task, event));
  }

  private void hear(Task task, Track track, Event event) {
    switch (event) {
      case Event.Started started -> ledger.begins(started);
      case Event.Asked asked -> {
        track.is(Progress.Doing.ASKED, asked.side());
        traffic.asks(provider(task, asked.side()));
      }
      case Event.Spoke spoke -> {
        track.speaks(spoke);
        ledger.speaks(spoke.took());
      }
      case Event.Judged judged -> track.reads(judged);
      case Event.Held held -> track.waits(held.side(), provider(task, held.side()));
      case Event.Paused _ -> track.is(Progress.Doing.PAUSED);
      case Event.Retrying retrying -> {
        track.is(Progress.Doing.RETRYING, retrying.side());
        ledger.retries(track.id(), retrying);
      }
      case Event.Flagged flag -> ledger.flags(track.id(), flag);
      case Event.Cut cutReply -> ledger.cuts(track.id(), cutReply);
      case Event.Ended ended -> {
        tracks.remove(task.id());
        ledger.ends(track, ended);
      }
      case Event.Streamed _, Event.Reasoned _, Event.Warned _, Event.Operator _ -> {}
    }
  }

  /// Who a side asks; null where it asks nobody.
  static @Nullable String provider(Task task, Side side) {
    var party = side == Side.A ? task.spec().a() : task.spec().b();
    return party.speaker() instanceof SpeakerSpec.Model model ? Traffic.name(model) : null;
  }

  /// How far it is, in a few figures.
  ///
  /// @param counts how many conversations are where
  /// @param messages messages said in this run
  /// @param spending what it has cost
  public record Brief(Progress.Counts counts, long messages, Spending spending) {}

  /// How far it is, in a few figures. Any thread may ask.
  ///
  /// @return a snapshot
  public Brief brief() {
    var page = ledger.page(facts.all(), tracks.size());
    return new Brief(page.counts(), page.sums().messages(), facts.spending().get());
  }

  /// How far it is. One thread asks.
  ///
  /// @param most how many running conversations are wanted; those that wait and those that are far
  ///   from their end are left out first
  /// @return a snapshot
  public Progress now(int most) {
    var held = new HashMap<String, Integer>();
    var all = List.copyOf(tracks.values());
    var worthiest = new PriorityQueue<Seen>(most + 1, Comparator.reverseOrder());
    for (var track : all) {
      var provider = track.heldBy();
      if (provider != null) {
        held.merge(provider, 1, Integer::sum);
      }
      var seen = new Seen(track);
      var least = worthiest.peek();
      if (worthiest.size() < most) {
        worthiest.add(seen);
      } else if (least != null && seen.compareTo(least) < 0) {
        worthiest.remove();
        worthiest.add(seen);
      }
    }
    var rows = worthiest.stream().map(seen -> seen.track().now()).sorted(NEAREST).toList();
    return snapshot(all, rows, traffic.now(held));
  }

  private Progress snapshot(
      List<Track> all, List<Progress.Talk> rows, List<Progress.Provider> providers) {
    var page = ledger.page(facts.all(), all.size());
    var now = nanos.getAsLong();
    var phase = facts.phase().get();
    return new Progress(
        facts.name(),
        phase,
        page.counts(),
        facts.spending().get(),
        left(all, phase, page, now),
        Duration.ofNanos(now - began),
        rows,
        page.last(),
        providers,
        page.sums(),
        page.oddities());
  }

  private @Nullable Duration left(
      List<Track> all, Controls.Phase phase, Ledger.Page page, long now) {
    var moves = phase == Controls.Phase.RUNNING || phase == Controls.Phase.FINISHING;
    var messages = page.sums().messages();
    if (!moves || messages == 0) {
      forecast.stands();
      return null;
    }
    var rooms = all.stream().map(track -> Math.max(0, track.most() - track.messages())).toList();
    var waiting = phase == Controls.Phase.RUNNING ? page.counts().waiting() : 0;
    var each = page.spoken().dividedBy(messages);
    return forecast.left(
        new Forecast.Rest(page.done(), messages, rooms, waiting, page.most(), each), now);
  }
}
