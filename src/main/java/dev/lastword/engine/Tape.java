package dev.lastword.engine;

import dev.lastword.journal.Call;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Holds the bytes of one reply until they are on record.
final class Tape implements Consumer<byte[]> {
  private byte @Nullable [] bytes;

  @Override
  public void accept(byte[] body) {
    bytes = body;
  }

  /// Forgets the reply before.
  void rewind() {
    bytes = null;
  }

  /// The bytes as the journal keeps them; null: none came.
  Call.@Nullable Payload payload() {
    return bytes == null ? null : Call.Payload.kept(bytes);
  }
}
