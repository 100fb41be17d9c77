package dev.lastword.web;

import java.util.LinkedHashMap;
import java.util.Map;

/// Messages that would like to do something to a page: run, load, leave, hide, hang.
final class Hostile {
  /// Where anything that escapes would go; nothing listens there.
  static final String ELSEWHERE = "http://127.0.0.9:9/";

  private Hostile() {}

  /// All of them, by what they try.
  static Map<String, String> messages() {
    var all = new LinkedHashMap<String, String>();
    all.put(
        "script",
        "<script>alert('script')</script><script src=\"" + ELSEWHERE + "x.js\"></script>");
    all.put(
        "event handlers",
        "<img src=x onerror=alert(1)> <svg/onload=alert(2)> <body onload=alert(3)> <details open ontoggle=alert(4)>");
    all.put("image", "![see](" + ELSEWHERE + "a.png) <img src=\"" + ELSEWHERE + "b.png\">");
    all.put("image of data", "![d](data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9ImFsZXJ0KDEpIi8+)");
    all.put(
        "javascript link",
        "[click](javascript:alert(5)) [me](JaVaScRiPt:alert(6)) [now](\tjavascript:alert(7)) <javascript:alert(8)>");
    all.put(
        "data link",
        "[doc](data:text/html,<script>alert(9)</script>) [v](vbscript:msgbox) [b](blob:x) [f](file:///etc/passwd)");
    all.put(
        "entities",
        "&lt;script&gt;alert(10)&lt;/script&gt; &#60;img src=x onerror=alert(11)&#62; [x](&#106;avascript:alert(12))");
    all.put(
        "reference",
        "[bank] and [the bank][bank]\n\n[bank]: " + ELSEWHERE + "phish \"onmouseover=alert(13)\"");
    all.put(
        "attribute",
        "[a](https://example.invalid/\"onmouseover=\"alert(14)) <https://example.invalid/\"><script>alert(15)</script>>");
    all.put("separators", "a\u2028alert(16)\u2029b \u0085c");
    all.put(
        "svg",
        "<svg><animate onbegin=alert(17) attributeName=x dur=1s></svg><svg><use href=\"data:image/svg+xml,<svg id='x'/>#x\"></svg>");
    all.put(
        "math",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(18)></style></mglyph></table></mtext></math>");
    all.put(
        "style",
        "<style>@import '"
            + ELSEWHERE
            + "c.css';*{display:none}body{background:url("
            + ELSEWHERE
            + "d.png)}</style><p style=\"background:url("
            + ELSEWHERE
            + "e.png)\">x");
    all.put(
        "frames",
        "<iframe src=\""
            + ELSEWHERE
            + "\" srcdoc=\"<script>alert(19)</script>\"></iframe><object data=\""
            + ELSEWHERE
            + "o\"></object><embed src=\""
            + ELSEWHERE
            + "p\">");
    all.put(
        "forms",
        "<form action=\""
            + ELSEWHERE
            + "\"><input autofocus onfocus=alert(20)><button formaction=javascript:alert(21)>go</form>");
    all.put(
        "head",
        "<meta http-equiv=refresh content=\"0;url="
            + ELSEWHERE
            + "\"><base href=\""
            + ELSEWHERE
            + "\"><link rel=stylesheet href=\""
            + ELSEWHERE
            + "f.css\"><link rel=prefetch href=\""
            + ELSEWHERE
            + "g\">");
    all.put(
        "breaking out",
        "</div></article></main><!-- --><script>alert(22)</script>\"><script>alert(23)</script>'><script>alert(24)</script>");
    all.put(
        "code",
        "```\"><script>alert(25)</script>\n<script>alert(26)</script>\n```\n`<script>alert(27)</script>`");
    all.put(
        "table",
        "| <script>alert(28)</script> | [x](javascript:alert(29)) |\n|---|:-:|\n| <img src=x onerror=alert(30)> | ok |");
    all.put(
        "ids",
        "<a id=main></a><a id=drawer></a><p id=m1 name=theme>clobbered</p><form id=help name=body></form>");
    all.put("bidi", "\u202Egnp.exe\u202C \u2066hidden\u2069 \u200Fx\u061C \uFEFFy");
    all.put(
        "controls",
        "\u001b[31mred\u001b]8;;"
            + ELSEWHERE
            + "\u0007link\u001b]8;;\u0007 \u0000 \u0007 \u009b1m");
    all.put("nested quotes", ">".repeat(50_000) + " deep");
    all.put("nested lists", "- ".repeat(20_000) + "deep");
    all.put("nested brackets", "[".repeat(50_000) + "x" + "](y)".repeat(2_000));
    all.put("nested emphasis", "*a **b ".repeat(20_000));
    all.put("long line", "x".repeat(300_000));
    return all;
  }

  /// A name that would like to be somebody else's, or markup.
  static final String NAME = "\u202Eadmin\u202C <script>alert(31)</script>\u2066";

  /// All of it as JSON, which any form of text survives.
  static String json() {
    var text = new StringBuilder("{\"messages\":[");
    var turn = 0;
    for (var message : messages().values()) {
      text.append(turn == 0 ? "" : ",").append("{\"speaker\":");
      text.append(Chromium.JSON.writeValueAsString(turn++ % 2 == 0 ? NAME : "<b>b</b>"));
      text.append(",\"text\":").append(Chromium.JSON.writeValueAsString(message)).append('}');
    }
    return text.append("]}").toString();
  }
}
