package dev.lastword.page;

import java.nio.charset.StandardCharsets;

/// A file beside the page. Whatever it is called, the link leads to it and nowhere else.
///
/// @param file its name
public record Link(String file) {
  private static final String PLAIN =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

  /// The link as a URL.
  ///
  /// @return relative, all but plain characters in percent form
  public String href() {
    return "./" + encode(file);
  }

  /// Any text as part of a URL: all but plain characters in percent form.
  ///
  /// @param text the text
  /// @return ASCII
  public static String encode(String text) {
    var url = new StringBuilder(text.length() + 8);
    for (var unit : text.getBytes(StandardCharsets.UTF_8)) {
      var c = (char) (unit & 0xff);
      if (PLAIN.indexOf(c) >= 0) {
        url.append(c);
      } else {
        url.append('%')
            .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
            .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
      }
    }
    return url.toString();
  }
}
