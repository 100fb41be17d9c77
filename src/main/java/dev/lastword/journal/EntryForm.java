package dev.lastword.journal;

import java.util.Set;
import java.util.TreeMap;

/// How an entry is written as the fields of a record, and read back.
final class EntryForm {
  /// The fields that place a record in its chain.
  static final Set<String> CHAIN = Set.of("at", "ns", "prev", "seq", "type");

  private EntryForm() {}

  static Fields write(Entry entry) {
    return switch (entry) {
      case Run run -> RunForm.write(run);
      case Call call -> CallForm.write(call);
      case Said said -> TalkForm.write(said);
      case Judged judged -> TalkForm.write(judged);
      case Operator operator -> TalkForm.write(operator);
      case Other other -> new Fields(new TreeMap<>(other.fields()));
    };
  }

  /// Reads an entry; fields it does not know are passed over.
  ///
  /// @throws IllegalArgumentException where a field is missing or wrong
  static Entry read(String type, Fields fields) {
    return switch (type) {
      case "run.start" -> RunForm.start(fields);
      case "run.resume" -> RunForm.resume(fields);
      case "run.recovered" -> RunForm.recovered(fields);
      case "run.end" -> RunForm.end(fields);
      case "call.intent" -> CallForm.intent(fields);
      case "call.reply" -> CallForm.reply(fields);
      case "call.failed" -> CallForm.failed(fields);
      case "call.partial" -> CallForm.partial(fields);
      case "call.unknown" -> CallForm.unknown(fields);
      case "call.discarded" -> CallForm.discarded(fields);
      case "message" -> TalkForm.said(fields);
      case "verdict" -> TalkForm.judged(fields);
      case "operator" -> TalkForm.operator(fields);
      default -> other(type, fields);
    };
  }

  private static Other other(String type, Fields fields) {
    var rest = new TreeMap<>(fields.map());
    rest.keySet().removeAll(CHAIN);
    return new Other(type, rest);
  }
}
