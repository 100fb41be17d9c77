package dev.lastword.cli;

import dev.lastword.endpoint.Kill;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// A kill switch in words.
final class KillText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private KillText() {}

  /// Who is shut, since when, whether at once, and why; the operator's words are raw.
  static String of(Kill kill, ZoneId zone) {
    return kill.name() + " is " + state(kill, zone);
  }

  /// Words that a run was told about a switch, with its time as other times are shown. On record it
  /// is UTC.
  static String local(String words, ZoneId zone) {
    var mark = Kill.SHUT + " since ";
    var from = words.indexOf(mark) + mark.length();
    var to = words.indexOf(';', from);
    if (!words.contains(mark) || to < 0) {
      return words;
    }
    try {
      var since = Instant.parse(words.substring(from, to));
      return words.substring(0, from) + TIME.format(since.atZone(zone)) + words.substring(to);
    } catch (DateTimeException _) {
      return words;
    }
  }

  /// The same without the name.
  static String state(Kill kill, ZoneId zone) {
    var since = kill.since();
    return "killed"
        + (since == null ? "" : " since " + TIME.format(since.atZone(zone)))
        + (kill.now() ? ", running replies too" : "")
        + (kill.why().isEmpty() ? "" : ": " + kill.why());
  }
}
