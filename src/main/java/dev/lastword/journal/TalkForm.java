package dev.lastword.journal;

import dev.lastword.talk.Message;

/// The words of the talk, the verdicts on them and the operator's words as fields.
final class TalkForm {
  private TalkForm() {}

  static Fields write(Said said) {
    var message = said.message();
    return Fields.empty()
        .with("number", message.number())
        .withSide(message.side())
        .with("speaker", message.speaker())
        .with("text", message.text())
        .with("source", said.source())
        .with("receipt", said.receipt());
  }

  static Said said(Fields fields) {
    return new Said(
        new Message(
            fields.count("number"),
            fields.side("side"),
            fields.text("speaker"),
            fields.text("text")),
        fields.text("source"),
        fields.textOrNull("receipt"));
  }

  static Fields write(Judged judged) {
    var stop = judged.stop();
    return reading(judged.reading()).withFields("stop", stop == null ? null : stop(stop));
  }

  static Judged judged(Fields fields) {
    var stop = fields.objectOrNull("stop");
    return new Judged(reading(fields), stop == null ? null : stop(stop));
  }

  static Fields write(Operator operator) {
    var to = operator.to();
    return Fields.empty()
        .with("text", operator.text())
        .with("occasion", operator.occasion())
        .with("to", to == null ? null : to.code());
  }

  static Operator operator(Fields fields) {
    return new Operator(
        fields.text("text"), fields.text("occasion"), fields.has("to") ? fields.side("to") : null);
  }

  private static Fields reading(Judged.Reading reading) {
    var spans = reading.spans().stream().map(span -> span(span).map()).toList();
    return Fields.empty()
        .with("message", reading.message())
        .withSide(reading.side())
        .with("class", reading.kind())
        .with("spans", spans.isEmpty() ? null : spans)
        .with("before", Canonical.decimal(reading.before()))
        .with("score", Canonical.decimal(reading.score()))
        .withText("note", reading.note());
  }

  private static Judged.Reading reading(Fields fields) {
    return new Judged.Reading(
        fields.count("message"),
        fields.side("side"),
        fields.text("class"),
        fields.objects("spans").stream().map(TalkForm::span).toList(),
        fields.real("before"),
        fields.real("score"),
        fields.textOrNone("note"));
  }

  private static Fields span(Judged.Span span) {
    return Fields.empty()
        .with("class", span.kind())
        .with("from", span.from())
        .with("to", span.to())
        .with("quote", span.quote());
  }

  private static Judged.Span span(Fields fields) {
    return new Judged.Span(
        fields.text("class"), fields.count("from"), fields.count("to"), fields.text("quote"));
  }

  private static Fields stop(Judged.Stop stop) {
    return Fields.empty()
        .with("after", stop.after())
        .with("rule", stop.rule())
        .with("onset", stop.onset())
        .with("score", Canonical.decimal(stop.score()))
        .with("threshold", Canonical.decimal(stop.threshold()))
        .with("because", stop.because().stream().map(one -> reading(one).map()).toList())
        .withText("account", stop.account());
  }

  private static Judged.Stop stop(Fields fields) {
    return new Judged.Stop(
        fields.count("after"),
        fields.text("rule"),
        fields.count("onset"),
        fields.real("score"),
        fields.real("threshold"),
        fields.objects("because").stream().map(TalkForm::reading).toList(),
        fields.textOrNone("account"));
  }
}
