package dev.lastword.archive;

/// Where a transcript comes from, as far as it can be told where nobody says so: its folder, its
/// file of many, or the first letters of its id.
final class Origin {
  private Origin() {}

  static String of(String file, String id) {
    int slash = file.indexOf('/');
    if (slash > 0) {
      return file.substring(0, slash);
    }
    if (file.endsWith(".jsonl")) {
      return file.substring(0, file.length() - ".jsonl".length());
    }
    int letters = 0;
    while (letters < id.length() && Character.isLetter(id.charAt(letters))) {
      letters++;
    }
    return letters == 0 ? "unnamed" : id.substring(0, letters);
  }
}
