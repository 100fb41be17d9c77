package dev.lastword.endpoint;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Where a model is asked. Safe for use by several threads.
public interface Endpoint {
  /// Says who is asked and where, for logs and receipts.
  ///
  /// @return the provider's name, the model asked for and the base URL
  Identity identity();

  /// Looks at the kill switches that shut this endpoint. Asks nobody.
  ///
  /// @return the one that is thrown; null: it is open
  default @Nullable Kill kill() {
    return null;
  }

  /// How many tokens the model reads at most, request and reply together.
  ///
  /// @return null where nobody told us
  default @Nullable Long window() {
    return null;
  }

  /// What the model costs, as the price table has it.
  ///
  /// @return null where nobody told us
  default @Nullable Price price() {
    return null;
  }

  /// Writes the request for a prompt. Sends nothing.
  ///
  /// @param prompt what the model is asked to continue
  /// @return the bytes that [#send] hands to the socket
  /// @throws SetupException where the sampling asks for what the dialect cannot do, such as a seed
  ///   of Anthropic, or an extra field for what Lastword writes itself
  /// @throws IllegalArgumentException where a text holds half a surrogate pair
  Request prepare(Prompt prompt);

  /// Waits until the provider may be asked: by its limits, by what it has said, and by whose turn
  /// it is among all conversations of this machine. To be called before a request goes on record as
  /// about to be sent; counts as no attempt.
  ///
  /// @param request what [#prepare] made
  /// @param patience how long a pause that the provider asked for is waited out
  /// @param held hears now and then why it waits, and how long; not where the wait is short
  /// @return a permit, to be closed when the call is over, or a refusal
  /// @throws InterruptedException where the thread was interrupted; nothing is held then
  default Admission admit(Request request, Duration patience, Consumer<Admission.Held> held)
      throws InterruptedException {
    return Admission.Permit.FREE;
  }

  /// Sends a request once and reads the reply to its end. Never retries, redirects or falls back.
  /// Sends nothing while a kill switch shuts the endpoint.
  ///
  /// @param request what [#prepare] made
  /// @param listener hears text and reasoning as they arrive
  /// @return what came of it; trouble is an outcome, not an exception
  /// @throws InterruptedException where the thread was interrupted; the call is cut, and a
  ///   [CallCutException] tells what had come of it
  Outcome send(Request request, Listener listener) throws InterruptedException;

  /// Who is asked.
  ///
  /// @param provider the row of the provider table, or `custom` for a bare URL
  /// @param model the model as it is asked for
  /// @param baseUrl the base URL, without key or user info
  /// @param dialect the wire dialect's name
  record Identity(String provider, String model, String baseUrl, String dialect) {}

  /// Hears a reply while it arrives, on the thread that sends.
  interface Listener {
    /// Takes the next part of the message.
    ///
    /// @param part raw text
    void text(String part);

    /// Takes the next part of the reasoning, which is no part of the message.
    ///
    /// @param part raw text
    void reasoning(String part);

    /// Whether the bytes of the reply are wanted. They are held in memory only then.
    ///
    /// @return false unless somebody keeps them
    default boolean wantsBody() {
      return false;
    }

    /// Takes the bytes of the reply's body, those that its digest is of, when it has ended or
    /// broken. It is not called where nobody wants them, nor where our key stands in them.
    ///
    /// @param bytes at most 16 MiB; the listener's own
    default void body(byte[] bytes) {}
  }
}
