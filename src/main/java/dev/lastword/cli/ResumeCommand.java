package dev.lastword.cli;

import dev.lastword.config.RunFlags;
import dev.lastword.config.Setting;
import dev.lastword.config.Spec;
import dev.lastword.endpoint.Living;
import dev.lastword.endpoint.LivingRuns;
import dev.lastword.engine.OnUnknown;
import dev.lastword.engine.Resumable;
import dev.lastword.engine.UnknownCall;
import dev.lastword.journal.Seal;
import java.nio.file.Files;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lastword resume`: goes on with a conversation, whatever stopped it.
@Command(
    name = "resume",
    header = {
      "Goes on with a conversation, whatever stopped it; lifts a pause.",
      "",
      "  lastword resume latest",
      "  lastword resume kimi-k2_haiku -n 80",
      ""
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "What is on record is never asked for again. A call that may have been billed",
      "and brought no reply is asked about first; without a terminal, --on-unknown",
      "decides."
    })
final class ResumeCommand implements Callable<Integer> {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private static final String QUESTION =
      "\n  y: ask again; skip: give the message up and end there; Enter: change nothing\n"
          + "  ask again? [y/N/skip] ";

  private final Console console;

  @Parameters(
      arity = "1",
      paramLabel = "ID",
      description = "An id or a part of it, a path, latest, or @2.")
  private String id = "";

  @Option(
      names = "--on-unknown",
      paramLabel = "resend|stop|skip",
      description =
          "A call that may have been billed: make it again, change nothing, or give its message up"
              + " and end the talk there.")
  private @Nullable String onUnknown;

  @Option(names = "--reopen", description = "Go on even where the judge ended it.")
  private boolean reopen;

  @Option(
      names = {"-n", "--max-messages"},
      paramLabel = "N",
      description = "Most messages from here on, those already said among them.")
  private @Nullable String maxMessages;

  @Option(
      names = "--max-total-tokens",
      paramLabel = "N",
      description = "Most tokens of all calls together; none lifts it.")
  private @Nullable String maxTotalTokens;

  @Option(
      names = "--max-cost",
      paramLabel = "USD",
      description = "Most dollars of all calls together; none lifts it.")
  private @Nullable String maxCost;

  @Option(
      names = "--max-time",
      paramLabel = "TIME",
      description = "Most time at work in all; none lifts it.")
  private @Nullable String maxTime;

  @Option(
      names = "--context",
      paramLabel = "full|last:N|tokens:N",
      description = "How much of the talk a model is sent from here on.")
  private @Nullable String context;

  @Option(
      names = "--inject",
      paramLabel = "N:a=TEXT|@FILE",
      description =
          "Your word before message N, seen by a (or b) alone, by both without a side; may be"
              + " repeated.")
  private List<String> injects = List.of();

  @Option(
      names = "--accept-model",
      description = "Let another model answer from here on; it is flagged.")
  private boolean acceptModel;

  @Option(
      names = "--on-kill",
      paramLabel = "stop|wait",
      description = "Where a provider is shut by its kill switch, from here on.")
  private @Nullable String onKill;

  @Option(
      names = "--sign",
      description = "Sign the journal at the end, with the key of lastword key new.")
  private boolean sign;

  @Mixin private ArchiveOption archive = new ArchiveOption();
  @Mixin private OutputOptions output = new OutputOptions();

  ResumeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    var choice = choice();
    var runs = LivingRuns.in(console.env());
    var paused = new PausedRuns(runs.all()).meant(id, archive.finder(console));
    if (paused != null) {
      return LivingWords.tell(console, output, runs, paused, Living.Wish.GO_ON).code();
    }
    var journal = Journalled.journal(archive.finder(console), id);
    var wiring = Wiring.of(console);
    var flags = flags();
    var key = wiring.key(console, flags);
    var session = new Session(console, output).signing(key);
    var outgrows = key == null && Files.exists(Seal.file(journal));
    try (var out = Outgoing.of(console, wiring)) {
      var stage = session.stage(DemoCommand.recasting(out.speakers(session)));
      try (var held = stage.hold(journal, console.nanos())) {
        var spec = wiring.specs().changed(held.spec(), flags).spec();
        return goOn(session, held, spec, new Given(choice, outgrows));
      }
    }
  }

  /// What is known before it goes on.
  ///
  /// @param choice what the user said of calls in doubt; null: nothing
  /// @param outgrows whether it was signed and what comes now will not be
  private record Given(@Nullable OnUnknown choice, boolean outgrows) {}

  private int goOn(Session session, Resumable held, Spec spec, Given given) throws Exception {
    held.check(new Resumable.Wish(spec, reopen, OnUnknown.RESEND));
    var decided =
        held.unknown().isEmpty() ? OnUnknown.RESEND : decide(session, held, given.choice());
    if (decided == OnUnknown.STOP) {
      console.say("  nothing was sent or changed");
      console.say("exit " + ExitCode.INCOMPLETE.code());
      return ExitCode.INCOMPLETE.code();
    }
    if (!output.quiet) {
      var said = held.messages();
      console.say(
          "%s goes on %s"
              .formatted(held.id(), said == 0 ? "from its beginning" : "after message " + said));
    }
    if (given.outgrows() && !output.quiet) {
      console.say("warning: its signature does not cover what is said from here on; --sign does");
    }
    var wish = new Resumable.Wish(spec, reopen, decided);
    var asked = decided == OnUnknown.SKIP ? session.givingUp() : session;
    return asked.play(spec, around -> held.goOn(wish, around)).code();
  }

  private OnUnknown decide(Session session, Resumable held, @Nullable OnUnknown choice) {
    var calls = held.unknown();
    console.say(
        calls.size() == 1
            ? "1 call in doubt: " + line(calls.getFirst())
            : calls.size() + " calls in doubt");
    if (calls.size() > 1) {
      calls.forEach(call -> console.say("  " + line(call)));
    }
    if (choice != null) {
      return choice;
    }
    var cost = calls.getLast().lastCost();
    var about = cost == null ? "" : "; the one before cost " + Figures.money(cost);
    var answer = session.answer("  it may have been billed" + about + QUESTION);
    if (answer == null) {
      console.say("  it may have been billed, and nobody can be asked: say --on-unknown");
      console.say("  resend asks again, skip ends the talk there, stop changes nothing");
      return OnUnknown.STOP;
    }
    var word = answer.strip().toLowerCase(Locale.ROOT);
    return word.startsWith("y")
        ? OnUnknown.RESEND
        : word.startsWith("s") ? OnUnknown.SKIP : OnUnknown.STOP;
  }

  private String line(UnknownCall call) {
    var sent = TIME.format(LocalTime.ofInstant(call.sent(), console.zone()));
    return "message %d, %s, sent %s, %s".formatted(call.message(), call.name(), sent, call.what());
  }

  private @Nullable OnUnknown choice() {
    return onUnknown == null ? null : OneOf.of("--on-unknown", onUnknown, OnUnknown.values());
  }

  private RunFlags flags() {
    return RunFlags.NONE
        .with(Setting.MAX_MESSAGES, maxMessages)
        .with(Setting.MAX_TOTAL_TOKENS, maxTotalTokens)
        .with(Setting.MAX_COST, maxCost)
        .with(Setting.MAX_TIME, maxTime)
        .with(Setting.CONTEXT, context)
        .with(Setting.INJECT, injects)
        .with(Setting.ON_KILL, onKill)
        .with(Setting.SIGN, sign)
        .with(Setting.STRICT_MODEL, acceptModel ? "off" : null);
  }
}
