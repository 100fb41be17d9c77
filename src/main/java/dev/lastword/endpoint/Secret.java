package dev.lastword.endpoint;

/// A key, which no log, message or debugger view shows by accident.
public final class Secret {
  private static final int LONGEST = 8192;

  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  /// Takes a key. Blanks around it, as copying leaves them, are dropped.
  ///
  /// @param raw the key as it was found
  /// @param where where it was found, such as a variable's name; for the error
  /// @return the key
  /// @throws SetupException where nothing is left, or where the rest holds a blank, a line break or
  ///   anything but visible ASCII; the message names the place, never the key
  public static Secret of(String raw, String where) {
    var value = raw.strip();
    if (value.isEmpty()) {
      throw new SetupException("the key in " + where + " is empty");
    }
    if (value.length() > LONGEST) {
      throw new SetupException("the key in " + where + " is longer than " + LONGEST);
    }
    if (!value.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
      throw new SetupException(
          "the key in " + where + " holds a blank or a character that no key has");
    }
    return new Secret(value);
  }

  /// Hides whatever looks like a key of a known provider, for excerpts of files and URLs.
  ///
  /// @param text any text
  /// @return the text with `***` for such words; equal to it where it holds none
  public static String mask(String text) {
    return ErrorText.maskStarts(text);
  }

  /// The key itself, for the one header that carries it and for masking.
  String reveal() {
    return value;
  }

  /// Hides the key.
  @Override
  public String toString() {
    return "***";
  }
}
