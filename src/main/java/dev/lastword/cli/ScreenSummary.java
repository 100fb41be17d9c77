package dev.lastword.cli;

import dev.lastword.talk.Caps;
import dev.lastword.talk.Ending;
import dev.lastword.talk.Event;
import dev.lastword.talk.Summary;
import dev.lastword.text.Neutral;
import dev.lastword.text.Width;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What is left on the screen at the end: why it ended, on whose words, and what it came to.
final class ScreenSummary {
  private static final int TROUBLE_LINES = 10;

  private final Palette palette;
  private final StatusTally tally;
  private final ZoneId zone;

  /// @param zone where times are told
  ScreenSummary(Palette palette, StatusTally tally, ZoneId zone) {
    this.palette = palette;
    this.tally = tally;
    this.zone = zone;
  }

  /// What the run says, with times as the user reads them.
  String local(String words) {
    return KillText.local(words, zone);
  }

  /// The closing words.
  ///
  /// @return lines, the last with its line feed too
  String of(Event.Ended ended, int columns) {
    var summary = ended.summary();
    var lines = new ArrayList<String>();
    if (ended.ending() == Ending.ERROR) {
      lines.addAll(troubleLines(summary));
    } else {
      lines.add(wrapped(sentence(ended.ending(), summary), columns));
      if (!saysAll(ended.ending(), summary)) {
        detailLines(summary).forEach(line -> lines.add("  " + line));
      }
    }
    if (ended.ending().kind() == Ending.Kind.JUDGED) {
      lines.addAll(new ScreenEvidence(palette, columns).rows(summary));
    }
    lines.add("");
    lines.add("  " + wrapped(facts(ended), columns));
    var how = CostText.how(summary);
    if (!how.isEmpty()) {
      lines.add("  " + wrapped(how, columns));
    }
    if (summary.log() != null) {
      lines.add("  " + Neutral.line(summary.log().toString()));
    }
    return String.join("\n", lines) + "\n";
  }

  /// Whether the sentence holds what the detail would say once more.
  private static boolean saysAll(Ending ending, Summary summary) {
    return ending == Ending.SCRIPT_END
        || (ending.kind() == Ending.Kind.CAP && !cannotBeHeld(summary));
  }

  private static boolean cannotBeHeld(Summary summary) {
    return summary.detail().contains("did not say");
  }

  private static String wrapped(String line, int columns) {
    return String.join("\n  ", Width.wrap(line, ScreenVoices.textWidth(columns)));
  }

  /// What went wrong, where, and what to do: for those who see nothing else.
  String trouble(Summary summary) {
    return String.join("\n", troubleLines(summary)) + "\n";
  }

  private List<String> troubleLines(Summary summary) {
    var detail = detailLines(summary);
    var what =
        detail.isEmpty() ? "the talk broke off after " + summary.messages() : detail.getFirst();
    var lines = new ArrayList<String>();
    lines.add(palette.red("error") + ": " + what);
    detail.stream().skip(1).forEach(line -> lines.add("  " + line));
    return lines;
  }

  private List<String> detailLines(Summary summary) {
    return Neutral.text(local(summary.detail()))
        .replace('\t', ' ')
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .limit(TROUBLE_LINES)
        .toList();
  }

  private String sentence(Ending ending, Summary summary) {
    var over = palette.stop() + " Over after " + summary.messages() + ". ";
    var stopped = palette.stop() + " Stopped after " + summary.messages() + ". ";
    return switch (ending) {
      case MUTUAL_CLOSING,
          STAGE_DIRECTIONS,
          REPEATED_REFUSALS,
          ECHO,
          CYCLE,
          CHANT,
          SILENCE,
          STUCK,
          STOP_TOKEN,
          PHRASE,
          PATTERN ->
          over + rule(ending) + begun(summary);
      case MESSAGES -> cap(summary, Figures.count(tally.caps().messages()) + " messages");
      case TOKENS -> cap(summary, tokens(tally.caps()));
      case COST -> cap(summary, cost(tally.caps()));
      case TIME -> cap(summary, time(tally.caps()));
      case OPERATOR -> stopped + "Somebody asked for it.";
      case BUDGET -> stopped + "The budget is spent.";
      case KILL_SWITCH -> stopped + "The provider is shut by its kill switch.";
      case MODEL_CHANGED -> stopped + "Another model answered than the one asked.";
      case CONTEXT -> stopped + "The talk no longer fits the model's window.";
      case SCRIPT_END -> over + scriptEnd(summary);
      case ERROR -> stopped + "A speaker could not answer.";
    };
  }

  /// Who had no more to say: a script, or a person.
  private String scriptEnd(Summary summary) {
    var detail = String.join(" ", detailLines(summary));
    return (detail.isEmpty() ? "The script has no further line" : detail) + ".";
  }

  private static String rule(Ending ending) {
    var words = ending.code().replace('-', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static String begun(Summary summary) {
    return summary.onset() == null ? "." : ", begun at " + summary.onset() + ".";
  }

  private String cap(Summary summary, String cap) {
    if (cannotBeHeld(summary)) {
      return palette.arrow() + " The cap of " + cap + " cannot be held.";
    }
    var alive = tally.closing() ? "; it was near its end." : "; the talk was still alive.";
    return palette.arrow()
        + " The cap of "
        + cap
        + " was reached"
        + (tally.threshold() > 0 ? alive : ".");
  }

  private static String tokens(Caps caps) {
    return caps.totalTokens() == null ? "tokens" : Figures.count(caps.totalTokens()) + " tokens";
  }

  private static String cost(Caps caps) {
    return caps.cost() == null ? "cost" : Figures.money(caps.cost());
  }

  private static String time(Caps caps) {
    return caps.time() == null ? "time" : Figures.span(caps.time());
  }

  /// What is known of a sum of which a part is unknown, as after a cut reply.
  private static String atLeast(String known, String what) {
    return known.isEmpty() ? what + "unknown" : known.endsWith("+") ? known : known + "+";
  }

  private String facts(Event.Ended ended) {
    var summary = ended.summary();
    var most = tally.caps().messages();
    var spared = most - summary.messages();
    var judged = ended.ending().kind() == Ending.Kind.JUDGED;
    return summary.messages()
        + " of "
        + Figures.count(most)
        + (most == 1 ? " message, " : " messages, ")
        + (summary.tokens() == null
            ? atLeast(tally.tokens(), "tokens ") + (tally.tokens().isEmpty() ? "" : " tokens")
            : Figures.count(summary.tokens()) + " tokens")
        + ", "
        + (summary.cost() == null
            ? atLeast(tally.cost(), "cost ") + CostText.gaps(summary.bill())
            : Figures.money(summary.cost()))
        + ", "
        + Figures.span(summary.took())
        + (judged && spared > 0 ? "; " + Figures.count(spared) + " not needed" : "");
  }
}
