package dev.lastword.detect;

import java.util.List;

/// What can be measured in one message against all that was said before it.
///
/// @param message its number, from 1
/// @param side who spoke
/// @param shape what it is made of
/// @param news what it adds
/// @param closing what in it belongs to an ending
/// @param opening what in it asks for more
/// @param sentences its sentences
record Traits(
    int message,
    Utterance.Side side,
    Shape shape,
    News news,
    Closing closing,
    Opening opening,
    List<Sentence> sentences) {

  /// What a message is made of.
  ///
  /// @param words its length
  /// @param blank whether it leaves no mark on paper
  /// @param symbols whether it holds marks but no words
  /// @param token whether it holds a stop token
  /// @param tokenOnly whether it holds nothing but stop tokens
  /// @param stage the share of its words that are acted, 0 to 1
  /// @param fading whether it is a short stage direction with an image of an ending
  /// @param whole whether its speaker brought it to its end
  record Shape(
      double words,
      boolean blank,
      boolean symbols,
      boolean token,
      boolean tokenOnly,
      double stage,
      boolean fading,
      boolean whole) {}

  /// What a message adds.
  ///
  /// @param fresh words of content that nobody used before, outside the ritual of an ending
  /// @param relative the same over what the speaker usually adds, 0 to 3
  /// @param covered the share of its word triples heard before, 0 to 1
  /// @param echoed the share that stood in the last message of the other side
  /// @param repeated the share that stood in the last two messages of its own side
  /// @param cycle how many messages in a row have returned in the same order
  /// @param period after how many messages each returns; 0 where none does
  /// @param begun whether both sides have spoken before
  /// @param others what the last messages of the other side added, recent ones more
  /// @param idle for how many messages in a row, this one included, neither side has added anything
  /// @param curt whether the speaker usually says no more than a few words
  /// @param smallTalk whether both do
  record News(
      double fresh,
      double relative,
      double covered,
      double echoed,
      double repeated,
      int cycle,
      int period,
      boolean begun,
      double others,
      double idle,
      boolean curt,
      boolean smallTalk) {}

  /// What belongs to an ending.
  ///
  /// @param tail how closed the last two sentences look, 0 to 1
  /// @param mass closing sentences, weighed
  /// @param share the share of the words that stand in ritual sentences, 0 to 1
  /// @param habit the share of ritual sentences which the speaker used before and then went on
  /// @param tokenHabit how often the speaker sent a stop token and then went on
  /// @param farewell whether leave is taken
  /// @param returned whether a wish is given back
  /// @param refusal the share of the words that decline, 0 to 1
  /// @param bliss the share of the content that is words of bliss, 0 to 1
  record Closing(
      double tail,
      double mass,
      double share,
      double habit,
      double tokenHabit,
      boolean farewell,
      boolean returned,
      double refusal,
      double bliss) {}

  /// What asks for more.
  ///
  /// @param question 1 for an open question near the end, .5 for an earlier one
  /// @param request whether the last two sentences want something
  /// @param silenced how far the speaker, who usually asks, does not
  /// @param answers whether the other side has just asked
  /// @param promise whether the speaker will come back with something
  /// @param waiting whether the speaker waits for something
  /// @param game whether a game is declared
  /// @param playing whether one was declared before, not long ago
  record Opening(
      double question,
      boolean request,
      double silenced,
      boolean answers,
      boolean promise,
      boolean waiting,
      boolean game,
      boolean playing) {
    /// The same of a message whose questions were all asked before.
    Opening asked() {
      return new Opening(0, false, silenced, answers, promise, waiting, game, playing);
    }
  }
}
