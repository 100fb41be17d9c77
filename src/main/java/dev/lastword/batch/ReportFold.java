package dev.lastword.batch;

import dev.lastword.batch.ReportedTalk.Exchange;
import dev.lastword.batch.ReportedTalk.Oddity;
import dev.lastword.batch.ReportedTalk.Oddity.Kind;
import dev.lastword.journal.Call;
import dev.lastword.journal.JournalRecord;
import dev.lastword.journal.Judged;
import dev.lastword.journal.Operator;
import dev.lastword.journal.Other;
import dev.lastword.journal.Run;
import dev.lastword.journal.Said;
import dev.lastword.talk.Caps;
import dev.lastword.talk.Side;
import dev.lastword.talk.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Takes in the records of one journal, one by one, and keeps only what a report needs.
final class ReportFold implements Consumer<JournalRecord> {
  private static final int MOST_ODD = 8;
  private static final Set<String> LIVE = Set.of("substantive", "question");

  private final Map<Long, Call.Intent> intents = new HashMap<>();
  private final Set<Long> doubtful = new HashSet<>();
  private final List<Heard> heard = new ArrayList<>();

  final Map<Side, String> names = new EnumMap<>(Side.class);
  final Set<Side> models = new HashSet<>();
  final Map<Side, Usage> lastUsage = new EnumMap<>(Side.class);
  final Map<String, ProviderCalls> providers = new TreeMap<>();
  final List<Oddity> odd = new ArrayList<>();
  String detector = "";
  @Nullable Caps caps;
  @Nullable Instant started;
  @Nullable Instant latest;
  Run.@Nullable End end;
  int messages;
  @Nullable Side lastSide;

  /// A message as far as it may be quoted.
  private record Heard(Side side, String excerpt, boolean ours, boolean live) {}

  @Override
  public void accept(JournalRecord record) {
    latest = record.at();
    switch (record.entry()) {
      case Run.Start start -> start(start, record.at());
      case Run.Resume resume -> resume(resume);
      case Run.End over -> end = over;
      case Call call -> call(call, record);
      case Said said -> say(said);
      case Judged judged -> judge(judged);
      case Run.Recovered _, Operator _, Other _ -> {}
    }
  }

  private void start(Run.Start start, Instant at) {
    started = at;
    caps = start.caps();
    detector = start.judge().version();
    for (var voice : start.voices()) {
      names.put(voice.side(), voice.name());
      if (voice.endpoint() != null) {
        models.add(voice.side());
      }
    }
  }

  private void resume(Run.Resume resume) {
    end = null;
    detector = resume.detector();
    caps = resume.caps() == null ? caps : resume.caps();
  }

  private void call(Call call, JournalRecord record) {
    switch (call) {
      case Call.Intent intent -> {
        intents.put(record.seq(), intent);
        provider(intent).ask(intent.endpoint().model(), intent.attempt());
      }
      case Call.Reply reply -> reply(reply, record.receipt());
      case Call.Failed failed -> intents.remove(failed.call());
      case Call.Partial partial -> {
        doubt(partial.call());
        note(Kind.CUT_REPLY, partial, "its reply broke off: " + partial.why(), record.receipt());
      }
      case Call.Unknown unknown -> {
        doubt(unknown.call());
        var what = "it may have been billed, and no reply is on record: " + unknown.why();
        note(Kind.UNKNOWN_CALL, unknown, what, record.receipt());
      }
      case Call.Discarded discarded -> discard(discarded, record.receipt());
    }
  }

  private void reply(Call.Reply reply, String receipt) {
    lastUsage.put(reply.side(), reply.usage());
    var intent = intents.remove(reply.call());
    if (intent == null) {
      return;
    }
    provider(intent).answer(reply.usage(), reply.firstByte(), reply.took());
    if (reply.served().match().equals("other")) {
      var what = "came from " + reply.served().model() + ", not " + intent.endpoint().model();
      note(Kind.OTHER_MODEL, reply, what, receipt);
    }
    if (reply.finish().equals("length") || reply.finish().equals("filter")) {
      var what =
          reply.finish().equals("length")
              ? "ends where the limit of a reply was reached"
              : "was cut by the provider's filter";
      note(Kind.CUT_REPLY, reply, what, receipt);
    }
  }

  private void discard(Call.Discarded discarded, String receipt) {
    var intent = intents.get(discarded.call());
    if (intent != null) {
      var calls = provider(intent);
      if (doubtful.remove(discarded.call())) {
        calls.settle(); // it was counted as unknown, and now it is known
      }
      calls.use(discarded.usage());
    }
    note(Kind.DISCARDED, discarded, "was paid for and is no message: " + discarded.why(), receipt);
  }

  /// A call of which nobody knows what it cost.
  private void doubt(long call) {
    var intent = intents.get(call);
    if (intent != null && doubtful.add(call)) {
      provider(intent).use(Usage.UNKNOWN);
    }
  }

  /// Takes in the intents that nothing closes.
  void open(List<JournalRecord> open) {
    for (var record : open) {
      if (record.entry() instanceof Call.Intent intent) {
        doubt(record.seq());
        var what = "was asked for, and no answer is on record";
        note(Kind.UNKNOWN_CALL, intent, what, record.receipt());
      }
    }
  }

  void note(Kind kind, Call call, String what, String receipt) {
    note(new Oddity(kind, call.message(), "Message " + call.message() + ": " + what, receipt));
  }

  void note(Oddity oddity) {
    if (odd.size() < MOST_ODD) {
      odd.add(oddity);
    }
  }

  private ProviderCalls provider(Call.Intent intent) {
    return providers.computeIfAbsent(intent.endpoint().provider(), _ -> new ProviderCalls());
  }

  private void say(Said said) {
    var message = said.message();
    messages = message.number();
    lastSide = message.side();
    var ours = said.source().equals("opener");
    var text = ours ? "" : ReportExcerpt.of(message.text());
    heard.add(new Heard(message.side(), text, ours, false));
  }

  private void judge(Judged judged) {
    var number = judged.reading().message();
    if (number == heard.size() && !heard.isEmpty()) {
      var last = heard.removeLast();
      var live = LIVE.contains(judged.reading().kind());
      heard.add(new Heard(last.side(), last.excerpt(), last.ours(), live));
    }
  }

  /// The last two neighbouring messages before the closing that both said something new or asked.
  @Nullable Exchange exchange() {
    var onset = end == null ? null : end.onset();
    var before = Math.min(onset == null ? heard.size() : onset - 1, heard.size());
    for (var i = before - 2; i >= 0; i--) {
      var first = heard.get(i);
      var second = heard.get(i + 1);
      if (quotable(first) && quotable(second) && first.side() != second.side()) {
        return new Exchange(i + 1, first.excerpt(), second.excerpt(), first.side() == Side.A);
      }
    }
    return null;
  }

  private static boolean quotable(Heard heard) {
    return heard.live() && !heard.ours() && !heard.excerpt().isEmpty();
  }
}
