package dev.lastword.batch;

import dev.lastword.engine.Surroundings;
import dev.lastword.talk.Event;
import java.io.IOException;

/// What holds conversations: on this machine, or on many. Safe for use by several threads.
public interface Engine {
  /// Holds a conversation to its end, from its beginning or from where it broke off. What is on
  /// record is never asked for again.
  ///
  /// @param task the conversation
  /// @param around everything outside the talk; its watcher may hear of a beginning and an end more
  ///   than once, where a talk is taken up again
  /// @return why it ended
  /// @throws dev.lastword.config.UsageException where it cannot go on as it is
  /// @throws IOException where its files cannot be read or written
  Event.Ended hold(Task task, Surroundings around) throws IOException;
}
