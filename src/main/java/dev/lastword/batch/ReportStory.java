package dev.lastword.batch;

import dev.lastword.batch.ReportedTalk.State;
import java.util.ArrayList;
import java.util.List;

/// Tells a report in a sentence and another.
final class ReportStory {
  private final Report report;

  ReportStory(Report report) {
    this.report = report;
  }

  /// The story in one or two short sentences.
  String headline() {
    var all = report.talks().size();
    var closed = report.count(State.CLOSED);
    if (all == 0) {
      return "There are no conversations here.";
    }
    if (report.count(State.WAITING) == all) {
      return all == 1 ? "The conversation has not begun." : "No conversation has begun.";
    }
    if (closed == all) {
      return all == 1
          ? "The conversation came to an end."
          : "All " + ReportNumber.count(all) + " conversations came to an end.";
    }
    var begun = all - report.count(State.WAITING);
    var which = begun == all ? "" : " that began";
    return closed == 0
        ? "No conversation of " + ReportNumber.count(begun) + which + " came to an end of its own."
        : ReportNumber.count(closed)
            + " of "
            + ReportNumber.count(begun)
            + " conversations"
            + which
            + " came to an end of their own.";
  }

  /// What else there is to say at once; may be empty.
  String lead() {
    var sentences = new ArrayList<String>();
    var others = others();
    if (!others.isEmpty()) {
      sentences.add(String.join(", ", others) + ".");
    }
    var median = report.survival().median();
    if (median != null && report.talks().size() > 1) {
      sentences.add("Half were over by message " + median + ".");
    }
    var saved = report.savings();
    if (saved.messages() > 0) {
      var share = (double) saved.messages() / (saved.messages() + report.messages());
      sentences.add(
          "Stopping each at its end left "
              + ReportNumber.of(saved.messages(), "message")
              + " unsent, "
              + ReportNumber.percent(share)
              + " of what the caps allowed.");
    }
    return String.join(" ", sentences);
  }

  private List<String> others() {
    var parts = new ArrayList<String>();
    add(parts, State.CAPPED, "ran to the cap");
    add(parts, State.ENDED, "ended otherwise");
    add(parts, State.FAILED, "failed");
    add(parts, State.STOPPED, "stopped before the end");
    add(parts, State.UNFINISHED, "not finished");
    add(parts, State.UNREADABLE, "unreadable");
    if (report.count(State.WAITING) < report.talks().size()) {
      add(parts, State.WAITING, "not begun");
    }
    return parts;
  }

  private void add(List<String> parts, State state, String words) {
    var count = report.count(state);
    if (count > 0) {
      parts.add(ReportNumber.count(count) + " " + words);
    }
  }
}
