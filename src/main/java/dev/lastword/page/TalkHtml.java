package dev.lastword.page;

import dev.lastword.archive.Dossier;
import java.util.List;
import java.util.Map;

/// Draws the reading page of a conversation: served in slices, or as one file that needs nothing
/// else.
public final class TalkHtml {
  private static final int MOST_RECEIPTS = 500;
  private static final List<Frame.Key> KEYS =
      List.of(
          new Frame.Key("j k", "message"),
          new Frame.Key("n p", "evidence"),
          new Frame.Key("e", "after the end"),
          new Frame.Key("/", "search"),
          new Frame.Key("?", "all keys"));

  private TalkHtml() {}

  /// A conversation as one file: style, script and receipts are in it, and it loads nothing.
  ///
  /// @param dossier the conversation
  /// @return the whole page
  public static String alone(Dossier dossier) {
    var page = TalkPage.of(dossier, TalkPage.Setting.ALONE);
    var style = Assets.text("lastword.css");
    var script = Assets.text("lastword.js");
    var policy =
        "default-src 'none'; style-src %s; script-src %s; base-uri 'none'; form-action 'none'"
            .formatted(Assets.allowing(style), Assets.allowing(script));
    var frame =
        new Frame(
            page.a() + " ↔ " + page.b(),
            "talk",
            "lastword open " + page.id(),
            KEYS.stream().filter(key -> !key.key().equals("/")).toList(),
            "",
            true,
            "<style>" + style + "</style>",
            "<script>" + script + "</script>",
            policy,
            "");
    return Templates.draw(
        "talk.jte", Map.of("frame", frame, "page", page, "shown", 0, "drawers", drawers(dossier)));
  }

  private static String drawers(Dossier dossier) {
    var html = new StringBuilder();
    for (var message : dossier.answers().keySet().stream().limit(MOST_RECEIPTS).toList()) {
      var receipt = ReceiptPage.of(dossier, message, "#m" + message);
      if (receipt != null) {
        html.append("<aside class=\"drawer\" id=\"r").append(message);
        html.append("\" aria-label=\"Receipt of message ").append(message).append("\">");
        html.append(drawer(receipt)).append("</aside>");
      }
    }
    return html.toString();
  }

  /// The page of a conversation, one slice of its messages in it; the others are links that the
  /// page's script follows by itself.
  ///
  /// @param page the page
  /// @param part which slice, from 1
  /// @return the whole page
  public static String served(TalkPage page, int part) {
    var frame =
        Frame.served(
            page.a() + " ↔ " + page.b(), "archive", "lastword show " + page.id(), "", KEYS);
    return Templates.draw(
        "talk.jte", Map.of("frame", frame, "page", page, "shown", part, "drawers", ""));
  }

  /// One slice of the messages.
  ///
  /// @param page the page
  /// @param part the slice
  /// @return its messages, without a page around them
  public static String rows(TalkPage page, TalkPage.Part part) {
    return Templates.draw("rows.jte", Map.of("page", page, "part", part));
  }

  /// The head of the page, for one that grows.
  ///
  /// @param page the page
  /// @return its sentences and figures, without a page around them
  public static String head(TalkPage page) {
    return Templates.draw("head.jte", Map.of("page", page));
  }

  /// The timeline of the page, for one that grows.
  ///
  /// @param page the page
  /// @return the picture and its legend, without a page around them
  public static String chart(TalkPage page) {
    return Templates.draw("chart.jte", Map.of("page", page));
  }

  /// A receipt.
  ///
  /// @param receipt the receipt
  /// @return what a drawer holds, without a page around it
  public static String drawer(ReceiptPage receipt) {
    return Templates.draw("drawer.jte", Map.of("receipt", receipt));
  }

  /// A receipt as a page.
  ///
  /// @param receipt the receipt
  /// @return the whole page
  public static String page(ReceiptPage receipt) {
    var frame =
        Frame.served("Receipt " + receipt.id(), "archive", receipt.command(), "", List.of());
    return Templates.draw("receipt.jte", Map.of("frame", frame, "receipt", receipt));
  }
}
