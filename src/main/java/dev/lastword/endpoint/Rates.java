package dev.lastword.endpoint;

import dev.lastword.text.Slug;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/// How fast each provider may be asked: by the limits that were set, by what the provider says, and
/// together with the other processes of this machine. Make one for a process; safe for use by
/// several threads.
///
/// A small file for each provider that has a limit or has said "too many" lies in a folder of its
/// own; a provider without either costs a glance at that folder, no more.
public final class Rates implements AutoCloseable {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final @Nullable Path folder;
  private final Map<String, Limits> limits;
  private final Consumer<String> notice;
  private final InstantSource clock;
  private final Turnstile.Pause pause;
  private final long window;
  private final Map<String, Turnstile> turnstiles = new ConcurrentHashMap<>();
  private final Map<String, SharedLock> locks = new ConcurrentHashMap<>();

  /// Uses the machine's clock.
  ///
  /// @param folder where processes share what they know, made where it is needed; null: this
  ///   process keeps it for itself
  /// @param limits what was set beside the provider table, by the provider's name
  /// @param notice hears a sentence where something cannot be shared or read
  public Rates(@Nullable Path folder, Map<String, Limits> limits, Consumer<String> notice) {
    this(folder, limits, notice, InstantSource.system(), Thread::sleep, MINUTE);
  }

  /// Uses the clock given.
  ///
  /// @param pause waits
  /// @param window how long a minute is
  Rates(
      @Nullable Path folder,
      Map<String, Limits> limits,
      Consumer<String> notice,
      InstantSource clock,
      Turnstile.Pause pause,
      Duration window) {
    this.folder = folder;
    this.limits = Map.copyOf(limits);
    this.notice = notice;
    this.clock = clock;
    this.pause = pause;
    this.window = PaceRules.micros(window);
  }

  /// Knows no limits beside the provider table's and shares nothing with other processes.
  ///
  /// @return rates for this process alone
  public static Rates unshared() {
    return new Rates(null, Map.of(), _ -> {});
  }

  /// Where the processes of one user share what they know.
  ///
  /// @param environment `XDG_STATE_HOME` and `HOME` are looked at
  /// @return `$XDG_STATE_HOME/lastword/rates` or `$HOME/.local/state/lastword/rates`; null where
  ///   neither is set
  public static @Nullable Path folder(Map<String, String> environment) {
    var folder = StateFolder.in(environment, "rates");
    return folder == null ? null : folder.path();
  }

  /// The limits of a provider.
  ///
  /// @param provider its row
  /// @return those set beside the table, then the row's
  public Limits limits(Provider provider) {
    return limits.getOrDefault(provider.name(), Limits.NONE).over(provider.limits());
  }

  /// How a provider stands, as far as this machine knows. Changes nothing.
  ///
  /// @param provider its row
  /// @return its limits and what holds it back
  public RateState state(Provider provider) {
    var turnstile = of(provider, Addresses.base(provider.baseUrl()));
    var now = turnstile.now();
    var pace = turnstile.rules().now(turnstile.file().glance(), now);
    return new RateState(
        limits(provider),
        pace.slowed() ? pace.rate() : null,
        pace.until() > now ? Instant.EPOCH.plusNanos(pace.until() * 1000) : null);
  }

  /// What is known of a bare address.
  ///
  /// @param address its `host:port`
  /// @return its limits and what holds it back
  public RateState state(String address) {
    return state(Provider.bare("https://" + address));
  }

  /// The turnstile of a provider. A bare address has its own, whatever else is called so.
  Turnstile of(Provider provider, HttpUrl base) {
    var name = provider.name().equals(ModelRef.CUSTOM) ? Switched.address(base) : provider.name();
    return turnstiles.computeIfAbsent(name, _ -> turnstile(name, limits(provider)));
  }

  private Turnstile turnstile(String name, Limits all) {
    var lock = folder == null ? null : new SharedLock(folder.resolve(stem(name) + ".lock"));
    if (lock != null) {
      locks.put(name, lock);
    }
    var file = folder == null ? null : folder.resolve(stem(name) + ".rate");
    var most = all.concurrent();
    return new Turnstile(
        name,
        new PaceRules(all, window),
        new PaceFile(file, lock, notice, clock),
        most == null ? null : new Places(most, lock, notice),
        new Lately(window),
        clock,
        pause);
  }

  /// A provider's name may stand in a file's as it is; an address is told apart by its first sign.
  private static String stem(String name) {
    if (name.indexOf(':') < 0) {
      return name;
    }
    var hash = Hashes.sha256();
    hash.update(name.getBytes(StandardCharsets.UTF_8));
    return "@" + Slug.of(name, 60) + "_" + Hashes.hex(hash).substring(0, 8);
  }

  /// Lets go of everything that was held against other processes.
  @Override
  public void close() {
    for (var lock : locks.values()) {
      try {
        lock.close();
      } catch (IOException e) {
        notice.accept("a lock of the rates could not be closed: " + e.getMessage());
      }
    }
  }
}
