package dev.lastword.config;

import dev.lastword.talk.Caps;
import dev.lastword.talk.Side;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One making of a [Spec] out of the settings that were given. What is wrong is collected, so that
/// the user sees all of it at once.
final class SpecReading extends GivenSettings {
  private static final Path ARCHIVE = Path.of("transcripts");

  private final Personas personas;
  private final Catalog catalog;
  private final Path directory;
  private final InputStream input;

  SpecReading(
      Map<Setting, List<Given>> given,
      Personas personas,
      Catalog catalog,
      Path directory,
      InputStream input) {
    super(given);
    this.personas = personas;
    this.catalog = catalog;
    this.directory = directory;
    this.input = input;
  }

  /// The run; null where a side of it could not be made out.
  ///
  /// @param before the run that is changed; null: there is none yet
  @Nullable Spec spec(@Nullable Spec before) throws IOException {
    var parties = new Parties(this, personas, new Speakers(personas, catalog), vars());
    var a = parties.read(Side.A, before == null ? null : before.a());
    var b = parties.read(Side.B, before == null ? null : before.b());
    var opener = before == null ? opener() : before.opener();
    var first = before == null ? first() : before.first();
    var caps = caps(before == null ? Caps.DEFAULT : before.caps());
    var stop = stop(parties.stopTokens(), before == null ? StopSettings.DEFAULT : before.stop());
    var failOn = failOn(before == null ? Set.of() : before.failOn());
    var keeping = keeping(before == null ? Keeping.DEFAULT : before.keeping());
    var asking = asking(before == null ? Asking.DEFAULT : before.asking());
    var injects = injects();
    var moves = isGiven(Setting.OUTPUT, Setting.ARCHIVE);
    var archive = before == null || moves ? archive() : before.archive();
    return a == null || b == null || !problems().isEmpty()
        ? null
        : new Spec(a, b, opener, first, caps, stop, failOn, asking, keeping, injects, archive);
  }

  private Side first() {
    return Objects.requireNonNull(
        value(Setting.FIRST, side -> Side.of(side.toLowerCase(Locale.ROOT)), Side.A));
  }

  private Asking asking(Asking before) {
    var strict = choice(Setting.STRICT_MODEL, Spec.StrictModel.values(), before.strictModel());
    var context = value(Setting.CONTEXT, ContextPolicy::of, before.context());
    var cache = flag(Setting.PROMPT_CACHE, before.promptCache());
    var onKill = choice(Setting.ON_KILL, Spec.OnKill.values(), before.onKill());
    return new Asking(strict, cache, onKill, Objects.requireNonNull(context));
  }

  private Keeping keeping(Keeping before) {
    var telemetry = flag(Setting.TELEMETRY, before.telemetry());
    var bytes = flag(Setting.KEEP_BYTES, before.bytes());
    var durability = choice(Setting.DURABILITY, Spec.Durability.values(), before.durability());
    return new Keeping(telemetry, bytes, durability);
  }

  /// The operator's words: `N:a=text`, `N:b=@file`, or `N=text` for both.
  private List<Inject> injects() throws IOException {
    var injects = new ArrayList<Inject>();
    for (var value : all(Setting.INJECT)) {
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
        add(value.problem("\"" + value.text() + "\" names no place in the talk", hint));
      }
    }
    return injects;
  }

  private Map<String, String> vars() {
    Map<String, String> vars = new LinkedHashMap<>();
    for (var var : all(Setting.VAR)) {
      var equals = var.text().indexOf('=');
      if (equals < 0 || !Substitution.isName(var.text().substring(0, equals))) {
        add(var.problem("\"" + var.text() + "\" is no variable", "such as topic=tides"));
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
  /// @param before when it was ended so far
  StopSettings stop(Set<String> tokens, StopSettings before) {
    return new StopReading(this).read(tokens, before);
  }

  private Set<Spec.FailOn> failOn(Set<Spec.FailOn> before) {
    if (!isGiven(Setting.FAIL_ON)) {
      return before;
    }
    var codes = EnumSet.noneOf(Spec.FailOn.class);
    for (var value : all(Setting.FAIL_ON)) {
      for (var word : value.text().split(",", -1)) {
        try {
          codes.add(pick(word, Spec.FailOn.values()));
        } catch (IllegalArgumentException e) {
          add(value.problem("\"" + word + "\" is not understood", String.valueOf(e.getMessage())));
        }
      }
    }
    return codes;
  }

  /// The folder of the files: where this run is written, or else the archive.
  Path archive() {
    var output = one(Setting.OUTPUT);
    var value = output == null ? one(Setting.ARCHIVE) : output;
    try {
      if (value != null && Files.isRegularFile(value.path())) {
        add(value.problem("\"" + value.text() + "\" is a file, not a folder", ""));
      }
      return value == null ? directory.resolve(ARCHIVE) : value.path();
    } catch (UsageException e) {
      add(e);
      return ARCHIVE;
    }
  }
}
