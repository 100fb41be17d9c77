package dev.lastword.endpoint;

import java.util.Locale;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/// Which addresses a call may go to: https anywhere, plain http only to this machine, and never a
/// URL that carries a key.
final class Addresses {
  private static final Set<String> KEY_PARAMETERS =
      Set.of("key", "api_key", "api-key", "apikey", "token", "access_token", "auth");

  private Addresses() {}

  /// Reads a base URL or says what is wrong with it.
  static HttpUrl base(String text) {
    var url = HttpUrl.parse(text);
    if (url == null) {
      throw new SetupException("a base URL is http(s)://host/path; this is none: " + shown(text));
    }
    if (!url.username().isEmpty() || !url.password().isEmpty()) {
      throw new SetupException("a base URL holds no user info: " + shown(text));
    }
    if (url.fragment() != null) {
      throw new SetupException("a base URL holds no #: " + shown(text));
    }
    if (url.queryParameterNames().stream().anyMatch(Addresses::carriesKey)) {
      throw new SetupException("a base URL holds no key; name its variable: " + shown(text));
    }
    if (!url.isHttps() && !loopback(url.host())) {
      throw new SetupException("plain http goes only to this machine: " + shown(text));
    }
    return url;
  }

  private static boolean carriesKey(String parameter) {
    return KEY_PARAMETERS.contains(parameter.toLowerCase(Locale.ROOT));
  }

  /// Whether a host is this machine by its very name; the network is not asked.
  static boolean loopback(String host) {
    return host.equals("localhost")
        || host.equals("::1")
        || (host.startsWith("127.")
            && host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9')));
  }

  static boolean sameServer(HttpUrl one, HttpUrl other) {
    return one.scheme().equals(other.scheme())
        && one.host().equals(other.host())
        && one.port() == other.port();
  }

  /// The URL without what may be secret, for messages and receipts.
  static String shown(String text) {
    var url = HttpUrl.parse(text);
    return url == null ? ErrorText.quote(bare(text)) : shown(url);
  }

  static String shown(HttpUrl url) {
    var shown = url.newBuilder().username("").password("").query(null).fragment(null).build();
    return withoutSlash(shown.toString());
  }

  private static String withoutSlash(String text) {
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  private static String bare(String text) {
    var at = text.lastIndexOf('@');
    var end = text.indexOf('?', at + 1);
    return text.substring(at + 1, end < 0 ? text.length() : end);
  }

  /// Appends a dialect's path, unless the user has already done so.
  static HttpUrl append(HttpUrl base, String path, @Nullable String query) {
    if (base.encodedPath().endsWith("/" + path)) {
      throw new SetupException("a base URL ends before /" + path + ": " + shown(base));
    }
    var builder = base.newBuilder().addPathSegments(path);
    return query == null ? builder.build() : builder.addQueryParameter("alt", query).build();
  }
}
