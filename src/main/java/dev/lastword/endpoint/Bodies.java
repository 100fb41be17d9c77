package dev.lastword.endpoint;

import java.io.IOException;
import java.util.Locale;
import okhttp3.Response;
import okio.BufferedSource;
import okio.GzipSource;
import okio.Okio;

/// Opens the bodies of responses.
final class Bodies {
  private Bodies() {}

  static String header(Response response, String name) {
    var value = response.header(name);
    return value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
  }

  /// We ask for no coding; a server that uses gzip all the same is understood, within the bound on
  /// what comes out.
  static BufferedSource decoded(Response response) throws IOException {
    return switch (header(response, "Content-Encoding")) {
      case "identity", "" -> response.body().source();
      case "gzip", "x-gzip" -> Okio.buffer(new GzipSource(response.body().source()));
      default -> throw new ReplyFormatException("the reply is coded in a way we did not ask for");
    };
  }
}
