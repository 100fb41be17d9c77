package dev.lastword.detect;

import dev.lastword.archive.Decision;
import dev.lastword.archive.Labelled;
import dev.lastword.archive.Row;
import dev.lastword.archive.Score;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Fits the weights of the signals to labelled transcripts by climbing from guessed ones, and says
/// how well weights fitted without a source do on that source. `scripts/bench fit` prints both.
///
/// Thresholds around the shipped one are tried together, so that no label is met by a hair, and a
/// weight far from its guess costs: what is fitted to some seventy real transcripts must be little.
final class FitWeights {
  private static final double[] THRESHOLDS = {3.6, 4.0, 4.4};
  private static final double PREMATURE = 2;
  private static final double WASTED = 0.02;
  private static final double PULL = 0.02;
  private static final double SMALL = 0.4;

  /// A transcript, measured once.
  private record Case(Labelled label, List<Traits> traits, double weight) {
    String source() {
      return weight == SMALL ? "small" : label.id().replaceFirst("[-0-9].*", "");
    }
  }

  private final List<Case> cases;
  private final Weights start;

  private FitWeights(List<Case> cases, Weights start) {
    this.cases = cases;
    this.start = start;
  }

  /// Prints the fitted weights and the figures for each source left out.
  public static void main(String[] arguments) {
    int steps = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2500;
    boolean leaveOut = arguments.length < 2 || !arguments[1].equals("all");
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var fit = new FitWeights(cases(), prior());
    var whole = fit.climb(any -> true, steps, 1);
    whole.signals().forEach((signal, w) -> out.printf(Locale.ROOT, "%s %.2f%n", signal, w));
    out.println("guessed  " + fit.report(fit.start, any -> true));
    out.println("shipped  " + fit.report(Weights.of(Policy.BALANCED), any -> true));
    out.println("fitted   " + fit.report(whole, any -> true));
    if (leaveOut) {
      fit.leaveOut(steps, out);
    }
  }

  /// Weights fitted without a source, tried on that source; at the end all sources together.
  private void leaveOut(int steps, PrintStream out) {
    var rows = new ArrayList<Row>();
    for (var source : cases.stream().map(Case::source).distinct().toList()) {
      var weights = climb(each -> !each.source().equals(source), steps, 2);
      out.println(source + "  " + report(weights, each -> each.source().equals(source)));
      rows.addAll(rows(weights, each -> each.source().equals(source) && each.weight() == 1));
    }
    out.println("left out " + new Score(rows));
  }

  private static List<Case> cases() {
    var cases = new ArrayList<Case>();
    var corpus = Corpus.home();
    for (var label : Corpus.read(corpus.resolve("dev"))) {
      if (label.sure()) {
        cases.add(new Case(label, traits(label, false), 1));
        cases.add(new Case(label, traits(label, true), 0.3));
      }
    }
    var small = new ArrayList<>(Corpus.resource("endings.txt"));
    small.addAll(Corpus.read(Path.of("endings", "seen")));
    if (Files.exists(corpus)) {
      small.addAll(Corpus.read(corpus.resolve("hard_cases.jsonl")));
    }
    small.forEach(label -> cases.add(new Case(label, traits(label, false), SMALL)));
    return cases;
  }

  private static List<Traits> traits(Labelled label, boolean withoutStops) {
    var listener = new Listener();
    var traits = new ArrayList<Traits>();
    for (var said : label.utterances()) {
      var text = withoutStops ? said.text().replaceAll("[.!?…]+(?=\\s|$)", "") : said.text();
      traits.add(listener.hear(Utterance.of(said.side(), text), Segments.of(text)));
    }
    return traits;
  }

  /// What one would write down before seeing any label: where the climb begins.
  private static Weights prior() {
    var signals = new EnumMap<Signal, Double>(Signal.class);
    for (var signal : Signal.values()) {
      signals.put(signal, guess(signal));
    }
    return new Weights(signals, Weights.of(Policy.BALANCED).settings());
  }

  private static double guess(Signal signal) {
    return switch (signal) {
      case TAIL, COVERED -> 0.8;
      case MASS -> 1.5;
      case IDLE -> 1;
      case REFUSAL -> 0.5;
      case RITUAL -> 0.2;
      case NEWS -> -1.5;
      case BLISS, SILENCED -> 1;
      case REQUEST -> -1;
      case OWED -> -0.3;
      case ANSWER -> -0.2;
      case TOKEN -> 1.6;
    };
  }

  private Weights climb(Predicate<Case> chosen, int steps, long seed) {
    var random = new Random(seed);
    var best = start;
    double most = objective(best, chosen);
    var signals =
        Arrays.stream(Signal.values()).filter(s -> s != Signal.OWED).toArray(Signal[]::new);
    for (int step = 0; step < steps; step++) {
      var signal = signals[random.nextInt(signals.length)];
      double size = step % 3 == 0 ? 0.6 : 0.2;
      var next = changed(best, signal, random.nextGaussian() * size);
      if (step % 4 == 0) {
        var other = signals[random.nextInt(signals.length)];
        next = changed(next, other, random.nextGaussian() * size);
      }
      double value = objective(next, chosen);
      if (value > most) {
        most = value;
        best = next;
      }
    }
    return best;
  }

  private static Weights changed(Weights weights, Signal signal, double by) {
    var signals = new EnumMap<Signal, Double>(weights.signals());
    double before = weights.of(signal);
    double after = before + by;
    signals.put(signal, before * after < 0 ? 0 : after);
    return new Weights(signals, weights.settings());
  }

  private static Weights at(Weights weights, double threshold) {
    var settings = new EnumMap<Setting, Double>(weights.settings());
    settings.put(Setting.THRESHOLD, threshold);
    return new Weights(weights.signals(), settings);
  }

  private double objective(Weights weights, Predicate<Case> chosen) {
    double sum = 0;
    double total = 0;
    for (double threshold : THRESHOLDS) {
      var tried = at(weights, threshold);
      for (var each : cases) {
        if (chosen.test(each)) {
          sum += each.weight() * points(each, tried, threshold);
          total += each.weight();
        }
      }
    }
    double far = 0;
    for (var signal : Signal.values()) {
      double apart = weights.of(signal) - start.of(signal);
      far += apart * apart;
    }
    return sum / total - PULL * far;
  }

  private static double points(Case each, Weights weights, double threshold) {
    var after = stop(each.traits(), at(weights, threshold));
    var row = Row.of(each.label(), after);
    return switch (row.outcome()) {
      case EARLY, FALSE -> -PREMATURE;
      default -> row.points() - WASTED * Math.min(10, row.waste());
    };
  }

  private static @Nullable Decision stop(List<Traits> traits, Weights weights) {
    var bench = new Bench(weights);
    for (var each : traits) {
      if (bench.hear(each) != null) {
        return new Decision(each.message(), "");
      }
    }
    return null;
  }

  private String report(Weights weights, Predicate<Case> chosen) {
    var real = rows(weights, each -> chosen.test(each) && each.weight() == 1);
    var small = rows(weights, each -> chosen.test(each) && each.weight() < 1);
    return new Score(real) + "   with changed and small ones " + new Score(small);
  }

  private List<Row> rows(Weights weights, Predicate<Case> chosen) {
    return cases.stream()
        .filter(chosen)
        .map(each -> Row.of(each.label(), stop(each.traits(), weights)))
        .toList();
  }
}
