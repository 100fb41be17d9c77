package dev.lastword.transcript;

/// Keeps the text of a body apart from the structure around it.
///
/// spec: a body line of any number of `\` followed by `---`, `### ` or `<!-- lastword` gets one
/// more `\`.
final class Escapes {
  private Escapes() {}

  static String escape(String body) {
    return lines(body, true);
  }

  static String unescape(String body) {
    return lines(body, false);
  }

  /// Marks the arrows inside a name, so that the one between two names stands out.
  static String escapeArrow(String name) {
    return name.replace("↔", "\\↔");
  }

  static String unescapeArrow(String name) {
    return name.replace("\\↔", "↔");
  }

  private static String lines(String body, boolean add) {
    var out = new StringBuilder(body.length() + 16);
    for (var from = 0; from <= body.length(); ) {
      var end = body.indexOf('\n', from);
      var to = end < 0 ? body.length() : end + 1;
      line(body, from, to, add, out);
      from = end < 0 ? body.length() + 1 : to;
    }
    return out.toString();
  }

  private static void line(String body, int from, int to, boolean add, StringBuilder out) {
    var at = from;
    while (at < to && body.charAt(at) == '\\') {
      at++;
    }
    if (!isStructure(body, at)) {
      out.append(body, from, to);
    } else if (add) {
      out.append('\\').append(body, from, to);
    } else {
      out.append(body, at > from ? from + 1 : from, to);
    }
  }

  private static boolean isStructure(String body, int at) {
    return body.startsWith("---", at)
        || body.startsWith("### ", at)
        || body.startsWith("<!-- lastword", at);
  }
}
