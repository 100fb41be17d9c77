package dev.lastword.endpoint;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.LongSupplier;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.Response;

/// Stands between a call and its connection: tells the watch that the connection is there, and asks
/// a connection that has been idle whether the server has hung up meanwhile. Local servers do so
/// after five seconds; a request written to such a connection would be lost without a trace.
final class Wiretap implements Interceptor {
  /// The server closed a connection that was waiting for use; nothing was sent on it.
  static final class HungUpException extends IOException {
    private static final long serialVersionUID = 1L;

    HungUpException() {
      super("the server closed an idle connection");
    }
  }

  private final Map<Connection, Long> lastUse = Collections.synchronizedMap(new WeakHashMap<>());
  private final LongSupplier nanoTime;
  private final Duration trusted;

  /// Trusts a connection without asking for so long after its last use; asking takes a millisecond.
  Wiretap(LongSupplier nanoTime, Duration trusted) {
    this.nanoTime = nanoTime;
    this.trusted = trusted;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    var connection = chain.connection();
    if (connection != null && rested(connection) && hungUp(connection)) {
      throw new HungUpException();
    }
    var watch = chain.request().tag(Watch.class);
    if (watch != null) {
      watch.connects();
      if (watch.shut()) {
        throw new IOException(Kill.SHUT);
      }
    }
    return chain.proceed(chain.request());
  }

  void used(Connection connection) {
    lastUse.put(connection, nanoTime.getAsLong());
  }

  private boolean rested(Connection connection) {
    var since = lastUse.get(connection);
    return since != null
        && connection.protocol() == Protocol.HTTP_1_1
        && nanoTime.getAsLong() - since >= trusted.toNanos();
  }

  private static boolean hungUp(Connection connection) throws IOException {
    var socket = connection.socket();
    var patience = socket.getSoTimeout();
    try {
      socket.setSoTimeout(1);
      return speaks(socket);
    } finally {
      if (!socket.isClosed()) {
        socket.setSoTimeout(patience);
      }
    }
  }

  /// An idle server says nothing; an end or a stray byte means that it is done with us.
  private static boolean speaks(Socket socket) {
    try {
      InputStream in = socket.getInputStream();
      return in.read() >= -1;
    } catch (SocketTimeoutException _) {
      return false; // silent, as it should be
    } catch (IOException _) {
      return true; // reset
    }
  }
}
