package dev.lastword.detect;

import java.util.Arrays;

/// Counts what the judge does while it reads: every character it touches, every turn of a loop,
/// every element it moves. Called from the classes that [CountingLoader] rewrote.
public final class Work {
  private static long touched;
  private static long steps;

  /// What was counted.
  ///
  /// @param touched characters of texts that were looked at
  /// @param steps these, and loops turned, methods called, elements moved
  record Done(long touched, long steps) {}

  private Work() {}

  /// Counts a turn of a loop.
  public static void turn() {
    steps++;
  }

  /// Stands for the method of the text.
  public static char charAt(String text, int index) {
    touched++;
    return text.charAt(index);
  }

  /// Stands for the method of the text.
  public static int codePointAt(String text, int index) {
    touched++;
    return text.codePointAt(index);
  }

  /// Stands for the method of the text.
  public static int codePointCount(String text, int from, int to) {
    touched += to - from;
    return text.codePointCount(from, to);
  }

  /// Stands for the method of the text.
  public static int indexOf(String text, int letter) {
    return indexOf(text, letter, 0);
  }

  /// Stands for the method of the text.
  public static int indexOf(String text, int letter, int from) {
    int at = text.indexOf(letter, from);
    touched += (at < 0 ? text.length() : at + 1) - Math.max(0, from);
    return at;
  }

  /// Stands for the method of the text.
  public static int indexOf(String text, String sought) {
    return indexOf(text, sought, 0);
  }

  /// Stands for the method of the text.
  public static int indexOf(String text, String sought, int from) {
    int at = text.indexOf(sought, from);
    touched += (at < 0 ? text.length() : at + sought.length()) - Math.max(0, from);
    return at;
  }

  /// Stands for the method of the text.
  public static boolean startsWith(String text, String sought, int from) {
    touched += sought.length();
    return text.startsWith(sought, from);
  }

  /// Stands for the method of the text.
  public static boolean startsWith(String text, String sought) {
    touched += sought.length();
    return text.startsWith(sought);
  }

  /// Stands for the method of the text.
  public static boolean endsWith(String text, String sought) {
    touched += sought.length();
    return text.endsWith(sought);
  }

  /// Stands for the method of the text.
  public static String substring(String text, int from) {
    touched += text.length() - from;
    return text.substring(from);
  }

  /// Stands for the method of the text.
  public static String substring(String text, int from, int to) {
    touched += to - from;
    return text.substring(from, to);
  }

  /// Stands for the method of the text.
  public static char[] toCharArray(String text) {
    touched += text.length();
    return text.toCharArray();
  }

  /// Stands for the method of the text.
  public static String strip(String text) {
    touched += text.length();
    return text.strip();
  }

  /// Stands for the method of the text.
  public static int hashCode(String text) {
    touched += text.length();
    return text.hashCode();
  }

  /// Stands for the method of arrays.
  public static void fill(int[] all, int with) {
    steps += all.length;
    Arrays.fill(all, with);
  }

  /// Stands for the method of arrays.
  public static void fill(byte[] all, int from, int to, byte with) {
    steps += to - from;
    Arrays.fill(all, from, to, with);
  }

  /// Stands for the method of arrays.
  public static int[] copyOf(int[] all, int length) {
    steps += length;
    return Arrays.copyOf(all, length);
  }

  /// Stands for the method of arrays.
  public static long[] copyOf(long[] all, int length) {
    steps += length;
    return Arrays.copyOf(all, length);
  }

  /// Stands for the method of arrays.
  public static byte[] copyOf(byte[] all, int length) {
    steps += length;
    return Arrays.copyOf(all, length);
  }

  /// Stands for the method of arrays.
  public static char[] copyOf(char[] all, int length) {
    steps += length;
    return Arrays.copyOf(all, length);
  }

  /// What was done since the last call.
  static Done take() {
    var all = new Done(touched, touched + steps);
    touched = 0;
    steps = 0;
    return all;
  }
}
