package dev.lastword.engine;

import dev.lastword.journal.Call;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What is known of two requests that should be one: with kept bytes the first byte that differs
/// and what stands around it, else their digests and sizes.
final class RequestDifference {
  private static final int SHORT = 16;

  private RequestDifference() {}

  static List<String> between(Call.Intent then, Call.Intent now, byte[] sent) {
    var details = new ArrayList<String>();
    details.add("recorded: " + shape(then.request()));
    details.add("now:      " + shape(now.request()));
    var kept = then.request().body();
    if (kept == null) {
      details.add("its bytes were not kept (--keep-bytes), so no more is known of it");
    } else {
      var at = Arrays.mismatch(kept, sent);
      details.add("they differ from byte " + at + " on");
      details.add("recorded: " + around(kept, at));
      details.add("now:      " + around(sent, at));
    }
    if (!then.adapted().equals(now.adapted())) {
      details.add("adapted, recorded: " + String.join("; ", then.adapted()));
      details.add("adapted, now:      " + String.join("; ", now.adapted()));
    }
    return details;
  }

  private static String shape(Call.Payload request) {
    var size = request.bytes() == null ? "" : request.bytes() + " bytes, ";
    return size + "digest " + request.digest().substring(0, SHORT) + "…";
  }

  /// Bytes are read as text as far as they are: a place within a character shows a mark there.
  private static String around(byte[] bytes, int at) {
    var before = new String(bytes, 0, at, StandardCharsets.UTF_8);
    return Excerpts.around(new String(bytes, StandardCharsets.UTF_8), before.length());
  }
}
