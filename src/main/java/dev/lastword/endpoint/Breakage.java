package dev.lastword.endpoint;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.Arrays;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.HttpUrl;

/// Says in our words how a connection broke, and what that tells about the request.
final class Breakage {
  private Breakage() {}

  /// Whether an HTTP/2 server promises that it did not look at the request. The library tells it in
  /// no other way than by this name and message.
  static boolean refusedUnseen(IOException e) {
    return e.getClass().getSimpleName().equals("StreamResetException")
        && "stream was reset: REFUSED_STREAM".equals(e.getMessage());
  }

  /// Why nothing was sent.
  static String unsent(IOException e, HttpUrl base) {
    var host = base.host() + ":" + base.port();
    return switch (e) {
      case IOException _ when distrusted(e) -> host + " has no certificate we trust";
      case UnknownHostException _ -> "no address for " + base.host();
      case SSLException _ -> "no TLS with " + host;
      case NoRouteToHostException _ -> "no route to " + host;
      case ConnectException _ -> "no connection to " + host;
      default -> "no connection to " + host + ": " + kind(e);
    };
  }

  /// Whether a certificate stands in the way, at any of the host's addresses: no wait helps.
  static boolean distrusted(Throwable e) {
    return e instanceof SSLPeerUnverifiedException
        || e instanceof CertificateException
        || e instanceof CertPathValidatorException
        || (e.getCause() != null && distrusted(e.getCause()))
        || Arrays.stream(e.getSuppressed()).anyMatch(Breakage::distrusted);
  }

  /// The exception's kind in words: its message may hold anything.
  static String kind(IOException e) {
    return switch (e) {
      case SocketTimeoutException _ -> "timed out";
      case ProtocolException _ -> "no proper HTTP";
      case SocketException _ -> "reset";
      default -> closed(e) ? "closed by the other side" : "an I/O error";
    };
  }

  private static boolean closed(Throwable e) {
    return e instanceof EOFException || (e.getCause() != null && closed(e.getCause()));
  }
}
