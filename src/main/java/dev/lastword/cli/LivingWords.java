package dev.lastword.cli;

import dev.lastword.endpoint.Living;
import dev.lastword.endpoint.Living.Wish;
import dev.lastword.endpoint.LivingRuns;
import dev.lastword.endpoint.LivingRuns.Answer;
import dev.lastword.text.Neutral;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// What lives, in words and in lines of `--json`, and telling it what is wanted.
final class LivingWords {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final DateTimeFormatter SINCE =
      DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);

  private LivingWords() {}

  /// How far it is.
  static String standing(Living living) {
    var standing = living.standing();
    var talks = standing.talks();
    if (talks != null) {
      var failed = talks.failed() > 0 ? ", " + Figures.count(talks.failed()) + " failed" : "";
      return "%s of %s, %s running%s"
          .formatted(
              Figures.count(talks.done()),
              Figures.count(talks.all()),
              Figures.count(talks.running()),
              failed);
    }
    var most = standing.most();
    return most == null ? Figures.count(standing.messages()) : standing.messages() + " of " + most;
  }

  /// What it has cost, with a plus where that is not all; empty where nothing is known.
  static String cost(Living living) {
    var standing = living.standing();
    var dollars = standing.dollars();
    return dollars == null || (dollars.signum() == 0 && !standing.whole())
        ? ""
        : Figures.money(dollars) + (standing.whole() ? "" : "+");
  }

  static String since(Living living, ZoneId zone) {
    return SINCE.format(living.since().atZone(zone));
  }

  /// A line of `--json`, without its end.
  static JsonLine json(Living living) {
    var standing = living.standing();
    var line =
        JsonLine.of()
            .number("v", 1)
            .text("kind", living.kind().code())
            .text("id", living.id())
            .text("place", living.place())
            .text("since", living.since().toString())
            .text("phase", standing.phase().code())
            .number("messages", standing.messages());
    var most = standing.most();
    line.maybeNumber("most", most == null ? null : Long.valueOf(most));
    var talks = standing.talks();
    if (talks != null) {
      line.number("conversations", talks.all()).number("done", talks.done());
      line.number("failed", talks.failed()).number("running", talks.running());
    }
    var dollars = standing.dollars();
    return line.maybe("cost_usd", dollars == null ? null : dollars.toPlainString())
        .flag("cost_whole", standing.whole());
  }

  /// Tells it, waits for its answer and says what came of it.
  ///
  /// @return what the shell is told
  static ExitCode tell(
      Console console, OutputOptions output, LivingRuns runs, Living living, Wish wish)
      throws Exception {
    var answer = runs.tell(living, wish, PATIENCE);
    if (output.json) {
      console.out().println(json(answer, living, wish));
    } else {
      var said = words(answer, living, wish);
      (answer instanceof Answer.Silence ? console.err() : console.out())
          .println(Neutral.line(said));
    }
    return answer instanceof Answer.Silence ? ExitCode.SOME_FAILED : ExitCode.DONE;
  }

  private static String json(Answer answer, Living living, Wish wish) {
    var now = answer instanceof Answer.Heard(var heard) ? heard : living;
    var word =
        switch (answer) {
          case Answer.Heard _ -> "heard";
          case Answer.Over _ -> "over";
          case Answer.Silence _ -> "silence";
        };
    return json(now).text("wish", wish.code()).text("answer", word).end();
  }

  private static String words(Answer answer, Living living, Wish wish) {
    return switch (answer) {
      case Answer.Heard(var now) -> living.id() + " " + heard(now, wish);
      case Answer.Over _ -> living.id() + " has ended";
      case Answer.Silence _ ->
          "error: "
              + living.id()
              + " lives and did not answer within 2 s; is its terminal suspended (Ctrl-Z)?";
    };
  }

  private static String heard(Living now, Wish wish) {
    var batch = now.kind() == Living.Kind.BATCH;
    var again = "lastword resume " + now.id();
    return switch (wish) {
      case PAUSE ->
          switch (now.standing().phase()) {
            case PAUSED ->
                "is paused at " + standing(now) + "; " + again + " goes on, stop ends it";
            case RUNNING, FINISHING, STOPPING ->
                "is " + now.standing().phase().code() + " and cannot be paused";
          };
      case GO_ON -> "goes on";
      case STOP ->
          batch
              ? "begins no further conversation; those that run finish (--now stops them)"
              : "ends after the message that is being written; " + again + " goes on with it";
      case STOP_NOW ->
          batch
              ? "stops its conversations where they are; the same command goes on with them"
              : "ends now; " + again + " goes on with it";
    };
  }
}
