package dev.lastword.cli;

import dev.lastword.detect.Detector;
import dev.lastword.detect.Policy;
import dev.lastword.detect.Stop;
import dev.lastword.detect.StopRules;
import dev.lastword.detect.Verdict;
import dev.lastword.talk.Message;
import dev.lastword.text.Neutral;
import dev.lastword.text.TokenEstimate;
import dev.lastword.transcript.Transcript;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A finished transcript and what the judge says of it.
///
/// @param file the file as the user named it
/// @param transcript what it holds
/// @param policy how readily the judge ended it
/// @param expression the user's own stop expression; null: none
/// @param threshold the score that ends a conversation
/// @param verdicts one a message
record Judgement(
    String file,
    Transcript transcript,
    Policy policy,
    @Nullable String expression,
    double threshold,
    List<Verdict> verdicts) {
  /// What the file holds after the stop: what a live run would not have asked for.
  ///
  /// @param messages how many
  /// @param replyTokens about how many tokens those are
  /// @param promptTokens about how many tokens would have been sent to get them
  record Unused(int messages, long replyTokens, long promptTokens) {
    static final Unused NOTHING = new Unused(0, 0, 0);
  }

  /// Judges a transcript.
  static Judgement of(String file, Transcript transcript, StopRules rules) {
    var judge = new Detector(rules);
    var verdicts = transcript.utterances().stream().map(judge::hear).toList();
    return new Judgement(
        file, transcript, rules.policy(), rules.expression(), judge.threshold(), verdicts);
  }

  List<Message> messages() {
    return transcript.messages();
  }

  /// The stop, or null where it would run on.
  @Nullable Stop stop() {
    return verdicts.stream().map(Verdict::stop).filter(Objects::nonNull).findFirst().orElse(null);
  }

  Unused unused() {
    var stop = stop();
    if (stop == null) {
      return Unused.NOTHING;
    }
    var said = 0L;
    var replies = 0L;
    var prompts = 0L;
    for (var message : messages()) {
      var tokens = TokenEstimate.of(message.text());
      if (message.number() > stop.after()) {
        replies += tokens;
        prompts += said;
      }
      said += tokens;
    }
    return new Unused(messages().size() - stop.after(), replies, prompts);
  }

  /// The two names, made harmless; empty where the file names nobody.
  String pair() {
    return transcript.speakers().stream().map(Neutral::line).collect(Collectors.joining(" ↔ "));
  }

  /// Why it is over, in one paragraph, made harmless; empty where it runs on.
  String account() {
    var stop = stop();
    var names = transcript.speakers();
    return stop == null
        ? ""
        : Neutral.line(
            stop.account()
                .tell(
                    names.isEmpty() ? "A" : names.getFirst(),
                    names.size() < 2 ? "B" : names.getLast()));
  }

  String speaker(int message) {
    return messages().get(message - 1).speaker();
  }
}
