package dev.lastword.page;

import dev.lastword.archive.Dossier;
import dev.lastword.detect.MessageClass;
import java.util.ArrayList;

/// The strip of a conversation all of which is known.
final class StripOf {
  private StripOf() {}

  static Strip of(Dossier dossier) {
    var verdicts = dossier.byMessage();
    var kinds = new ArrayList<MessageClass>();
    var count = dossier.transcript().messages().size();
    for (var n = 1; n <= count; n++) {
      var verdict = verdicts.get(n);
      kinds.add(kind(verdict == null ? "" : verdict.reading().kind()));
    }
    var stop = dossier.stop();
    return new Strip(kinds, stop == null ? null : stop.onset(), stop == null ? null : stop.after());
  }

  private static MessageClass kind(String code) {
    for (var kind : MessageClass.values()) {
      if (kind.code().equals(code)) {
        return kind;
      }
    }
    return MessageClass.SUBSTANTIVE;
  }
}
