package dev.lastword.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/// The style sheets, the script and the picture that the pages are made with: files of ours and
/// nothing else.
public final class Assets {
  private static final Map<String, String> TYPES =
      Map.of(
          "lastword.css", "text/css; charset=utf-8",
          "batch.css", "text/css; charset=utf-8",
          "lastword.js", "text/javascript; charset=utf-8",
          "icon.svg", "image/svg+xml");

  /// What tells this version of them from another, for caches.
  static final String VERSION =
      HexFormat.of()
          .formatHex(digest(text("lastword.css") + text("lastword.js") + text("sheet.css")))
          .substring(0, 12);

  private Assets() {}

  /// A file and its type.
  ///
  /// @param text its text
  /// @param type its media type
  public record Asset(String text, String type) {}

  /// The file of that name.
  ///
  /// @param name compared with the names there are; never a path
  /// @return nothing where there is none
  public static Optional<Asset> named(String name) {
    return Optional.ofNullable(TYPES.get(name)).map(type -> new Asset(served(name), type));
  }

  /// The style of a report is written for a page of its own; among ours it keeps to its place.
  private static String served(String name) {
    return name.equals("batch.css")
        ? "@scope (.sheet) {\n" + text("sheet.css") + "}\n"
        : text(name);
  }

  /// A file of ours as it stands in the program.
  static String text(String name) {
    try (var in = Assets.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What allows exactly one text to be run or applied inside a page.
  static String allowing(String text) {
    return "'sha256-" + Base64.getEncoder().encodeToString(digest(text)) + "'";
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
