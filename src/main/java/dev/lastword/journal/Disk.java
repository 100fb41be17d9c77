package dev.lastword.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/// The end of a file that grows. Its methods survive a thread's interrupt: a file channel would
/// close under it, and the record with it.
interface Disk extends Closeable {
  /// Appends bytes in one call of the system.
  void write(byte[] bytes) throws IOException;

  /// Returns when all that was written is on the disk itself.
  void sync() throws IOException;

  /// Cuts the file.
  void truncate(long length) throws IOException;

  /// Opens a file at its end.
  static Disk open(Path path) throws IOException {
    var file = new RandomAccessFile(path.toFile(), "rw");
    file.seek(file.length());
    return new Disk() {
      @Override
      public void write(byte[] bytes) throws IOException {
        file.write(bytes);
      }

      @Override
      public void sync() throws IOException {
        file.getFD().sync();
      }

      @Override
      public void truncate(long length) throws IOException {
        file.setLength(length);
        file.seek(length);
      }

      @Override
      public void close() throws IOException {
        file.close();
      }
    };
  }
}
