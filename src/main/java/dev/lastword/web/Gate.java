package dev.lastword.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who may ask for what. A page of another site can make a browser ask us, under its own name or
/// under one that it lets point here; neither is answered. What changes something wants the token
/// that was printed when the site was opened.
final class Gate {
  static final String TOKEN = "X-Lastword-Token";

  private static final Set<String> READING = Set.of("GET", "HEAD");

  /// The headers of every answer: nothing runs and nothing is loaded but what we serve, nobody puts
  /// us in a frame, nobody is told where a link was followed from.
  private static final List<List<String>> HEADERS =
      List.of(
          List.of(
              "Content-Security-Policy",
              "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self';"
                  + " connect-src 'self'; form-action 'self'; base-uri 'none';"
                  + " frame-ancestors 'none'"),
          List.of("X-Content-Type-Options", "nosniff"),
          List.of("X-Frame-Options", "DENY"),
          List.of("Referrer-Policy", "no-referrer"),
          List.of("Cross-Origin-Opener-Policy", "same-origin"),
          List.of("Cross-Origin-Resource-Policy", "same-origin"),
          List.of("Permissions-Policy", "camera=(), microphone=(), geolocation=()"));

  private final String token;
  private volatile String host = "";

  Gate(String token) {
    this.token = token;
  }

  /// Learns where the site is.
  void at(int port) {
    host = "127.0.0.1:" + port;
  }

  /// Looks at a request before anything else does.
  void check(Context request) {
    HEADERS.forEach(header -> request.header(header.getFirst(), header.getLast()));
    request.header("Cache-Control", "no-store");
    var why = refusal(request);
    if (why != null) {
      throw new Refused(HttpStatus.FORBIDDEN, why);
    }
  }

  private @Nullable String refusal(Context request) {
    if (!host.equals(request.header("Host"))) {
      return "this is not where the site is: it is at http://" + host + "/ and nowhere else";
    }
    var origin = request.header("Origin");
    if (origin != null && !origin.equals("http://" + host)) {
      return "another site asked for this";
    }
    if ("cross-site".equals(request.header("Sec-Fetch-Site")) && !isNavigation(request)) {
      return "another site asked for this";
    }
    if (READING.contains(request.method().name())) {
      return null;
    }
    return origin != null && isToken(request.header(TOKEN))
        ? null
        : "to change something, open the link that lastword view printed";
  }

  /// Whether somebody followed a link, rather than a page fetching or framing us.
  private static boolean isNavigation(Context request) {
    return "navigate".equals(request.header("Sec-Fetch-Mode"))
        && "document".equals(request.header("Sec-Fetch-Dest"));
  }

  private boolean isToken(@Nullable String given) {
    return given != null
        && MessageDigest.isEqual(
            given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
  }
}
