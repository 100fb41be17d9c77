package dev.lastword.endpoint;

import java.io.IOException;
import java.util.Arrays;

/// Cuts the bytes of an event stream into events, wherever they are split on the way.
///
/// A line ends with CR, LF or both; `data` lines of an event are joined by LF; comments and other
/// fields are passed over; an event that no blank line ends is none.
final class SseReader {
  /// Takes the data of one event.
  interface Events {
    void event(byte[] data) throws IOException;
  }

  private static final byte[] DATA = {'d', 'a', 't', 'a'};
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final Events events;
  private final Bytes line = new Bytes();
  private final Bytes data = new Bytes();
  private boolean hasData;
  private boolean afterCr;
  private boolean firstLine = true;

  SseReader(Events events) {
    this.events = events;
  }

  void feed(byte[] bytes, int length) throws IOException {
    var start = 0;
    for (var i = 0; i < length; i++) {
      var b = bytes[i];
      if (b == '\n' && afterCr) {
        afterCr = false;
        start = i + 1;
      } else if (b == '\n' || b == '\r') {
        line.add(bytes, start, i);
        endLine();
        afterCr = b == '\r';
        start = i + 1;
      } else {
        afterCr = false;
      }
    }
    line.add(bytes, start, length);
  }

  /// Whether the stream's end cut off an event before its blank line.
  boolean isTorn() {
    return hasData || (!line.isEmpty() && !line.startsWith(':'));
  }

  /// The data of that event as far as it came.
  byte[] tail() {
    if (!line.isEmpty()) {
      takeLine();
    }
    return data.take();
  }

  private void endLine() throws IOException {
    if (firstLine) {
      firstLine = false;
      line.dropStart(MARK);
    }
    if (!line.isEmpty()) {
      takeLine();
    } else if (hasData) {
      hasData = false;
      events.event(data.take());
    }
  }

  private void takeLine() {
    var bytes = line.take();
    var colon = 0;
    while (colon < bytes.length && bytes[colon] != ':') {
      colon++;
    }
    if (!Arrays.equals(bytes, 0, colon, DATA, 0, DATA.length)) {
      return;
    }
    var value = colon + 1;
    if (value < bytes.length && bytes[value] == ' ') {
      value++;
    }
    if (hasData) {
      data.add(new byte[] {'\n'}, 0, 1);
    }
    hasData = true;
    data.add(bytes, Math.min(value, bytes.length), bytes.length);
  }

  /// Bytes that grow.
  private static final class Bytes {
    private byte[] bytes = new byte[512];
    private int length;

    void add(byte[] more, int from, int to) {
      var count = to - from;
      if (length + count > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(length + count, bytes.length * 2));
      }
      System.arraycopy(more, from, bytes, length, count);
      length += count;
    }

    boolean isEmpty() {
      return length == 0;
    }

    boolean startsWith(char c) {
      return length > 0 && bytes[0] == c;
    }

    void dropStart(byte[] start) {
      if (length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length)) {
        System.arraycopy(bytes, start.length, bytes, 0, length - start.length);
        length -= start.length;
      }
    }

    byte[] take() {
      var taken = Arrays.copyOf(bytes, length);
      length = 0;
      return taken;
    }
  }
}
