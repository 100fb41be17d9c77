package dev.lastword.cli;

import dev.lastword.endpoint.CallCounts;
import dev.lastword.endpoint.Keys;
import dev.lastword.endpoint.ModelRef;
import dev.lastword.endpoint.Switched;
import dev.lastword.endpoint.Switches;
import dev.lastword.text.Neutral;
import dev.lastword.text.Width;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `lastword providers`: who can be asked, whether a key for it is there, whether it is shut, and
/// what happened today.
@Command(
    name = "providers",
    header = {
      "Lists the providers: keys, kill switches, limits and today's calls.",
      "",
      "  lastword providers",
      "  lastword providers --json",
      ""
    },
    mixinStandardHelpOptions = true)
final class ProvidersCommand implements Callable<Integer> {
  private static final String MARGIN = " ".repeat(12);

  private final Console console;

  @Mixin private OutputOptions output = new OutputOptions();

  ProvidersCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    var rows = rows();
    for (var row : rows) {
      if (output.json) {
        console.out().println(json(row));
      } else {
        lines(row).forEach(console.out()::println);
      }
    }
    return ExitCode.DONE.code();
  }

  private List<ProviderState> rows() throws IOException {
    var switches = Switches.in(console.env());
    var counts = CallCounts.in(console.env(), console.clock(), console.zone());
    var keys = Keys.in(console.env());
    var rows = new ArrayList<ProviderState>();
    var others = new TreeSet<String>();
    switches.thrown().forEach(kill -> others.add(kill.name()));
    others.addAll(counts.names());
    var wiring = Wiring.of(console);
    try (var rates = wiring.rates(console)) {
      for (var provider : wiring.providers().all()) {
        var name = provider.name();
        var found =
            provider.keyVariables().stream().anyMatch(variable -> keys.find(variable) != null);
        var kill = Switched.thrown(switches, provider);
        var today = counts.today(name);
        rows.add(new ProviderState(name, provider, found, kill, today, rates.state(provider)));
        others.remove(name);
      }
      for (var name : others) {
        var kill = switches.read(name);
        var today = counts.today(name);
        if (kill != null || today.calls() > 0) {
          var rate = name.indexOf(':') < 0 ? null : rates.state(name);
          rows.add(new ProviderState(name, null, false, kill, today, rate));
        }
      }
    }
    return rows;
  }

  private List<String> lines(ProviderState row) {
    var lines = new ArrayList<String>();
    var provider = row.provider();
    var state = Width.padRight(row.kill() == null ? "open" : "killed", 8);
    if (provider == null) {
      var what = row.name().equals(ModelRef.CUSTOM) ? "every bare address" : "a bare address";
      lines.add(Width.padRight(row.name(), 11) + " " + state + what);
    } else {
      var wanted = provider.keyVariables();
      lines.add(
          Width.padRight(row.name(), 11)
              + " "
              + state
              + Width.padRight(row.keySet() ? "key set" : provider.keyRequired() ? "no key" : "", 8)
              + Width.padRight(wanted.isEmpty() ? "no key needed" : wanted.getFirst(), 20)
              + " "
              + provider.baseUrl());
    }
    var kill = row.kill();
    if (kill != null) {
      var zone = console.zone();
      var own = kill.name().equals(row.name()); // else it is the switch of its address
      lines.add(MARGIN + Neutral.line(own ? KillText.state(kill, zone) : KillText.of(kill, zone)));
    }
    if (row.today().calls() > 0 || today(row.today().failedAt())) {
      lines.add(MARGIN + Neutral.line(calls(row.today())));
    }
    var rates = row.rates() == null ? "" : RateText.of(row.rates(), this::shown);
    if (!rates.isEmpty()) {
      lines.add(MARGIN + rates);
    }
    return lines;
  }

  private String calls(CallCounts.Day day) {
    var words =
        Figures.count(day.calls())
            + (day.calls() == 1 ? " call today" : " calls today")
            + (day.failures() == 0
                ? ""
                : ", " + Figures.count(day.failures()) + " without a reply");
    var at = day.failedAt();
    return at == null ? words : words + "; last error " + shown(at) + ": " + day.failure();
  }

  private boolean today(@Nullable Instant at) {
    return at != null
        && LocalDate.ofInstant(at, console.zone())
            .equals(LocalDate.ofInstant(console.clock().instant(), console.zone()));
  }

  private String shown(Instant at) {
    var form = today(at) ? "HH:mm:ss" : "uuuu-MM-dd HH:mm";
    return DateTimeFormatter.ofPattern(form, Locale.ROOT).format(at.atZone(console.zone()));
  }

  private static String json(ProviderState row) {
    var line = JsonLine.of().number("v", 1).text("provider", row.name());
    var provider = row.provider();
    if (provider != null) {
      line.text("dialect", provider.dialect().word())
          .text("base_url", provider.baseUrl())
          .texts("key_env", provider.keyVariables())
          .flag("key_required", provider.keyRequired())
          .flag("key_set", row.keySet());
    }
    var rates = row.rates();
    if (rates != null) {
      var until = rates.leftAloneUntil();
      line.limits("limits", rates.limits())
          .maybe("slowed_to_rpm", rates.slowedTo() == null ? null : rates.slowedTo().toString())
          .maybe("left_alone_until", until == null ? null : until.toString());
    }
    var at = row.today().failedAt();
    return KillJson.of(line, row.kill())
        .number("calls_today", row.today().calls())
        .number("failures_today", row.today().failures())
        .maybe("last_error", at == null ? null : row.today().failure())
        .maybe("last_error_at", at == null ? null : at.toString())
        .end();
  }
}
