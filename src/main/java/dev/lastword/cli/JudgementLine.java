package dev.lastword.cli;

import dev.lastword.text.Neutral;
import dev.lastword.text.Width;

/// A judgement in one line: id, how far, why, from where.
record JudgementLine(Judgement judgement, int columns) {
  @Override
  public String toString() {
    var stop = judgement.stop();
    var messages = judgement.messages().size();
    var room = Math.max(16, Math.min(columns, 120) - 44);
    var id = Width.truncate(Neutral.line(judgement.transcript().id()), room);
    var of = (stop == null ? "–" : stop.after()) + "/" + messages;
    var why = stop == null ? "no end found" : stop.rule().code();
    var from = stop == null ? "" : "from " + stop.onset();
    return ((stop == null ? "  " : "■ ")
            + Width.padRight(id, room)
            + " "
            + Width.padLeft(of, 9)
            + "  "
            + Width.padRight(why, 19)
            + from)
        .stripTrailing();
  }
}
