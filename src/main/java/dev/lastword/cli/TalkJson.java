package dev.lastword.cli;

import dev.lastword.archive.Talk;
import java.time.Duration;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/// A conversation of the archive as a line of `--json`.
final class TalkJson {
  private TalkJson() {}

  /// The whole line.
  static String line(Talk talk) {
    return fields(JsonLine.of().number("v", 1), talk).end();
  }

  /// Its fields, into an object.
  static JsonLine fields(JsonLine line, Talk talk) {
    line.text("id", talk.id())
        .text("digest", talk.digest())
        .text("name", talk.name())
        .text("file", talk.file())
        .maybe("log", talk.log())
        .text("batch", talk.batch())
        .object("a", side -> party(side, talk.a()))
        .object("b", side -> party(side, talk.b()))
        .text("at", talk.at().toString())
        .maybe("started", text(talk.started()))
        .maybe("ended", text(talk.ended()))
        .text("state", word(talk.state()))
        .maybe("ending", talk.ending());
    return outcome(line, talk);
  }

  private static JsonLine outcome(JsonLine line, Talk talk) {
    var stop = talk.stop();
    if (stop == null) {
      line.maybe("stop", null);
    } else {
      line.object("stop", object -> halt(object, stop));
    }
    var forked = talk.forked();
    line.number("messages", talk.messages())
        .number("unused", talk.unused())
        .text("strip", talk.strip())
        .maybeNumber("tokens", talk.tokens())
        .maybe("cost", talk.cost() == null ? null : Figures.exact(talk.cost()))
        .maybeNumber("duration_ms", millis(talk.took()))
        .maybeNumber("latency_ms", millis(talk.latency()))
        .maybeNumber("cap", talk.cap() == null ? null : Long.valueOf(talk.cap()))
        .text("policy", talk.policy());
    if (forked == null) {
      line.maybe("forked_from", null);
    } else {
      line.object("forked_from", from -> from.text("id", forked.id()).number("at", forked.at()));
    }
    return line.texts("tags", talk.tags()).text("note", talk.note()).maybe("flaw", talk.flaw());
  }

  private static void halt(JsonLine line, Talk.Halt stop) {
    line.number("after", stop.after())
        .number("onset", stop.onset())
        .text("rule", stop.rule())
        .decimal("score", stop.score())
        .decimal("threshold", stop.threshold());
  }

  private static void party(JsonLine line, Talk.Party party) {
    line.text("name", party.name())
        .text("provider", party.provider())
        .text("model", party.model())
        .text("persona", party.persona());
  }

  private static String word(Talk.State state) {
    return switch (state) {
      case ENDED -> "ended";
      case OPEN -> "open";
      case BROKEN -> "broken";
    };
  }

  private static @Nullable String text(@Nullable LocalDateTime time) {
    return time == null ? null : time.toString();
  }

  private static @Nullable Long millis(@Nullable Duration duration) {
    return duration == null ? null : Long.valueOf(duration.toMillis());
  }
}
