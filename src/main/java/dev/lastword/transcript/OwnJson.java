package dev.lastword.transcript;

import dev.lastword.detect.Utterance.Finish;
import dev.lastword.talk.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads what [TranscriptJson] writes beyond a list of messages: names in their order, times,
/// routing, the footer, where the conversation was imported from.
final class OwnJson {
  private OwnJson() {}

  /// Reads all but the messages.
  static void head(JsonValues.Node node, Draft draft) throws NotATranscriptException {
    if (node.get("speakers") instanceof List<?> names) {
      for (var name : names) {
        if (!(name instanceof String one) || draft.sideOf(one) == null) {
          throw node.bad("\"speakers\" holds no two names");
        }
      }
    }
    var zone = node.source().manner().zone();
    draft.started = Times.of(node.get("started"), zone);
    draft.ended = Times.of(node.get("ended"), zone);
    for (var one : node.nodes("routing")) {
      draft.routing.add(routing(one));
    }
    if (node.get("footer") instanceof JsonValues.Node footer) {
      draft.footer = footer(footer);
    }
    if (node.get("origin") instanceof JsonValues.Node where) {
      draft.origin =
          new Provenance(
              where.text("file"), where.text("form"), where.text("id"), where.text("digest"));
    }
    for (var one : node.nodes("asides")) {
      draft.aside(one.text("what"), fate(one.text("fate")), Math.max(1, whole(one, "count", 1)));
    }
  }

  /// Reads a message.
  ///
  /// @return whether it names one of the sides that were named at the beginning
  static boolean say(JsonValues.Node node, Draft draft, String text) {
    var side = node.text("side").equals("a") ? Side.A : Side.B;
    var named = draft.names().size() >= (side == Side.A ? 1 : 2);
    if (!named || !side.code().equals(node.text("side"))) {
      return false;
    }
    var receipt = node.get("receipt") instanceof String id ? id : null;
    var latency = Times.millis(node.get("latency_ms"));
    var telemetry = telemetry(node, draft, receipt, latency);
    draft.say(side, text, finish(node.text("finish")), telemetry);
    return true;
  }

  private static @Nullable Telemetry telemetry(
      JsonValues.Node node, Draft draft, @Nullable String receipt, @Nullable Duration latency) {
    var at = Times.of(node.get("time"), node.source().manner().zone());
    var clock = at == null ? Times.clock(node.text("time")) : at.toLocalTime();
    if (clock == null && receipt == null && latency == null) {
      return null;
    }
    var started = draft.started;
    var day = at == null ? null : at.toLocalDate();
    var other = started != null && started.toLocalDate().equals(day) ? null : day;
    return new Telemetry(receipt, latency, clock, other);
  }

  private static Finish finish(String code) {
    for (var finish : Finish.values()) {
      if (finish.name().toLowerCase(Locale.ROOT).equals(code)) {
        return finish;
      }
    }
    return Finish.COMPLETE;
  }

  private static Aside.Fate fate(String code) {
    for (var fate : Aside.Fate.values()) {
      if (fate.code().equals(code)) {
        return fate;
      }
    }
    return Aside.Fate.LEFT;
  }

  private static Routing routing(JsonValues.Node node) {
    var latency = Times.millis(node.get("latency_ms"));
    return new Routing(
        node.text("side").equals("b") ? Side.B : Side.A,
        node.text("provider"),
        node.text("model"),
        Math.max(0, whole(node, "turns", 0)),
        latency == null ? Duration.ZERO : latency,
        count(node, "prompt_tokens"),
        count(node, "completion_tokens"),
        dollars(node.text("cost")),
        node.get("costing") instanceof String how ? how : null);
  }

  private static Footer footer(JsonValues.Node node) {
    var quotes =
        node.nodes("quotes").stream()
            .map(one ->
                new Footer.Quote(
                    whole(one, "message", 0), OneLine.of(one.text("speaker")), one.text("text")))
            .toList();
    return new Footer(
        node.text("ending"),
        node.has("onset") ? Integer.valueOf(whole(node, "onset", 0)) : null,
        node.has("cap") ? Integer.valueOf(whole(node, "cap", 0)) : null,
        node.text("account"),
        quotes,
        node.text("detail"));
  }

  private static int whole(JsonValues.Node node, String key, int otherwise) {
    return node.get(key) instanceof Integer whole ? whole : otherwise;
  }

  private static @Nullable Long count(JsonValues.Node node, String key) {
    var value = node.get(key);
    var whole = value instanceof Integer || value instanceof Long;
    return whole && value instanceof Number number ? Long.valueOf(number.longValue()) : null;
  }

  private static @Nullable BigDecimal dollars(String text) {
    return RoutingForm.dollars("$" + text);
  }
}
