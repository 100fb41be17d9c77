package dev.lastword.engine;

import dev.lastword.endpoint.Outcome;
import dev.lastword.journal.Call;
import dev.lastword.journal.JournalRecord;
import dev.lastword.talk.Side;
import dev.lastword.talk.Usage;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The calls of a run as its journal tells them: which were answered and by whom, which are open,
/// which are in doubt.
final class CallsSoFar {
  private static final String OTHER = Outcome.Match.OTHER.name().toLowerCase(Locale.ROOT);

  private final Map<Long, UnknownCall> open = new LinkedHashMap<>();
  private final Map<Long, UnknownCall> doubtful = new LinkedHashMap<>();
  private final Set<Long> settled = new HashSet<>();
  private final Map<Side, String> served = new EnumMap<>(Side.class);
  private final Map<Side, Usage> last = new EnumMap<>(Side.class);
  private Asked asked = Asked.NOTHING;

  /// What was asked for last.
  Asked asked() {
    return asked;
  }

  /// The model each side was answered by first.
  Map<Side, String> served() {
    return Map.copyOf(served);
  }

  /// The intents that nothing closes.
  List<UnknownCall> open() {
    return List.copyOf(open.values());
  }

  /// The calls in doubt, of which nobody has decided yet what to do.
  List<UnknownCall> doubtful() {
    var all = new LinkedHashMap<>(doubtful);
    all.putAll(open);
    all.keySet().removeAll(settled);
    return List.copyOf(all.values());
  }

  /// Takes in that a request was about to be sent.
  ///
  /// @param name who was asked
  void ask(JournalRecord record, Call.Intent intent, String name) {
    asked = asked.again(intent.message());
    decided(); // somebody decided to ask again
    var lastCost = last.getOrDefault(intent.side(), Usage.UNKNOWN).cost();
    open.put(
        record.seq(),
        new UnknownCall(
            record.seq(),
            intent.message(),
            intent.side(),
            name,
            record.at(),
            "no answer on disk",
            lastCost));
  }

  /// Takes in what closed a call.
  ///
  /// @return what it used; null where that is told with its message, or is nothing
  @Nullable Usage close(Call.Closing closing) {
    return switch (closing) {
      case Call.Reply reply -> {
        answered(reply);
        yield null;
      }
      case Call.Failed failed -> {
        open.remove(failed.call());
        yield null;
      }
      case Call.Partial partial -> doubt(partial, "its reply was cut: " + partial.why());
      case Call.Unknown unknown -> doubt(unknown, unknown.why());
      case Call.Discarded discarded -> {
        open.remove(discarded.call());
        doubtful.remove(discarded.call());
        yield discarded.usage();
      }
    };
  }

  private void answered(Call.Reply reply) {
    open.remove(reply.call());
    var model = reply.served().model();
    if (model != null && !reply.served().match().equals(OTHER)) {
      served.putIfAbsent(reply.side(), model);
    }
    last.put(reply.side(), reply.usage());
  }

  private Usage doubt(Call.Closing closing, String why) {
    var call = open.remove(closing.call());
    if (call != null && !settled.contains(call.intent())) {
      doubtful.put(call.intent(), call.because(why));
    }
    return Usage.UNKNOWN;
  }

  /// Somebody gave up whatever is in doubt now: nobody is asked about it again. What it used stays
  /// unknown.
  void giveUp() {
    settled.addAll(open.keySet());
    decided();
  }

  /// The talk went on: no call before is in doubt any more.
  void decided() {
    doubtful.clear();
  }
}
