package dev.lastword.cli;

import dev.lastword.archive.Proof;
import dev.lastword.archive.Receipt;
import dev.lastword.journal.Call;
import dev.lastword.talk.Usage;
import dev.lastword.text.Neutral;
import dev.lastword.text.Width;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A receipt as a person reads it; every line may be shown.
final class ReceiptText {
  private static final int LABEL = 10;

  private final String journal;
  private final Receipt receipt;
  private final Proof proof;
  private final List<String> lines = new ArrayList<>();

  ReceiptText(String journal, Receipt receipt, Proof proof) {
    this.journal = journal;
    this.receipt = receipt;
    this.proof = proof;
  }

  List<String> lines() {
    var sent = receipt.sent();
    lines.add(
        "%s   message %d, side %s, %s"
            .formatted(
                receipt.closing().receipt(),
                sent.message(),
                sent.side().code(),
                receipt.speaker()));
    var asked = sent.endpoint();
    line(
        "asked",
        "%s, %s, at %s (%s)"
            .formatted(asked.model(), asked.provider(), asked.baseUrl(), asked.dialect()));
    switch (receipt.outcome()) {
      case Call.Reply reply -> answered(reply);
      case Call.Discarded discarded -> {
        line("outcome", ReceiptCommand.outcome(discarded));
        line("used", usage(discarded.usage()));
      }
      case Call.Failed failed -> {
        line("outcome", ReceiptCommand.outcome(failed));
        line("they said", failed.detail());
      }
      case Call.Partial _, Call.Unknown _ ->
          line("outcome", ReceiptCommand.outcome(receipt.outcome()));
    }
    line(
        "sent",
        "%s, attempt %d, %s"
            .formatted(receipt.intent().at(), sent.attempt(), payload(sent.request())));
    line("came", receipt.response() == null ? "" : payload(receipt.response()));
    sent.adapted().forEach(one -> line("adapted", one));
    attempts();
    chain();
    return lines.stream().map(Neutral::line).toList();
  }

  private void answered(Call.Reply reply) {
    var served = reply.served();
    line(
        "served",
        (served.model() == null ? "no model named" : served.model())
            + ", "
            + match(served.match())
            + (served.provider() == null ? "" : ", by " + served.provider())
            + (served.id() == null ? "" : ", id " + served.id()));
    line(
        "took",
        "first byte %s, whole %s, finish %s"
            .formatted(
                Figures.span(reply.firstByte()), Figures.span(reply.took()), reply.finish()));
    line("used", usage(reply.usage()));
  }

  private static String match(String match) {
    return switch (match) {
      case "equal" -> "as asked";
      case "resolved" -> "resolved from what was asked";
      case "other" -> "ANOTHER than was asked";
      default -> "nothing to compare";
    };
  }

  private static String usage(Usage usage) {
    var parts = new ArrayList<String>();
    parts.add(tokens(usage.promptTokens(), "in"));
    if (usage.cachedTokens() != null) {
      parts.add(tokens(usage.cachedTokens(), "of them cached"));
    }
    parts.add(tokens(usage.completionTokens(), "out"));
    if (usage.reasoningTokens() != null) {
      parts.add(tokens(usage.reasoningTokens(), "of them reasoning"));
    }
    parts.add(usage.cost() == null ? "cost unknown" : "$" + usage.cost().toPlainString());
    return "tokens " + String.join(", ", parts);
  }

  private static String tokens(@Nullable Long count, String what) {
    return (count == null ? "unknown" : Figures.count(count)) + " " + what;
  }

  private static String payload(Call.Payload payload) {
    var count = payload.bytes() == null ? "" : Figures.count(payload.bytes()) + " bytes, ";
    return count + "sha256 " + payload.digest() + (payload.kept() == null ? "" : ", kept");
  }

  private void attempts() {
    if (receipt.attempts().size() < 2) {
      return;
    }
    for (var attempt : receipt.attempts()) {
      var closing = attempt.closing();
      var outcome =
          closing == null
              ? "nothing closed it: unknown"
              : ReceiptCommand.outcome((Call.Closing) closing.entry());
      line(
          "attempt",
          "record %d, %s, %s".formatted(attempt.intent().seq(), attempt.intent().at(), outcome));
    }
  }

  private void chain() {
    var closing = receipt.closing();
    line(
        "record",
        "%d of %d, closes %d"
            .formatted(closing.seq(), proof.journal().records(), receipt.outcome().call()));
    line("hash", closing.hash());
    line("before", closing.prev());
    var last = proof.signatures().last();
    line(
        "journal",
        switch (proof.standing()) {
              case FINE, UNSIGNED -> "intact"; // nobody's signature is asked for here
              case UNFINISHED -> "unfinished, what is there is intact";
              case ALTERED -> "ALTERED; lastword verify tells where";
            }
            + ", "
            + (last == null || proof.signatures().records() <= closing.seq()
                ? "not signed"
                : "signed by " + last.key().fingerprint())
            + ": "
            + journal);
  }

  private void line(String label, String text) {
    if (!text.isEmpty()) {
      lines.add("  " + Width.padRight(label, LABEL) + text);
    }
  }
}
