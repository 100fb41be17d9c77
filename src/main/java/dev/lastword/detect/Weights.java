package dev.lastword.detect;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// What each signal weighs and where the limits lie, for one policy.
///
/// @param signals the weight of each signal
/// @param settings the limits
record Weights(Map<Signal, Double> signals, Map<Setting, Double> settings) {
  /// Copies the numbers and refuses an incomplete list.
  Weights {
    signals = new EnumMap<>(signals);
    settings = new EnumMap<>(settings);
    if (signals.size() < Signal.values().length || settings.size() < Setting.values().length) {
      throw new IllegalArgumentException(
          "weights must name every signal and setting, named " + signals + ", " + settings);
    }
  }

  private static final Map<Policy, Weights> SHIPPED = readAll();

  /// The numbers as they are shipped.
  static Weights of(Policy policy) {
    return Objects.requireNonNull(SHIPPED.get(policy));
  }

  private static Map<Policy, Weights> readAll() {
    var all = new EnumMap<Policy, Weights>(Policy.class);
    for (var policy : Policy.values()) {
      all.put(policy, read(policy));
    }
    return Collections.unmodifiableMap(all);
  }

  private static Weights read(Policy policy) {
    var signals = new EnumMap<Signal, Double>(Signal.class);
    var settings = new EnumMap<Setting, Double>(Setting.class);
    for (var line : Words.table("weights.txt")) {
      var parts = line.split(" +");
      var name = parts[0];
      int dot = name.indexOf('.');
      if (dot >= 0 && !name.substring(dot + 1).equals(policy.code())) {
        continue;
      }
      double value = Double.parseDouble(parts[1]);
      var plain = dot < 0 ? name : name.substring(0, dot);
      if (isSignal(plain)) {
        signals.put(Signal.named(plain), value);
      } else {
        settings.put(Setting.named(plain), value);
      }
    }
    return new Weights(signals, settings);
  }

  /// The weight of a signal.
  double of(Signal signal) {
    return signals.getOrDefault(signal, 0.0);
  }

  /// The value of a setting.
  double of(Setting setting) {
    return settings.getOrDefault(setting, 0.0);
  }

  private static boolean isSignal(String name) {
    var constant = name.toUpperCase(Locale.ROOT).replace('-', '_');
    return Arrays.stream(Signal.values()).anyMatch(signal -> signal.name().equals(constant));
  }
}
