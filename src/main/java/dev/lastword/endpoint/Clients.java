package dev.lastword.endpoint;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.ConnectionPool;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;

/// The clients of the library below us, each with connections of its own. To find a free connection
/// it looks at one after the other, so some thousand endpoints share several clients; those of a
/// few conversations share one, and with it what HTTP/2 carries on one connection.
final class Clients implements AutoCloseable {
  private static final int ENDPOINTS_EACH = 64;
  private static final int MOST = 32;
  private static final int IDLE_CONNECTIONS = 256;

  private final Deadlines deadlines;
  private final LongSupplier nanoTime;
  private final Duration trusted;
  private final List<OkHttpClient> clients = new ArrayList<>();
  private int endpoints;

  /// @param trusted how long a connection may lie idle and is still taken to be open
  Clients(Deadlines deadlines, LongSupplier nanoTime, Duration trusted) {
    this.deadlines = deadlines;
    this.nanoTime = nanoTime;
    this.trusted = trusted;
  }

  /// A client for one more endpoint.
  synchronized OkHttpClient next() {
    var index = endpoints++ / ENDPOINTS_EACH % MOST;
    if (index == clients.size()) {
      clients.add(client(deadlines, new Wiretap(nanoTime, trusted)));
    }
    return clients.get(index);
  }

  /// The library below us does nothing twice and follows nobody; time is the watchdog's affair, its
  /// own limits stand a little behind in case that fails.
  static OkHttpClient client(Deadlines deadlines, Wiretap tap) {
    return new OkHttpClient.Builder()
        .retryOnConnectionFailure(false)
        .followRedirects(false)
        .followSslRedirects(false)
        .socketFactory(new PromptSockets())
        .dns(new Resolver(deadlines.connect()))
        .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, 1, TimeUnit.MINUTES))
        .connectTimeout(deadlines.connect())
        .readTimeout(Duration.ZERO)
        .writeTimeout(Duration.ZERO)
        .callTimeout(deadlines.total().plusSeconds(2))
        .addNetworkInterceptor(tap)
        .eventListener(
            new EventListener() {
              @Override
              public void connectionReleased(Call call, Connection connection) {
                tap.used(connection);
              }
            })
        .build();
  }

  /// Lets the connections go.
  @Override
  public synchronized void close() {
    for (var client : clients) {
      client.dispatcher().executorService().shutdown();
      client.connectionPool().evictAll();
    }
  }
}
