package dev.lastword.config;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.lastword.detect.Policy;
import dev.lastword.detect.StopRules;
import dev.lastword.talk.Caps;
import dev.lastword.talk.Side;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One making of a [Spec] out of the settings that were given. What is wrong is collected, so that
/// the user sees all of it at once.
final class SpecReading {
  private static final Path ARCHIVE = Path.of("transcripts");

  private final Map<Setting, List<Given>> given;
  private final Personas personas;
  private final Catalog catalog;
  private final Path directory;
  private final InputStream input;
  private final List<Problem> problems = new ArrayList<>();
  private final List<Problem> warnings = new ArrayList<>();

  SpecReading(
      Map<Setting, List<Given>> given,
      Personas personas,
      Catalog catalog,
      Path directory,
      InputStream input) {
    this.given = given;
    this.personas = personas;
    this.catalog = catalog;
    this.directory = directory;
    this.input = input;
  }

  List<Problem> problems() {
    return problems;
  }

  List<Problem> warnings() {
    return warnings;
  }

  /// The run; null where a side of it could not be made out.
  ///
  /// @param before the run that is changed; null: there is none yet
  @Nullable Spec spec(@Nullable Spec before) throws IOException {
    var parties = new Parties(this, personas, new Speakers(personas, catalog), vars());
    var a = parties.read(Side.A, before == null ? null : before.a());
    var b = parties.read(Side.B, before == null ? null : before.b());
    var opener = before == null ? opener() : before.opener();
    var first =
        before == null
            ? value(Setting.FIRST, side -> Side.of(side.toLowerCase(Locale.ROOT)), Side.A)
            : before.first();
    var caps = caps(before == null ? Caps.DEFAULT : before.caps());
    var stop = stop(parties.stopTokens(), before == null ? StopSettings.DEFAULT : before.stop());
    var failOn = failOn(before == null ? Set.of() : before.failOn());
    var telemetry = flag(Setting.TELEMETRY, before != null && before.telemetry());
    var keepBytes = flag(Setting.KEEP_BYTES, before != null && before.keepBytes());
    var durability =
        choice(
            Setting.DURABILITY,
            Spec.Durability.values(),
            before == null ? Spec.Durability.POWER : before.durability());
    var strict =
        choice(
            Setting.STRICT_MODEL,
            Spec.StrictModel.values(),
            before == null ? Spec.StrictModel.OFF : before.strictModel());
    var context =
        value(
            Setting.CONTEXT,
            ContextPolicy::of,
            before == null ? ContextPolicy.full() : before.context());
    var cache = flag(Setting.PROMPT_CACHE, before == null || before.promptCache());
    var onKill =
        choice(
            Setting.ON_KILL,
            Spec.OnKill.values(),
            before == null ? Spec.OnKill.STOP : before.onKill());
    var injects = injects();
    var archive = before == null || isGiven(Setting.OUTPUT, Setting.ARCHIVE) ? archive() : null;
    if (a == null || b == null || !problems.isEmpty()) {
      return null;
    }
    return new Spec(
        a,
        b,
        opener,
        first,
        caps,
        stop,
        failOn,
        telemetry,
        keepBytes,
        durability,
        strict,
        cache,
        onKill,
        Objects.requireNonNull(context),
        injects,
        archive == null ? Objects.requireNonNull(before).archive() : archive);
  }

  private boolean isGiven(Setting... settings) {
    return Arrays.stream(settings).anyMatch(given::containsKey);
  }

  /// The operator's words: `N:a=text`, `N:b=@file`, or `N=text` for both.
  private List<Inject> injects() throws IOException {
    var injects = new ArrayList<Inject>();
    for (var value : given.getOrDefault(Setting.INJECT, List.of())) {
      var equals = value.text().indexOf('=');
      try {
        if (equals < 1) {
          throw new IllegalArgumentException("no = in it");
        }
        var text = TextFile.orText(value.with(value.text().substring(equals + 1)));
        injects.add(Inject.at(value.text().substring(0, equals).strip(), text));
      } catch (UsageException e) {
        add(e);
      } catch (IllegalArgumentException e) {
        var hint = "such as 12:a=TEXT or 12:b=@FILE, or 12=TEXT for both";
        problems.add(value.problem("\"" + value.text() + "\" names no place in the talk", hint));
      }
    }
    return injects;
  }

  /// The one value of a setting, or null.
  @Nullable Given one(Setting setting) {
    var values = given.getOrDefault(setting, List.of());
    if (values.size() > 1) {
      problems.add(values.getLast().problem(setting.key() + " is given more than once", ""));
    }
    return values.isEmpty() ? null : values.getFirst();
  }

  /// A setting read from its text; `fallback` where it was not given or cannot be read.
  <T extends @Nullable Object> T value(Setting setting, Function<String, T> read, T fallback) {
    var value = one(setting);
    if (value == null) {
      return fallback;
    }
    try {
      return read.apply(value.text());
    } catch (IllegalArgumentException e) {
      problems.add(
          value.problem(
              "\"" + value.text() + "\" is not understood", String.valueOf(e.getMessage())));
      return fallback;
    }
  }

  void add(UsageException e) {
    problems.addAll(e.problems());
  }

  void add(Problem problem) {
    problems.add(problem);
  }

  void warn(List<Problem> more) {
    warnings.addAll(more);
  }

  private Map<String, String> vars() {
    Map<String, String> vars = new LinkedHashMap<>();
    for (var var : given.getOrDefault(Setting.VAR, List.of())) {
      var equals = var.text().indexOf('=');
      if (equals < 0 || !Substitution.isName(var.text().substring(0, equals))) {
        problems.add(var.problem("\"" + var.text() + "\" is no variable", "such as topic=tides"));
      } else {
        vars.put(var.text().substring(0, equals), var.text().substring(equals + 1));
      }
    }
    return vars;
  }

  private @Nullable Opener opener() throws IOException {
    var as = choice(Setting.OPENER_AS, Opener.As.values(), Opener.As.A);
    var value = one(Setting.OPENER);
    if (value == null) {
      return null;
    }
    try {
      if ("-".equals(value.text())) {
        refuseTwoReaders(value);
        return new Opener(TextFile.read(input, value), as);
      }
      return new Opener(TextFile.orText(value), as);
    } catch (UsageException e) {
      add(e);
      return null;
    }
  }

  private void refuseTwoReaders(Given opener) {
    for (var side : List.of(Setting.A, Setting.B)) {
      var speaker = one(side);
      if (speaker != null && speaker.text().strip().startsWith("human:")) {
        throw new UsageException(
            opener.problem(
                "human: already reads the standard input", "give the opener as text or @FILE"));
      }
    }
  }

  /// Where a talk ends at the latest; what is not given is as in `d`.
  Caps caps(Caps d) {
    return new Caps(
        value(Setting.MAX_MESSAGES, text -> (int) Amounts.count(text, 1_000_000), d.messages()),
        value(
            Setting.MAX_TOTAL_TOKENS,
            orNone(text -> Amounts.count(text, 1_000_000_000_000L)),
            d.totalTokens()),
        value(Setting.MAX_COST, orNone(Amounts::money), d.cost()),
        value(Setting.MAX_TIME, orNone(Amounts::time), d.time()));
  }

  /// A cap that may also be lifted: `none`.
  private static <T> Function<String, @Nullable T> orNone(Function<String, T> read) {
    return text -> text.strip().equals("none") ? null : read.apply(text);
  }

  /// When a talk is ended.
  ///
  /// @param tokens by which the personas ask for the end
  ///
  /// @param before when it was ended so far
  StopSettings stop(Set<String> tokens, StopSettings before) {
    var policy = choice(Setting.POLICY, Policy.values(), before.policy());
    var action = choice(Setting.STOP_ACTION, StopSettings.Action.values(), before.action());
    var expression = value(Setting.STOP, SpecReading::spoken, before.expression());
    var all = new LinkedHashSet<>(before.tokens());
    all.addAll(tokens);
    return new StopSettings(
        policy,
        expression,
        isGiven(Setting.STOP_PHRASE) ? phrases() : before.phrases(),
        isGiven(Setting.STOP_PATTERN) ? patterns() : before.patterns(),
        List.copyOf(all),
        action);
  }

  private List<String> phrases() {
    var phrases = new ArrayList<String>();
    for (var phrase : given.getOrDefault(Setting.STOP_PHRASE, List.of())) {
      if (phrase.text().isBlank()) {
        problems.add(phrase.problem("a stop phrase must not be blank", ""));
      }
      phrases.add(phrase.text());
    }
    return phrases;
  }

  private List<String> patterns() {
    var patterns = new ArrayList<String>();
    for (var pattern : given.getOrDefault(Setting.STOP_PATTERN, List.of())) {
      try {
        if (Pattern.compile(pattern.text()).matcher("").find()) {
          var hint = "it would end every run at once";
          problems.add(
              pattern.problem("the pattern \"" + pattern.text() + "\" matches empty text", hint));
        }
      } catch (PatternSyntaxException e) {
        problems.add(
            pattern.problem(
                "\"" + pattern.text() + "\" is no RE2 pattern", String.valueOf(e.getMessage())));
      }
      patterns.add(pattern.text());
    }
    return patterns;
  }

  private Set<Spec.FailOn> failOn(Set<Spec.FailOn> before) {
    if (!isGiven(Setting.FAIL_ON)) {
      return before;
    }
    var codes = EnumSet.noneOf(Spec.FailOn.class);
    for (var value : given.getOrDefault(Setting.FAIL_ON, List.of())) {
      for (var word : value.text().split(",", -1)) {
        try {
          codes.add(pick(word, Spec.FailOn.values()));
        } catch (IllegalArgumentException e) {
          problems.add(
              value.problem("\"" + word + "\" is not understood", String.valueOf(e.getMessage())));
        }
      }
    }
    return codes;
  }

  /// Whether a switch is on.
  boolean flag(Setting setting, boolean fallback) {
    return value(
        setting,
        text ->
            switch (text.strip().toLowerCase(Locale.ROOT)) {
              case "true" -> true;
              case "false" -> false;
              default -> throw new IllegalArgumentException("true or false");
            },
        fallback);
  }

  /// The folder of the files: where this run is written, or else the archive.
  Path archive() {
    var output = one(Setting.OUTPUT);
    var value = output == null ? one(Setting.ARCHIVE) : output;
    try {
      if (value != null && Files.isRegularFile(value.path())) {
        problems.add(value.problem("\"" + value.text() + "\" is a file, not a folder", ""));
      }
      return value == null ? directory.resolve(ARCHIVE) : value.path();
    } catch (UsageException e) {
      add(e);
      return ARCHIVE;
    }
  }

  private <E extends Enum<E>> E choice(Setting setting, E[] all, E fallback) {
    return Objects.requireNonNull(value(setting, text -> pick(text, all), fallback));
  }

  private static <E extends Enum<E>> E pick(String text, E[] all) {
    var word = text.strip().toLowerCase(Locale.ROOT);
    var words = Arrays.stream(all).map(one -> one.name().toLowerCase(Locale.ROOT)).toList();
    var at = words.indexOf(word);
    if (at < 0) {
      var hint = Nearest.hint(word, words, "one of " + String.join(", ", words));
      throw new IllegalArgumentException(hint);
    }
    return all[at];
  }

  private static @Nullable String spoken(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("such as mutual-closing or repeated-refusals");
    }
    return new StopRules(Policy.BALANCED, text.strip(), List.of(), List.of()).expression();
  }
}
