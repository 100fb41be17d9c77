package dev.lastword.page;

import dev.lastword.archive.Dossier;
import dev.lastword.journal.Judged;
import dev.lastword.talk.Ending;
import dev.lastword.talk.Side;
import dev.lastword.transcript.Line;
import dev.lastword.transcript.Transcript;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a reading page says first: what happened, in a sentence or two.
final class TalkStory {
  private final Transcript transcript;
  private final TalkPage.Setting setting;
  private final List<Line.Said> said;
  private final Judged.@Nullable Stop stop;

  TalkStory(Dossier dossier, TalkPage.Setting setting, List<Line.Said> said) {
    this.transcript = dossier.transcript();
    this.setting = setting;
    this.said = said;
    this.stop = dossier.stop();
  }

  /// The name of a side, also where nobody spoke on it.
  static String name(Transcript transcript, Side side) {
    var at = side == Side.A ? 0 : 1;
    return transcript.speakers().size() > at ? transcript.speakers().get(at) : side.code();
  }

  List<Words> sentences() {
    var words = new ArrayList<Words>();
    if (stop != null) {
      words.add(Words.of("Over after message "));
      words.add(Words.message(stop.after()));
      words.add(Words.of(stop.after() < said.size() ? " of " + said.size() + ". " : ". "));
      reason(words, stop);
      return words;
    }
    if (setting.running()) {
      return List.of(Words.of("Goes on: " + Figures.messages(said.size()) + " so far."));
    }
    if (said.isEmpty()) {
      return List.of(Words.of("Nothing was said."));
    }
    words.add(Words.of(ended()));
    return words;
  }

  private static void reason(List<Words> words, Judged.Stop stop) {
    words.add(Words.of(sentence(stop.rule())));
    words.add(Words.message(stop.onset()));
    words.add(Words.of(stop.rule().equals("mutual-closing") ? ", with nothing left open." : "."));
  }

  /// The beginning of a sentence that ends with the message where it began.
  private static String sentence(String rule) {
    return switch (rule) {
      case "mutual-closing" -> "Both sides had closed, from message ";
      case "stage-directions" -> "Only stage directions were left, from message ";
      case "repeated-refusals" -> "Nobody wanted to go on, from message ";
      case "echo" -> "Each said what the other said, from message ";
      case "cycle" -> "The same messages came round again, from message ";
      case "chant" -> "Only sound was left, from message ";
      case "silence" -> "Only blank messages were left, from message ";
      case "stuck" -> "One side had nothing to add, from message ";
      case "stop-token" -> "Both had asked for the end, from message ";
      case "phrase" -> "A phrase that ends it was said in message ";
      case "pattern" -> "A pattern that ends it was met in message ";
      default -> "The judge ended it (" + rule + "), from message ";
    };
  }

  /// How it ended, where the judge did not end it.
  String ended() {
    var footer = transcript.footer();
    var ending = footer == null ? null : Ending.of(footer.ending()).orElse(null);
    var many = Figures.messages(said.size());
    if (footer == null) {
      return many + ", and no end was found.";
    }
    if (ending == null) {
      return many + ". The file calls its ending " + footer.ending() + ".";
    }
    return switch (ending) {
      case MESSAGES, TOKENS, COST, TIME ->
          "Ran to its cap of " + cap(ending) + ". No end was found in " + many + ".";
      case SCRIPT_END -> "The script had no further line after " + many + ".";
      case OPERATOR -> "Stopped by its operator after " + many + ".";
      case BUDGET -> "The budget was spent after " + many + ".";
      case KILL_SWITCH -> "Its provider was shut after " + many + ".";
      case MODEL_CHANGED -> "Another model answered after " + many + ".";
      case CONTEXT -> "The talk no longer fitted the model after " + many + ".";
      case ERROR -> "Broken off by an error after " + many + ".";
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
          "Ended by the judge then (" + ending.code() + "); judged now, no end is found.";
    };
  }

  private String cap(Ending ending) {
    var footer = transcript.footer();
    return ending == Ending.MESSAGES && footer != null && footer.cap() != null
        ? Figures.messages(footer.cap())
        : ending.code();
  }

  /// What another policy would have done.
  static List<Words> compared(Dossier.Rejudged other, Judged.@Nullable Stop stop) {
    var words = new ArrayList<Words>();
    words.add(Words.of(other.policy().code() + " "));
    var then = other.stop();
    if (then == null) {
      words.add(
          Words.of(stop == null ? "would not have ended it either." : "would not have ended it."));
      return words;
    }
    words.add(Words.of("would stop after message "));
    words.add(Words.message(then.after()));
    if (stop != null) {
      words.add(
          Words.of(
              then.after() == stop.after() ? ", as this one does" : " instead of " + stop.after()));
    }
    words.add(Words.of(", by " + then.rule() + ", from message "));
    words.add(Words.message(then.onset()));
    words.add(Words.of(". Nothing is written."));
    return words;
  }
}
