package dev.lastword.cli;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/// A stream of ours to the world that remembers where it failed: print streams forget. A reader
/// that left (`| head`) is no failure, a full disk is.
final class Outlet extends OutputStream {
  private final OutputStream out;
  private volatile @Nullable String failure;

  Outlet(OutputStream out) {
    this.out = out;
  }

  /// Why not all was written.
  ///
  /// @return null where all was, or where nobody reads any more
  @Nullable String failure() {
    return failure;
  }

  @Override
  public void write(int oneByte) throws IOException {
    write(new byte[] {(byte) oneByte}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    try {
      out.write(bytes, from, length);
    } catch (IOException e) {
      var why = String.valueOf(e.getMessage());
      if (!why.contains("Broken pipe")) {
        failure = why;
      }
      throw e;
    }
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }
}
