package dev.lastword.cli;

import dev.lastword.talk.Message;
import dev.lastword.talk.Side;

/// The talk as stdout carries it. All text comes in raw and is neutralised here.
interface Voices {
  /// More of a message.
  void stream(int number, Side side, String speaker, String text);

  /// A message is complete; the part of it that was streamed is not repeated.
  void complete(Message message);

  /// The message being streamed is none.
  ///
  /// @return whether some of it can be seen
  boolean breakOff();

  /// The operator said something.
  void operator(String text);

  /// Ends what is being written, because stderr wants the terminal.
  ///
  /// @return what stderr must write first to begin after a blank line
  String endLine();

  /// Somebody was asked: the line that follows begins where their Enter leaves the cursor.
  void asked();

  /// Whether the cursor stands at the end of a text.
  boolean midLine();

  /// Leaves the cursor on a fresh line.
  void finish();

  /// A talk nobody wants to see here.
  enum None implements Voices {
    /// The one.
    NONE;

    @Override
    public void stream(int number, Side side, String speaker, String text) {}

    @Override
    public void complete(Message message) {}

    @Override
    public boolean breakOff() {
      return false;
    }

    @Override
    public void operator(String text) {}

    @Override
    public String endLine() {
      return "";
    }

    @Override
    public void asked() {}

    @Override
    public boolean midLine() {
      return false;
    }

    @Override
    public void finish() {}
  }
}
