package dev.lastword.page;

import dev.lastword.archive.Dossier;
import dev.lastword.archive.Proof;
import dev.lastword.journal.Call;
import dev.lastword.talk.Side;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The receipt of one message, before it is drawn. Texts in it are harmless.
///
/// @param id what it is looked up by
/// @param back where its message is
/// @param state `good`, `open` or `bad`
/// @param verified what its journal proves, in words
/// @param sections what is known of the call
/// @param texts what was thought, and what else is to be read
/// @param command what does the same in a terminal
public record ReceiptPage(
    String id,
    String back,
    String state,
    String verified,
    List<Section> sections,
    List<Text> texts,
    String command) {
  /// Copies the lists.
  public ReceiptPage {
    sections = List.copyOf(sections);
    texts = List.copyOf(texts);
  }

  /// Lines that belong together.
  ///
  /// @param title above them; empty: none
  /// @param svg a picture of ours; empty: none
  /// @param lines the lines
  public record Section(String title, String svg, List<Entry> lines) {
    /// Copies the list.
    public Section {
      lines = List.copyOf(lines);
    }
  }

  /// One line.
  ///
  /// @param name what it is
  /// @param value what it says
  /// @param code whether it is to be read letter by letter
  public record Entry(String name, String value, boolean code) {
    /// Makes the texts harmless.
    public Entry {
      value = Plain.line(value);
    }
  }

  /// A text of several lines.
  ///
  /// @param name what it is
  /// @param text what it says, harmless
  /// @param open whether it is shown at once
  public record Text(String name, String text, boolean open) {}

  /// Makes the receipt of a message.
  ///
  /// @param dossier the conversation
  /// @param message the message
  /// @param back where its message is
  /// @return null where its message came from no call we know
  public static @Nullable ReceiptPage of(Dossier dossier, int message, String back) {
    var answer = dossier.answers().get(message);
    var proof = dossier.proof();
    if (answer == null || proof == null) {
      return null;
    }
    var sections =
        List.of(
            new Section("", "", call(dossier, message, answer)),
            new Section("Time", times(answer.reply()), time(answer.reply())),
            new Section("Tokens and cost", "", tokens(answer.reply())),
            new Section("Chain", "", chain(dossier, message, answer)));
    var reasoning = answer.reply().reasoning();
    var texts =
        reasoning.isBlank()
            ? List.<Text>of()
            : List.of(new Text("Reasoning", dev.lastword.text.Neutral.text(reasoning), true));
    return new ReceiptPage(
        answer.receipt(),
        back,
        state(proof, answer),
        verified(proof, answer),
        sections,
        texts,
        "lastword receipt show " + answer.receipt());
  }

  private static String state(Proof proof, Dossier.Answer answer) {
    if (proof.standing() == Proof.Standing.ALTERED) {
      return answer.seq() < proof.journal().records() ? "open" : "bad";
    }
    return proof.standing() == Proof.Standing.FINE ? "good" : "open";
  }

  private static String verified(Proof proof, Dossier.Answer answer) {
    var records = proof.journal().records();
    return switch (proof.standing()) {
      case FINE, UNSIGNED ->
          "Intact. This is record "
              + answer.seq()
              + ", and the chain holds over all "
              + records
              + ".";
      case UNFINISHED ->
          "Unchanged as far as it goes, record 0 to " + (records - 1) + "; the run has no end yet.";
      case ALTERED ->
          proof.journal().fault() == null
              ? "The chain holds, but the log beside it is not what it tells."
              : "Altered at record " + records + ". This one stands before it and is intact.";
    };
  }

  private static List<Entry> call(Dossier dossier, int message, Dossier.Answer answer) {
    var reply = answer.reply();
    var asked = answer.sent().endpoint();
    var speaker =
        TalkStory.name(dossier.transcript(), answer.sent().side() == Side.A ? Side.A : Side.B);
    var lines = new ArrayList<Entry>();
    lines.add(new Entry("Message", message + ", " + speaker, false));
    lines.add(new Entry("Model asked", asked.model(), true));
    lines.add(new Entry("Model served", served(reply.served()), true));
    lines.add(new Entry("Endpoint", asked.provider() + ", " + host(asked.baseUrl()), false));
    lines.add(new Entry("Finish", reply.finish(), false));
    lines.add(new Entry("Attempts", attempts(answer.attempts()), false));
    answer.sent().adapted().forEach(how -> lines.add(new Entry("Adapted", how, false)));
    return lines;
  }

  private static String served(Call.Served served) {
    var model = served.model() == null ? "not named" : served.model();
    return switch (served.match()) {
      case "equal", "resolved" -> model + " = the same";
      case "other" -> model + ", not what was asked";
      default -> model;
    };
  }

  private static String host(String base) {
    try {
      var host = new URI(base).getHost();
      return host == null ? base : host;
    } catch (URISyntaxException e) {
      return base; // shown as it was recorded
    }
  }

  private static String attempts(int count) {
    return count == 1 ? "1, no retry" : count + ", " + (count - 1) + " before it failed";
  }

  private static String times(Call.Reply reply) {
    var all = Math.max(1, reply.took().toMillis());
    var first = Math.clamp(reply.firstByte().toMillis() * 344 / all, 1, 343);
    return "<svg class=\"lat\" viewBox=\"0 0 344 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><path d=\"M0 1h%dv8H0z\" fill=\"var(--edge)\"/><path d=\"M%d 1H344v8H%dz\" fill=\"var(--ink)\"/></svg>"
        .formatted(first, first + 1, first + 1);
  }

  private static List<Entry> time(Call.Reply reply) {
    return List.of(
        new Entry("First byte", millis(reply.firstByte()), false),
        new Entry("Whole reply", millis(reply.took()), false));
  }

  private static String millis(Duration time) {
    return Figures.grouped(time.toMillis()) + " ms";
  }

  private static List<Entry> tokens(Call.Reply reply) {
    var usage = reply.usage();
    var lines = new ArrayList<Entry>();
    lines.add(new Entry("Prompt", count(usage.promptTokens()), false));
    if (usage.cachedTokens() != null && usage.cachedTokens() > 0) {
      lines.add(new Entry("From cache", count(usage.cachedTokens()), false));
    }
    lines.add(new Entry("Reply", count(usage.completionTokens()), false));
    if (usage.reasoningTokens() != null && usage.reasoningTokens() > 0) {
      lines.add(new Entry("Reasoning", count(usage.reasoningTokens()), false));
    }
    lines.add(new Entry("Cost", cost(usage.cost()), false));
    return lines;
  }

  private static String count(@Nullable Long tokens) {
    return tokens == null ? "unknown" : Figures.grouped(tokens);
  }

  private static String cost(@Nullable BigDecimal dollars) {
    return dollars == null ? "unknown" : "$" + dollars.stripTrailingZeros().toPlainString();
  }

  private static List<Entry> chain(Dossier dossier, int message, Dossier.Answer answer) {
    var lines = new ArrayList<Entry>();
    neighbour(
        lines, dossier, dossier.answers().headMap(message).keySet().stream().reduce(0, Math::max));
    lines.add(new Entry("This one", answer.receipt(), true));
    neighbour(
        lines,
        dossier,
        dossier.answers().tailMap(message + 1).keySet().stream().findFirst().orElse(0));
    lines.add(new Entry("Record", answer.hash(), true));
    lines.add(new Entry("Sent", answer.reply().request(), true));
    lines.add(new Entry("Received", answer.reply().response().digest(), true));
    return lines;
  }

  private static void neighbour(List<Entry> lines, Dossier dossier, int message) {
    var answer = dossier.answers().get(message);
    if (answer != null) {
      lines.add(new Entry("Message " + message, answer.receipt(), true));
    }
  }
}
