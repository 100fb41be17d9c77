package dev.lastword.endpoint;

import dev.lastword.text.MalformedTextException;
import dev.lastword.text.Utf8;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import okio.BufferedSource;

/// Reads a reply's body to its end: hashes every byte, tells an event stream from a whole JSON
/// reply by what it holds and not by its label, and lets the dialect hear it.
final class ReplyReader {
  /// How a body ended.
  enum End {
    /// With the dialect's own mark; what became of the connection afterwards matters no more.
    MARKED,
    /// Whole, as HTTP sees it.
    CLEAN,
    /// Whole, as HTTP sees it, but in the middle of an event.
    TORN,
    /// Neither a stream nor a reply of the dialect.
    FOREIGN
  }

  static final int LARGEST = 16 << 20;
  private static final int CHUNK = 4 << 10;
  private static final int HEAD = 4096;

  private final Wire wire;
  private final Draft draft;
  private final Watch watch;
  private final boolean keepAll;
  private final MessageDigest hash = Hashes.sha256();
  private final SseReader events = new SseReader(this::event);
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private long length;
  private int eventCount;
  private byte kind;

  ReplyReader(Wire wire, Draft draft, Watch watch) {
    this(wire, draft, watch, false);
  }

  /// @param keepAll whether [#body()] will be asked for
  ReplyReader(Wire wire, Draft draft, Watch watch, boolean keepAll) {
    this.wire = wire;
    this.draft = draft;
    this.watch = watch;
    this.keepAll = keepAll;
  }

  /// Reads to the end.
  ///
  /// @param streamed whether the server calls it an event stream
  /// @throws ReplyFormatException where the body breaks its format or a bound
  /// @throws IOException where the connection broke before the end
  End read(BufferedSource source, boolean streamed) throws IOException {
    try {
      readAll(source);
    } catch (ReplyFormatException e) {
      throw e;
    } catch (IOException e) {
      if (draft.ended()) {
        return End.MARKED;
      }
      throw e;
    }
    return kind == '{' ? whole() : stream(streamed);
  }

  private void readAll(BufferedSource source) throws IOException {
    var chunk = new byte[CHUNK];
    for (var count = source.read(chunk); count != -1; count = source.read(chunk)) {
      if (!draft.ended()) {
        watch.hears(); // after the end mark the clock is not set back
      }
      length += count;
      if (length > LARGEST) {
        throw new ReplyFormatException("the reply is larger than " + (LARGEST >> 20) + " MiB");
      }
      hash.update(chunk, 0, count);
      take(chunk, count);
    }
  }

  private void take(byte[] chunk, int count) throws IOException {
    if (kind == 0) {
      kind = firstVisible(chunk, count);
    }
    if (keepAll || kind == '{' || kept.size() < HEAD) {
      kept.write(chunk, 0, count);
    }
    if (kind != '{' && !draft.ended()) {
      events.feed(chunk, count);
    }
  }

  /// The first byte that is no blank and no byte order mark; 0: there is none yet.
  private static byte firstVisible(byte[] chunk, int count) {
    for (var i = 0; i < count; i++) {
      var b = chunk[i];
      var mark = b == (byte) 0xEF || b == (byte) 0xBB || b == (byte) 0xBF;
      if (!mark && b != ' ' && b != '\n' && b != '\r' && b != '\t') {
        return b;
      }
    }
    return 0;
  }

  private void event(byte[] data) throws IOException {
    eventCount++;
    if (draft.ended()) {
      return; // a doubled end mark, or whatever follows the first
    }
    if (wire.isEnd(text(data))) {
      draft.end();
    } else if (data.length > 0) {
      wire.hear(Json.read(data), draft);
    }
    if (draft.ended()) {
      watch.drains();
    }
  }

  private static String text(byte[] data) throws IOException {
    if (data.length > 64) {
      return "";
    }
    try {
      return Utf8.decode(data);
    } catch (MalformedTextException e) {
      throw new ReplyFormatException("the reply holds " + e.getMessage() + " of an event", e);
    }
  }

  private End stream(boolean streamed) throws IOException {
    if (draft.ended()) {
      return End.MARKED;
    }
    var torn = events.isTorn();
    if (torn && wire.isEnd(text(events.tail()))) {
      draft.end();
      return End.MARKED;
    }
    if (eventCount == 0 && length > 0 && !streamed) {
      return End.FOREIGN;
    }
    return torn ? End.TORN : End.CLEAN;
  }

  private End whole() {
    try {
      wire.hear(Json.read(kept.toByteArray()), draft);
    } catch (ReplyFormatException _) {
      return End.FOREIGN; // its first bytes go on record with the refusal
    }
    return draft.isRecognised() || draft.trouble() != null ? End.CLEAN : End.FOREIGN;
  }

  boolean isEmpty() {
    return length == 0;
  }

  /// The hash of all bytes read so far.
  String digest() {
    return Hashes.hex(Hashes.copy(hash));
  }

  /// All bytes read so far, where they were to be kept.
  byte[] body() {
    return kept.toByteArray();
  }

  /// How the body began.
  String head() {
    return ErrorText.decode(kept.toByteArray(), Math.min(kept.size(), HEAD));
  }
}
