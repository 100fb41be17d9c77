package dev.lastword.cli;

import dev.lastword.journal.Digest;
import java.nio.charset.StandardCharsets;

/// Somebody who writes a whole journal anew: anybody can compute a hash.
final class Forger {
  private static final int BODY = 76; // {"h":"…","r":

  private Forger() {}

  /// Chains the records of a journal anew, whatever they now say.
  static String chain(String journal) {
    var out = new StringBuilder();
    var prev = "0".repeat(64);
    for (var line : journal.lines().toList()) {
      var body =
          line.substring(BODY, line.length() - 1)
              .replaceFirst("\"prev\":\"[0-9a-f]{64}\"", "\"prev\":\"" + prev + "\"");
      prev = Digest.of(("lastword/journal/1\n" + body).getBytes(StandardCharsets.UTF_8));
      out.append("{\"h\":\"").append(prev).append("\",\"r\":").append(body).append("}\n");
    }
    return out.toString();
  }
}
