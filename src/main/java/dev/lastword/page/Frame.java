package dev.lastword.page;

import java.util.List;

/// What stands around every page: the bar with the views and the search, the command that does the
/// same, the keys.
///
/// @param title for the window
/// @param here which view it is: `archive`, `batches`, `live`, `compare`, `statistics`, or another
/// @param command what does the same in a terminal
/// @param keys the keys of this view
/// @param query what is searched for; empty: nothing
/// @param alone whether it is a file of its own
/// @param style of a file of its own the style element, else what tells this version of the assets
/// @param script of a file of its own the script element
/// @param policy of a file of its own, what it may load
/// @param sheet a further style sheet; empty: none
public record Frame(
    String title,
    String here,
    String command,
    List<Key> keys,
    String query,
    boolean alone,
    String style,
    String script,
    String policy,
    String sheet) {
  /// Every key of every view.
  public static final List<Key> ALL_KEYS =
      List.of(
          new Key("j k", "next, previous message or row"),
          new Key("n p", "next, previous evidence"),
          new Key("e", "what came after the end"),
          new Key("r", "receipt of the message"),
          new Key("y", "copy the link of the message"),
          new Key("x", "select the row"),
          new Key("c", "compare what is selected"),
          new Key("a", "align by message or by closing"),
          new Key("h l", "column to the left, to the right"),
          new Key("/", "search"),
          new Key("g", "the archive"),
          new Key("?", "these keys"));

  /// Makes the texts harmless.
  public Frame {
    title = Plain.line(title);
    command = Plain.line(command);
    query = Plain.line(query);
    keys = List.copyOf(keys);
  }

  /// A key.
  ///
  /// @param key what is pressed
  /// @param does what it does
  public record Key(String key, String does) {}

  /// A view in the bar.
  ///
  /// @param name its name
  /// @param href where it is
  /// @param here whether it is shown
  public record View(String name, String href, boolean here) {}

  /// The views of the bar.
  ///
  /// @return all of them
  public List<View> views() {
    return List.of(
        new View("Archive", "/", here.equals("archive")),
        new View("Live", "/live", here.equals("live")),
        new View("Batches", "/batches", here.equals("batches")),
        new View("Compare", "/compare", here.equals("compare")),
        new View("Statistics", "/statistics", here.equals("statistics")));
  }

  /// A page that is served.
  ///
  /// @param title for the window
  /// @param here which view it is
  /// @param command what does the same in a terminal
  /// @param query what is searched for
  /// @param keys the keys, each with what it does, one after the other
  /// @return the frame
  public static Frame served(
      String title, String here, String command, String query, List<Key> keys) {
    return new Frame(title, here, command, keys, query, false, Assets.VERSION, "", "", "");
  }

  /// The same with a further style sheet.
  ///
  /// @param name the asset
  /// @return the frame
  public Frame with(String name) {
    return new Frame(title, here, command, keys, query, alone, style, script, policy, name);
  }
}
