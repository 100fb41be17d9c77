package dev.lastword.endpoint;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/// Makes endpoints from what the user names. They share connections; make one endpoint for each
/// side of a conversation, because each keeps the bytes of its last request. Closing cuts the calls
/// that still run.
public final class Endpoints implements AutoCloseable {
  private final ProviderTable table;
  private final Keys keys;
  private final Deadlines deadlines;
  private final InstantSource clock;
  private final Switches switches;
  private final CallCounts counts;
  private final Watchdog watchdog;
  private final Clients clients;
  private final Rates rates;
  private final Map<String, Breaker> breakers = new ConcurrentHashMap<>();

  /// What a persona or a flag says beside the model. Each part may be null: nothing is said.
  ///
  /// @param baseUrl another address; the provider's own key is not sent there
  /// @param dialect the dialect spoken there: `openai`, `anthropic` or `gemini`
  /// @param keyVariable the variable that holds the key for that address
  public record Overrides(
      @Nullable String baseUrl, @Nullable String dialect, @Nullable String keyVariable) {
    /// Everything as the provider table says.
    public static final Overrides NONE = new Overrides(null, null, null);
  }

  /// What time is told by.
  ///
  /// @param clock tells what a date in a `Retry-After` means
  /// @param nanoTime measures durations, as [System#nanoTime] does
  /// @param trusted how long a connection may lie idle and is still taken to be open
  record Clocks(InstantSource clock, LongSupplier nanoTime, Duration trusted) {
    /// The machine's.
    static final Clocks SYSTEM =
        new Clocks(InstantSource.system(), System::nanoTime, Duration.ofSeconds(1));
  }

  /// Shares no limits with other processes, heeds no kill switch and counts nothing.
  ///
  /// @param table the providers known by name
  /// @param keys where keys are found
  /// @param deadlines how long a call may take
  public Endpoints(ProviderTable table, Keys keys, Deadlines deadlines) {
    this(table, keys, deadlines, Rates.unshared(), Switches.NONE, CallCounts.NONE);
  }

  /// Does as all runs of this user on this machine do.
  ///
  /// @param table the providers known by name
  /// @param keys where keys are found
  /// @param deadlines how long a call may take
  /// @param rates how fast the providers may be asked; closed by whoever made it
  /// @param switches the kill switches that are heeded
  /// @param counts where calls are counted; closed with the endpoints
  public Endpoints(
      ProviderTable table,
      Keys keys,
      Deadlines deadlines,
      Rates rates,
      Switches switches,
      CallCounts counts) {
    this(table, keys, deadlines, Clocks.SYSTEM, rates, switches, counts);
  }

  Endpoints(
      ProviderTable table,
      Keys keys,
      Deadlines deadlines,
      Clocks clocks,
      Rates rates,
      Switches switches,
      CallCounts counts) {
    this.table = table;
    this.rates = rates;
    this.keys = keys;
    this.deadlines = deadlines;
    this.clock = clocks.clock();
    this.switches = switches;
    this.counts = counts;
    this.watchdog = new Watchdog(clocks.nanoTime(), counts);
    this.clients = new Clients(deadlines, clocks.nanoTime(), clocks.trusted());
  }

  /// Makes an endpoint. Asks nobody.
  ///
  /// @param model the model named
  /// @param overrides what is said beside it
  /// @return where it is asked
  /// @throws MissingKeyException where the provider wants a key that is not set
  /// @throws UnknownProviderException where the table has no such provider
  /// @throws SetupException where an address, a dialect or a key is wrong
  public Endpoint endpoint(ModelRef model, Overrides overrides) {
    var provider = provider(model, overrides);
    var base = Addresses.base(provider.baseUrl());
    var target = new Target(provider, model.model(), base, key(provider), table.prices());
    var turnstile = rates.of(atHome(provider) ? provider : Provider.bare(provider.baseUrl()), base);
    var breaker = breakers.computeIfAbsent(provider.name() + " " + base, _ -> breaker(base));
    var switched = Switched.of(switches, table, provider, base);
    return new HttpEndpoint(
        target, clients.next(), deadlines, watchdog, clock, turnstile, breaker, switched, counts);
  }

  /// A provider's limits are its own: another server under its name has none of them.
  private boolean atHome(Provider provider) {
    return provider.name().equals(ModelRef.CUSTOM)
        || table.get(provider.name()).baseUrl().equals(provider.baseUrl());
  }

  private Breaker breaker(HttpUrl base) {
    return new Breaker(base.host() + ":" + base.port(), watchdog.nanoTime());
  }

  /// Makes what writes the requests of an endpoint and never sends one: no key is looked for.
  ///
  /// @param model the model named
  /// @param overrides what is said beside it
  /// @return an endpoint that says of every request that it was not sent
  /// @throws UnknownProviderException where the table has no such provider
  /// @throws SetupException where an address or a dialect is wrong
  public Endpoint mute(ModelRef model, Overrides overrides) {
    var provider = provider(model, overrides);
    var base = Addresses.base(provider.baseUrl());
    return new MuteEndpoint(new Target(provider, model.model(), base, null, table.prices()));
  }

  private Provider provider(ModelRef model, Overrides overrides) {
    var address = overrides.baseUrl() != null ? overrides.baseUrl() : model.baseUrl();
    var provider = known(model.provider(), address);
    if (overrides.dialect() != null) {
      provider = provider.withDialect(Dialect.of(overrides.dialect()));
    }
    return overrides.keyVariable() == null
        ? provider
        : provider.withKeys(List.of(overrides.keyVariable()), true);
  }

  private Provider known(String name, @Nullable String address) {
    if (address == null) {
      return table.get(name);
    }
    // A key is bound to its host: elsewhere it goes only where the user names it anew.
    return name.equals(ModelRef.CUSTOM)
        ? Provider.bare(address)
        : table.get(name).withBaseUrl(address).withKeys(List.of(), false);
  }

  private @Nullable Secret key(Provider provider) {
    var key = keys.find(provider.keyVariables());
    if (key == null && provider.keyRequired()) {
      throw new MissingKeyException(provider.name(), provider.keyVariables());
    }
    return key;
  }

  /// The providers known by name.
  ///
  /// @return the table given
  public ProviderTable table() {
    return table;
  }

  /// Cuts the calls that still run, lets the connections go and writes down the counts.
  @Override
  public void close() {
    watchdog.close();
    counts.close();
    clients.close();
  }
}
