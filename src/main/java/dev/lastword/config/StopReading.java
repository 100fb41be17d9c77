package dev.lastword.config;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.lastword.detect.Policy;
import dev.lastword.detect.StopRules;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads when a talk is ended.
final class StopReading {
  private final GivenSettings given;

  StopReading(GivenSettings given) {
    this.given = given;
  }

  /// Reads them.
  ///
  /// @param tokens by which the personas ask for the end
  /// @param before when it was ended so far
  StopSettings read(Set<String> tokens, StopSettings before) {
    var policy = given.choice(Setting.POLICY, Policy.values(), before.policy());
    var action = given.choice(Setting.STOP_ACTION, StopSettings.Action.values(), before.action());
    var expression = given.value(Setting.STOP, StopReading::spoken, before.expression());
    var all = new LinkedHashSet<>(before.tokens());
    all.addAll(tokens);
    return new StopSettings(
        policy,
        expression,
        given.isGiven(Setting.STOP_PHRASE) ? phrases() : before.phrases(),
        given.isGiven(Setting.STOP_PATTERN) ? patterns() : before.patterns(),
        List.copyOf(all),
        action);
  }

  private List<String> phrases() {
    var phrases = new ArrayList<String>();
    for (var phrase : given.all(Setting.STOP_PHRASE)) {
      if (phrase.text().isBlank()) {
        given.add(phrase.problem("a stop phrase must not be blank", ""));
      }
      phrases.add(phrase.text());
    }
    return phrases;
  }

  private List<String> patterns() {
    var patterns = new ArrayList<String>();
    for (var pattern : given.all(Setting.STOP_PATTERN)) {
      try {
        if (Pattern.compile(pattern.text()).matcher("").find()) {
          var hint = "it would end every run at once";
          given.add(
              pattern.problem("the pattern \"" + pattern.text() + "\" matches empty text", hint));
        }
      } catch (PatternSyntaxException e) {
        given.add(
            pattern.problem(
                "\"" + pattern.text() + "\" is no RE2 pattern", String.valueOf(e.getMessage())));
      }
      patterns.add(pattern.text());
    }
    return patterns;
  }

  private static @Nullable String spoken(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("such as mutual-closing or repeated-refusals");
    }
    return new StopRules(Policy.BALANCED, text.strip(), List.of(), List.of()).expression();
  }
}
