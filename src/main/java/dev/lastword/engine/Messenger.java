package dev.lastword.engine;

import dev.lastword.endpoint.Kill;
import dev.lastword.talk.Message;
import dev.lastword.talk.Side;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Does one message end to end: intent, call, reply, judgement, each on record before the next.
final class Messenger {
  private final Cast cast;
  private final Placing placing;
  private final ModelCalls models;
  private final ReaderLines readers;

  /// @param before what happened before, if the run goes on
  /// @param pauses waited out before anybody is asked
  Messenger(Cast cast, Book book, Recall before, Pauses pauses, Surroundings around) {
    this.cast = cast;
    this.placing = new Placing(cast, book, before.verdicts().judge(), around.watcher());
    this.models = new ModelCalls(cast, book, placing, before.calls().asked(), pauses, around);
    this.readers = new ReaderLines(cast, book, placing, pauses, around);
  }

  /// Puts a message on record that nobody is asked for.
  Delivery.Spoken open(Message message) throws IOException {
    return placing.opener(message);
  }

  /// Gives a reply that is on record its place: nobody is asked again.
  Delivery.Spoken place(Recall.Reply recorded) throws IOException {
    return placing.recorded(recorded);
  }

  /// Asks a side for its message.
  Delivery deliver(Step.Ask ask) throws IOException {
    return switch (cast.speaker(ask.side())) {
      case Speaker.Model(var endpoint) -> models.call(ask, endpoint);
      case Speaker.Reader reader -> readers.read(ask, reader);
    };
  }

  /// The switch that keeps a side from being asked; null: none does.
  @Nullable Kill kill(Side side) {
    return switch (cast.speaker(side)) {
      case Speaker.Model(var endpoint) -> endpoint.kill();
      case Speaker.Reader _ -> null;
    };
  }
}
