package dev.lastword.archive.peers;

import dev.lastword.detect.Utterance;
import java.util.List;
import java.util.Locale;

/// A state machine over wrapping-up talk, as dialogue managers of voice bots have it: open, offered
/// by one side, taken up by the other, closed by a third such message in a row; any other message,
/// and any question, opens the talk again.
final class WrapUp implements Rule {
  /// What wraps up; a farewell does too.
  private static final List<String> WORDS =
      List.of(
          ("thank|pleasure|welcome|great talking|wonderful conversation|wrap up|signing off|all set"
                  + "|that's all|anytime|enjoyed|grateful|rest now|end here|good luck|appreciate"
                  + "|until then|no further")
              .split("\\|", -1));

  private enum State {
    OPEN,
    OFFERED,
    TAKEN_UP,
    CLOSED
  }

  @Override
  public boolean over(List<Utterance> soFar) {
    var state = State.OPEN;
    for (var utterance : soFar) {
      state = next(state, wrapsUp(utterance));
    }
    return state == State.CLOSED;
  }

  private static State next(State state, boolean wrapsUp) {
    if (!wrapsUp) {
      return State.OPEN;
    }
    return switch (state) {
      case OPEN -> State.OFFERED;
      case OFFERED -> State.TAKEN_UP;
      case TAKEN_UP, CLOSED -> State.CLOSED;
    };
  }

  private static boolean wrapsUp(Utterance utterance) {
    var text = utterance.text().toLowerCase(Locale.ROOT);
    return !text.contains("?")
        && (Farewells.in(utterance) || WORDS.stream().anyMatch(text::contains));
  }
}
