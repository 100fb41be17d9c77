package dev.lastword.archive;

import dev.lastword.detect.Detector;
import dev.lastword.detect.MessageClass;
import dev.lastword.detect.Policy;
import dev.lastword.detect.Verdict;
import dev.lastword.journal.Judged;
import dev.lastword.talk.Side;
import dev.lastword.transcript.Line;
import dev.lastword.transcript.Transcript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is said in a conversation, cut into terms, counted, and judged where nobody judged it yet.
final class TalkWords {
  /// The class of a message that a newer judge calls by a name unknown here.
  static final char UNKNOWN = '.';

  private static final Map<String, Character> LETTERS = letters();

  private final Transcript transcript;
  private final Map<Integer, Judged.Reading> readings;
  private final Map<Integer, Long> tokens;
  private final Map<Side, Tally> tallies = new EnumMap<>(Side.class);
  private final List<Verdict> verdicts;

  /// Reads what is said.
  ///
  /// @param transcript the conversation
  /// @param readings what is on record of its messages
  /// @param tokens the tokens answered, by message
  TalkWords(
      Transcript transcript, Map<Integer, Judged.Reading> readings, Map<Integer, Long> tokens) {
    this.transcript = transcript;
    this.readings = readings;
    this.tokens = tokens;
    var said = transcript.utterances();
    verdicts = said.size() <= readings.size() ? List.of() : Detector.judge(said, Policy.BALANCED);
    tallies.put(Side.A, new Tally());
    tallies.put(Side.B, new Tally());
  }

  /// All of it, with what is known of the conversation.
  Held held(TalkDraft draft) {
    var said = new ArrayList<Held.Said>();
    var strip = new StringBuilder();
    for (var line : transcript.lines()) {
      if (line instanceof Line.Said one) {
        var number = said.size() + 1;
        var letter = letter(number);
        strip.append(letter);
        said.add(tally(one.side()).hear(one, number, letter, score(number), tokens.get(number)));
      }
    }
    draft.strip = strip.toString();
    if (readings.isEmpty() && draft.policy.isEmpty()) {
      draft.policy = Policy.BALANCED.code();
      draft.stop = stop();
    }
    return new Held(
        draft.talk(), said, Map.of(Side.A, tally(Side.A).sum(), Side.B, tally(Side.B).sum()));
  }

  private Tally tally(Side side) {
    return tallies.computeIfAbsent(side, _ -> new Tally());
  }

  private Talk.@Nullable Halt stop() {
    var stop = verdicts.isEmpty() ? null : verdicts.getLast().stop();
    return stop == null
        ? null
        : new Talk.Halt(
            stop.after(), stop.onset(), stop.rule().code(), stop.score(), stop.threshold());
  }

  private char letter(int number) {
    var recorded = readings.get(number);
    if (recorded != null) {
      return LETTERS.getOrDefault(recorded.kind(), UNKNOWN);
    }
    return number <= verdicts.size() ? verdicts.get(number - 1).reading().kind().letter() : UNKNOWN;
  }

  private double score(int number) {
    var recorded = readings.get(number);
    if (recorded != null) {
      return recorded.score();
    }
    return number <= verdicts.size() ? verdicts.get(number - 1).reading().score() : 0;
  }

  private static Map<String, Character> letters() {
    var letters = new HashMap<String, Character>();
    for (var kind : MessageClass.values()) {
      letters.put(kind.code(), kind.letter());
    }
    return Map.copyOf(letters);
  }

  /// What a side said so far.
  private static final class Tally {
    private final WordCount words = new WordCount();
    private int messages;
    private long characters;
    private int closing;
    private int refusals;
    private int echoes;
    private int calls;
    private Duration latency = Duration.ZERO;

    Held.Said hear(Line.Said said, int number, char letter, double score, @Nullable Long tokens) {
      words.nextMessage();
      var terms = new StringBuilder(said.text().length() + said.text().length() / 8);
      Terms.of(
          said.text(),
          (term, kind, _, _, _) -> {
            terms.append(term).append(' ');
            if (kind != Terms.Kind.LAST) {
              words.add(term);
            }
          });
      count(letter);
      var took = said.telemetry() == null ? null : said.telemetry().latency();
      if (took != null) {
        calls++;
        latency = latency.plus(took);
      }
      var one =
          new Held.Said(
              number,
              said.side(),
              said.text(),
              terms.toString(),
              score,
              said.text().codePointCount(0, said.text().length()),
              words.inMessage(),
              words.differentInMessage(),
              took == null ? null : took.toMillis(),
              tokens);
      characters += one.characters();
      return one;
    }

    private void count(char letter) {
      messages++;
      switch (letter) {
        case 'p', 'C', 'F' -> closing++;
        case 'R' -> refusals++;
        case '=', '#' -> echoes++;
        default -> {}
      }
    }

    Held.Figures sum() {
      return new Held.Figures(
          messages,
          characters,
          words.words(),
          closing,
          refusals,
          echoes,
          words.samples(),
          words.different(),
          calls,
          latency.toMillis());
    }
  }
}
