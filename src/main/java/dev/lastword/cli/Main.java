package dev.lastword.cli;

/// The program's door.
public final class Main {
  private Main() {}

  /// Runs one command and exits with its code.
  ///
  /// @param args the words after `lastword`
  public static void main(String[] args) {
    System.out.println("lastword");
  }
}
