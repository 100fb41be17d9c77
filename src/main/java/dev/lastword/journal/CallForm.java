package dev.lastword.journal;

import dev.lastword.talk.Bill;
import dev.lastword.talk.Usage;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The `call.…` records as fields.
final class CallForm {
  private CallForm() {}

  static Fields write(Call call) {
    return switch (call) {
      case Call.Intent intent -> write(intent);
      case Call.Reply reply -> write(reply);
      case Call.Failed failed -> write(failed);
      case Call.Partial partial ->
          closing(partial)
              .with("text", partial.text())
              .with("why", partial.why())
              .withFields("response", payload(partial.response()));
      case Call.Unknown unknown -> closing(unknown).with("why", unknown.why());
      case Call.Discarded discarded ->
          closing(discarded)
              .with("text", discarded.text())
              .with("why", discarded.why())
              .withFields("usage", usage(discarded.usage()))
              .withFields("response", payload(discarded.response()));
    };
  }

  static Call.Intent intent(Fields fields) {
    return new Call.Intent(
        fields.count("message"),
        fields.side("side"),
        fields.count("attempt"),
        target(fields.object("endpoint")),
        payload(fields.object("request")),
        fields.texts("adapted"));
  }

  static Call.Reply reply(Fields fields) {
    return new Call.Reply(
        fields.whole("call"),
        fields.count("message"),
        fields.side("side"),
        fields.text("text"),
        fields.textOrNone("reasoning"),
        fields.text("finish"),
        served(fields.object("served")),
        usage(fields),
        fields.nanos("first_byte_ns"),
        fields.nanos("took_ns"),
        fields.text("request"),
        payload(fields.object("response")));
  }

  static Call.Failed failed(Fields fields) {
    return new Call.Failed(
        fields.whole("call"),
        fields.count("message"),
        fields.side("side"),
        fields.text("outcome"),
        fields.countOrNull("status"),
        fields.text("why"),
        fields.textOrNone("detail"),
        fields.nanosOrNull("retry_after_ns"),
        fields.nanosOrNull("pause_ns"));
  }

  static Call.Partial partial(Fields fields) {
    return new Call.Partial(
        fields.whole("call"),
        fields.count("message"),
        fields.side("side"),
        fields.text("text"),
        fields.text("why"),
        payload(fields.object("response")));
  }

  static Call.Unknown unknown(Fields fields) {
    return new Call.Unknown(
        fields.whole("call"), fields.count("message"), fields.side("side"), fields.text("why"));
  }

  static Call.Discarded discarded(Fields fields) {
    return new Call.Discarded(
        fields.whole("call"),
        fields.count("message"),
        fields.side("side"),
        fields.text("text"),
        fields.text("why"),
        usage(fields),
        payload(fields.object("response")));
  }

  static @Nullable Fields target(@Nullable Target target) {
    return target == null
        ? null
        : Fields.empty()
            .with("provider", target.provider())
            .with("model", target.model())
            .with("base_url", target.baseUrl())
            .with("dialect", target.dialect());
  }

  static Target target(Fields fields) {
    return new Target(
        fields.text("provider"),
        fields.text("model"),
        fields.text("base_url"),
        fields.text("dialect"));
  }

  static Fields usage(Usage usage) {
    var bill = usage.bill();
    var partly = bill.unknown() > 1 || (bill.dollars() == null && bill.known().signum() > 0);
    return Fields.empty()
        .with("prompt", usage.promptTokens())
        .with("cached", usage.cachedTokens())
        .with("written", usage.writtenTokens())
        .with("completion", usage.completionTokens())
        .with("reasoning", usage.reasoningTokens())
        .with("cost", decimal(bill.dollars()))
        .with("cost_from", bill.dollars() == null ? null : code(bill.from()))
        .with("saved", decimal(bill.saved()))
        .with("prices", bill.prices().isEmpty() ? null : bill.prices())
        .with("gaps", bill.gaps().isEmpty() ? null : bill.gaps())
        .with("known", partly ? decimal(bill.known()) : null)
        .with("unknown", partly ? bill.unknown() : null);
  }

  private static @Nullable String decimal(@Nullable BigDecimal dollars) {
    return dollars == null ? null : Canonical.decimal(dollars);
  }

  private static String code(Bill.From from) {
    return from.name().toLowerCase(Locale.ROOT);
  }

  /// Reads the usage of a record; what it does not say is unknown.
  static Usage usage(Fields record) {
    var fields = record.objectOrEmpty("usage");
    return new Usage(
        fields.wholeOrNull("prompt"),
        fields.wholeOrNull("cached"),
        fields.wholeOrNull("written"),
        fields.wholeOrNull("completion"),
        fields.wholeOrNull("reasoning"),
        bill(fields));
  }

  /// Reads a bill; a cost of which an older journal does not say where it is from is the
  /// provider's.
  private static Bill bill(Fields fields) {
    var dollars = fields.decimalOrNull("cost");
    var known = fields.decimalOrNull("known");
    var unknown = fields.countOrNull("unknown");
    return new Bill(
        dollars,
        dollars == null ? Bill.From.UNKNOWN : from(fields),
        fields.decimalOrNull("saved"),
        fields.texts("prices"),
        fields.texts("gaps"),
        known == null ? dollars == null ? BigDecimal.ZERO : dollars : known,
        unknown == null ? dollars == null ? 1 : 0 : unknown);
  }

  private static Bill.From from(Fields fields) {
    var code = fields.textOrNull("cost_from");
    if (code == null) {
      return Bill.From.REPORTED;
    }
    return Arrays.stream(Bill.From.values())
        .filter(from -> code(from).equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("a cost from " + code));
  }

  private static Fields write(Call.Intent intent) {
    return place(intent)
        .with("attempt", intent.attempt())
        .withFields("endpoint", target(intent.endpoint()))
        .withFields("request", payload(intent.request()))
        .with("adapted", intent.adapted().isEmpty() ? null : intent.adapted());
  }

  private static Fields write(Call.Reply reply) {
    return closing(reply)
        .with("text", reply.text())
        .withText("reasoning", reply.reasoning())
        .with("finish", reply.finish())
        .withFields("served", served(reply.served()))
        .withFields("usage", usage(reply.usage()))
        .withNanos("first_byte_ns", reply.firstByte())
        .withNanos("took_ns", reply.took())
        .with("request", reply.request())
        .withFields("response", payload(reply.response()));
  }

  private static Fields write(Call.Failed failed) {
    return closing(failed)
        .with("outcome", failed.outcome())
        .with("status", failed.status())
        .with("why", failed.why())
        .withText("detail", failed.detail())
        .withNanos("retry_after_ns", failed.retryAfter())
        .withNanos("pause_ns", failed.pause());
  }

  private static Fields closing(Call.Closing closing) {
    return place(closing).with("call", closing.call());
  }

  private static Fields place(Call call) {
    return Fields.empty().with("message", call.message()).withSide(call.side());
  }

  private static Fields served(Call.Served served) {
    return Fields.empty()
        .with("model", served.model())
        .with("provider", served.provider())
        .with("id", served.id())
        .with("match", served.match());
  }

  private static Call.Served served(Fields fields) {
    return new Call.Served(
        fields.textOrNull("model"),
        fields.textOrNull("provider"),
        fields.textOrNull("id"),
        fields.text("match"));
  }

  private static Fields payload(Call.Payload payload) {
    return Fields.empty()
        .with("digest", payload.digest())
        .with("bytes", payload.bytes())
        .with("kept", payload.kept());
  }

  private static Call.Payload payload(Fields fields) {
    return new Call.Payload(
        fields.text("digest"), fields.wholeOrNull("bytes"), fields.textOrNull("kept"));
  }
}
