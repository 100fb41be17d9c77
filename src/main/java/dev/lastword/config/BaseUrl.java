package dev.lastword.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The rules for a base URL: http or https, without user info, query or fragment, where keys hide;
/// plain http only to this machine.
final class BaseUrl {
  private BaseUrl() {}

  /// Reads a base URL.
  ///
  /// @throws IllegalArgumentException for anything else; its message says what would be right
  static URI of(String text) {
    var url = parsed(text.strip());
    var scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if (!"https".equals(scheme) && !"http".equals(scheme)) {
      throw new IllegalArgumentException("a base URL begins with https:// or http://");
    }
    if (url.getHost() == null || url.getRawUserInfo() != null) {
      throw new IllegalArgumentException("a base URL names a host, without user or password");
    }
    if (url.getRawQuery() != null || url.getRawFragment() != null) {
      throw new IllegalArgumentException("a base URL has no query and no fragment");
    }
    if ("http".equals(scheme) && !isLoopback(url.getHost())) {
      throw new IllegalArgumentException("plain http is only for this machine: use https");
    }
    return url;
  }

  static boolean isLoopback(@Nullable String host) {
    if (host == null) {
      return false;
    }
    return "localhost".equalsIgnoreCase(host)
        || "[::1]".equals(host)
        || (host.startsWith("127.") && isIpv4(host));
  }

  private static boolean isIpv4(String host) {
    var parts = host.split("\\.", -1);
    for (var part : parts) {
      var digits = part.length() <= 3 && part.chars().allMatch(c -> c >= '0' && c <= '9');
      if (part.isEmpty() || !digits || Integer.parseInt(part) > 255) {
        return false;
      }
    }
    return parts.length == 4;
  }

  private static URI parsed(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("a base URL is written like https://host/v1", e);
    }
  }
}
