package dev.lastword.journal;

import dev.lastword.talk.Side;
import dev.lastword.talk.Usage;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One request to a model: first the intent, synced before a byte is sent, then exactly one record
/// that closes it. An intent that nothing closes is a call whose outcome is unknown.
public sealed interface Call extends Entry {
  /// The message it was made for.
  ///
  /// @return its number, from 1
  int message();

  /// Whose message that is.
  ///
  /// @return the side that is asked
  Side side();

  /// A request is about to be sent.
  ///
  /// @param message the message it asks for
  /// @param side who is asked
  /// @param attempt from 1
  /// @param endpoint where
  /// @param request the bytes about to be handed to the socket
  /// @param adapted how the request differs from the plain history, a sentence each
  record Intent(
      int message, Side side, int attempt, Target endpoint, Payload request, List<String> adapted)
      implements Call {
    /// Copies the list.
    public Intent {
      Objects.requireNonNull(side);
      adapted = List.copyOf(adapted);
    }

    @Override
    public String type() {
      return "call.intent";
    }
  }

  /// A record that closes a call.
  sealed interface Closing extends Call {
    /// The call it closes.
    ///
    /// @return the `seq` of its intent
    long call();
  }

  /// The model answered and finished.
  ///
  /// @param call the `seq` of its intent
  /// @param message the message it became
  /// @param side who answered
  /// @param text the message, untrimmed
  /// @param reasoning what the model thought aloud; may be empty
  /// @param finish why it stopped: `stop`, `length`, `filter`, `tool` or `other`
  /// @param served what answered
  /// @param usage what it used
  /// @param firstByte from sending to the first byte of the reply
  /// @param took from sending to its last byte
  /// @param request hex SHA-256 of the bytes sent
  /// @param response the bytes that came back, after transfer and content decoding
  record Reply(
      long call,
      int message,
      Side side,
      String text,
      String reasoning,
      String finish,
      Served served,
      Usage usage,
      Duration firstByte,
      Duration took,
      String request,
      Payload response)
      implements Closing {
    /// Refuses a digest that is none.
    public Reply {
      Objects.requireNonNull(side);
      Objects.requireNonNull(text);
      Objects.requireNonNull(reasoning);
      Digest.require(request);
    }

    @Override
    public String type() {
      return "call.reply";
    }
  }

  /// The request did not leave, or the provider refused it.
  ///
  /// @param call the `seq` of its intent
  /// @param message the message it was for
  /// @param side who was asked
  /// @param outcome `not-sent` or `rejected`
  /// @param status the HTTP status; null where nothing was sent
  /// @param why in our words
  /// @param detail the provider's own words, bounded, keys masked; may be empty
  /// @param retryAfter how long the provider asked us to wait; null: it did not say
  /// @param pause how long until the next attempt; null: there is none
  record Failed(
      long call,
      int message,
      Side side,
      String outcome,
      @Nullable Integer status,
      String why,
      String detail,
      @Nullable Duration retryAfter,
      @Nullable Duration pause)
      implements Closing {
    @Override
    public String type() {
      return "call.failed";
    }
  }

  /// A reply began and was cut. It is never a message.
  ///
  /// @param call the `seq` of its intent
  /// @param message the message it would have been
  /// @param side who was asked
  /// @param text what had arrived; may be empty
  /// @param why in our words
  /// @param response the bytes that arrived
  record Partial(long call, int message, Side side, String text, String why, Payload response)
      implements Closing {
    @Override
    public String type() {
      return "call.partial";
    }
  }

  /// The request left and nothing tells what became of it; it may have been billed.
  ///
  /// @param call the `seq` of its intent
  /// @param message the message it was for
  /// @param side who was asked
  /// @param why in our words
  record Unknown(long call, int message, Side side, String why) implements Closing {
    @Override
    public String type() {
      return "call.unknown";
    }
  }

  /// A reply came that the conversation had no more use for. It was paid for, so it is kept.
  ///
  /// @param call the `seq` of its intent
  /// @param message the message it would have been
  /// @param side who answered
  /// @param text what was said
  /// @param why it is not a message
  /// @param usage what it used
  /// @param response the bytes that came back
  record Discarded(
      long call, int message, Side side, String text, String why, Usage usage, Payload response)
      implements Closing {
    @Override
    public String type() {
      return "call.discarded";
    }
  }

  /// What answered, as the provider says.
  ///
  /// @param model the model named in the reply; null: none was
  /// @param provider the upstream provider named in it; null: none was
  /// @param id the reply's own id; null: none was
  /// @param match how that compares with what was asked: `equal`, `resolved`, `unknown` or `other`
  record Served(
      @Nullable String model, @Nullable String provider, @Nullable String id, String match) {}

  /// Bytes of a body, by digest and, where the user asked for it, in full.
  ///
  /// @param digest their hex SHA-256
  /// @param bytes how many there are; null: not counted
  /// @param kept the bytes themselves in Base64; null: not kept
  record Payload(String digest, @Nullable Long bytes, @Nullable String kept) {
    /// Refuses a digest that is none.
    public Payload {
      Digest.require(digest);
    }

    /// Bytes known by their digest alone.
    ///
    /// @param digest hex SHA-256
    /// @return the payload
    public static Payload of(String digest) {
      return new Payload(digest, null, null);
    }

    /// Bytes kept in full.
    ///
    /// @param bytes the bytes
    /// @return the payload
    public static Payload kept(byte[] bytes) {
      var text = Base64.getEncoder().encodeToString(bytes);
      return new Payload(Digest.of(bytes), (long) bytes.length, text);
    }

    /// The bytes themselves.
    ///
    /// @return a copy; null where they were not kept, are no Base64, or do not match the digest or
    ///   the count
    public byte @Nullable [] body() {
      if (kept == null) {
        return null;
      }
      try {
        var body = Base64.getDecoder().decode(kept);
        var counted = bytes == null || bytes == body.length;
        return counted && Digest.of(body).equals(digest) ? body : null;
      } catch (IllegalArgumentException e) {
        return null; // no Base64, so not the bytes
      }
    }
  }
}
