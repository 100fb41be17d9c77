package dev.lastword.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Reads stop expressions: `or` binds weaker than `and`; brackets; atoms are `policy`, the codes of
/// the judge's rules, `CLASS(n)` and `messages(n)`.
final class StopExpressionParser {
  private static final int LONGEST = 1000;
  private static final int DEEPEST = 50;

  private final String text;
  private int at;
  private int depth;

  StopExpressionParser(String text) {
    this.text = text;
  }

  StopExpression parse() {
    if (text.length() > LONGEST) {
      throw new StopSyntaxException(LONGEST + 1, "longer than " + LONGEST + " characters", "");
    }
    var expression = either();
    blanks();
    if (at < text.length()) {
      throw trouble("expected `and`, `or` or the end, found \"" + rest() + "\"", "");
    }
    return expression;
  }

  private StopExpression either() {
    var left = both();
    while (accept("or")) {
      left = new StopExpression.Or(left, both());
    }
    return left;
  }

  private StopExpression both() {
    var left = one();
    while (accept("and")) {
      left = new StopExpression.And(left, one());
    }
    return left;
  }

  private StopExpression one() {
    blanks();
    if (at < text.length() && text.charAt(at) == '(') {
      if (++depth > DEEPEST) {
        throw trouble("more than " + DEEPEST + " brackets within each other", "");
      }
      at++;
      var inner = either();
      close();
      depth--;
      return inner;
    }
    return atom();
  }

  private StopExpression atom() {
    int from = at;
    var name = word();
    if (name.isEmpty() || name.equals("or") || name.equals("and")) {
      at = from;
      throw trouble(at < text.length() ? "expected an atom" : "the expression ends too early", "");
    }
    blanks();
    boolean counted = at < text.length() && text.charAt(at) == '(';
    if (counted) {
      at++;
      int least = number();
      close();
      return counted(name, least, from);
    }
    return plain(name, from);
  }

  private static StopExpression plain(String name, int from) {
    if (name.equals("policy")) {
      return new StopExpression.ByPolicy();
    }
    for (var rule : Rule.values()) {
      if (rule.code().equals(name)) {
        return new StopExpression.ByRule(rule);
      }
    }
    var needsNumber = classCodes().contains(name) || name.equals("messages");
    var nearest = needsNumber ? name + "(1)" : Nearest.of(name, plainCodes());
    var what = needsNumber ? "\"" + name + "\" needs a number" : "unknown atom \"" + name + "\"";
    throw new StopSyntaxException(from + 1, what, nearest);
  }

  private static StopExpression counted(String name, int least, int from) {
    if (name.equals("messages")) {
      return new StopExpression.ByMessages(least);
    }
    for (var kind : MessageClass.values()) {
      if (kind.code().equals(name)) {
        return new StopExpression.ByClass(kind, least);
      }
    }
    throw new StopSyntaxException(
        from + 1, "unknown class \"" + name + "\"", Nearest.of(name, classCodes()));
  }

  private int number() {
    blanks();
    int from = at;
    while (at < text.length() && Character.isDigit(text.charAt(at))) {
      at++;
    }
    var digits = text.substring(from, at);
    if (digits.isEmpty() || digits.length() > 6 || Integer.parseInt(digits) == 0) {
      throw new StopSyntaxException(from + 1, "expected a number from 1 to 999999", "");
    }
    return Integer.parseInt(digits);
  }

  private void close() {
    blanks();
    if (at >= text.length() || text.charAt(at) != ')') {
      throw trouble("expected `)`", "");
    }
    at++;
  }

  private boolean accept(String keyword) {
    blanks();
    int from = at;
    if (word().equals(keyword)) {
      return true;
    }
    at = from;
    return false;
  }

  private String word() {
    int from = at;
    while (at < text.length() && isWordPart(text.charAt(at))) {
      at++;
    }
    return text.substring(from, at);
  }

  private static boolean isWordPart(char c) {
    return c == '-' || c == '_' || Character.isLetterOrDigit(c);
  }

  private void blanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private String rest() {
    return text.substring(at, Math.min(text.length(), at + 20));
  }

  private StopSyntaxException trouble(String what, String nearest) {
    return new StopSyntaxException(at + 1, what, nearest);
  }

  private static List<String> plainCodes() {
    var codes = new ArrayList<>(List.of("policy"));
    Arrays.stream(Rule.values()).map(Rule::code).forEach(codes::add);
    Arrays.stream(MessageClass.values()).map(kind -> kind.code() + "(1)").forEach(codes::add);
    codes.add("messages(1)");
    return codes;
  }

  private static List<String> classCodes() {
    return Arrays.stream(MessageClass.values()).map(MessageClass::code).toList();
  }
}
