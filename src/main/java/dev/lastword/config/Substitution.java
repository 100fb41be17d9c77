package dev.lastword.config;

import com.google.re2j.Pattern;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.text.StringSubstitutor;
import org.apache.commons.text.matcher.StringMatcher;
import org.apache.commons.text.matcher.StringMatcherFactory;

/// Fills `${name}` in a prompt, where `name` is a variable, and nothing else.
///
/// Commons Text does the filling, over the one map alone: its default interpolators, which read
/// files, the environment and scripts, are never created. It is shown one `${name}` at a time, so a
/// value is never read again, a long prompt costs linear time, and everything that is no variable
/// of ours stays as it was written, byte for byte.
final class Substitution {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,63}");

  private final Map<String, String> vars;
  private final StringSubstitutor substitutor;

  Substitution(Map<String, String> vars) {
    this.vars = Map.copyOf(vars);
    this.substitutor =
        new StringSubstitutor(this.vars::get)
            .setVariablePrefixMatcher(opening())
            .setValueDelimiterMatcher(StringMatcherFactory.INSTANCE.noneMatcher())
            .setDisableSubstitutionInValues(true)
            .setEnableSubstitutionInVariables(false);
  }

  /// Whether a text can name a variable.
  static boolean isName(String text) {
    return NAME.matches(text);
  }

  /// Fills a prompt.
  ///
  /// @param source the whole file, for places
  /// @param from where in it the prompt begins, in chars
  /// @param most the longest result, in chars
  /// @param warnings where words that look like variables and are none are named, once each
  /// @return the filled prompt; longer than `most` where it would be too long
  String fill(SourceText source, int from, int most, List<Problem> warnings) {
    var text = source.text();
    var out = new StringBuilder(text.length() - from);
    Set<String> seen = new HashSet<>();
    var start = from;
    // No marker holds a brace but its last, so a text may be cut after each.
    for (var brace = text.indexOf('}', start);
        brace >= 0 && out.length() <= most;
        brace = text.indexOf('}', start)) {
      var unit = text.substring(start, brace + 1);
      var open = unit.lastIndexOf("${");
      if (open >= 0) {
        var name = unit.substring(open + 2, unit.length() - 1);
        warn(source, start + open, name, seen, warnings);
        out.append(vars.containsKey(name) ? substitutor.replace(unit) : unit);
      } else {
        out.append(unit);
      }
      start = brace + 1;
    }
    return out.append(text, start, text.length()).toString();
  }

  private void warn(
      SourceText source, int at, String name, Set<String> seen, List<Problem> warnings) {
    var kept = at > 0 && source.text().charAt(at - 1) == '$';
    if (kept || vars.containsKey(name) || !seen.add(name) || !isName(name)) {
      return;
    }
    if (warnings.size() < Yaml.MOST_PROBLEMS) {
      var hint = Nearest.hint(name, vars.keySet(), "sent as written; vars: " + name + " fills it");
      warnings.add(source.problemAt(at, "${" + name + "} is no variable", hint));
    }
  }

  /// Matches `${` only where a variable and a brace follow, so that the escape `$${` too is taken
  /// for one only before a variable.
  private StringMatcher opening() {
    return new StringMatcher() {
      @Override
      public int isMatch(char[] buffer, int start, int bufferStart, int bufferEnd) {
        return isMatch(new String(buffer), start, bufferStart, bufferEnd);
      }

      @Override
      public int isMatch(CharSequence buffer, int start, int bufferStart, int bufferEnd) {
        var opens = start + 2 < bufferEnd && buffer.charAt(start) == '$';
        if (!opens || buffer.charAt(start + 1) != '{' || buffer.charAt(bufferEnd - 1) != '}') {
          return 0;
        }
        return vars.containsKey(buffer.subSequence(start + 2, bufferEnd - 1).toString()) ? 2 : 0;
      }

      @Override
      public int size() {
        return 2;
      }
    };
  }
}
