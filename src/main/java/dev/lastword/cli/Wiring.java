package dev.lastword.cli;

import dev.lastword.config.Catalog;
import dev.lastword.config.ConfigFiles;
import dev.lastword.config.Personas;
import dev.lastword.config.RunFlags;
import dev.lastword.config.Setting;
import dev.lastword.config.SpecReader;
import dev.lastword.endpoint.Deadlines;
import dev.lastword.endpoint.Dialect;
import dev.lastword.endpoint.Limits;
import dev.lastword.endpoint.ProviderTable;
import dev.lastword.endpoint.Rates;
import dev.lastword.journal.SigningKey;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the commands share, made from the user's configuration.
///
/// @param providers the provider table, the user's rows among it
/// @param catalog their names, and those of the dialects
/// @param personas finds personas
/// @param specs makes a spec of all that was said
/// @param rates how much each provider may be asked, where the table does not say
/// @param deadlines how long a call may take
record Wiring(
    ProviderTable providers,
    Catalog catalog,
    Personas personas,
    SpecReader specs,
    Map<String, Limits> rates,
    Deadlines deadlines) {
  /// The rates that all runs of this user on this machine share.
  Rates rates(Console console) {
    return new Rates(Rates.folder(console.env()), rates, what -> console.say("note: " + what));
  }

  /// The key to sign with; null where nobody asks for a signature.
  @Nullable SigningKey key(Console console, RunFlags flags) throws IOException {
    return specs.isOn(flags, Setting.SIGN) ? SigningFiles.of(console).read() : null;
  }

  /// The same with other limits.
  Wiring limited(Map<String, Limits> newRates) {
    return new Wiring(providers, catalog, personas, specs, newRates, deadlines);
  }

  static Wiring of(Console console) throws IOException {
    var files = ConfigFiles.read(console.directory(), console.env());
    var providers = ProviderTable.builtIn().with(files.providers()).priced(files.prices());
    var catalog =
        new Catalog(
            providers.all().stream().map(row -> row.name()).collect(Collectors.toSet()),
            Arrays.stream(Dialect.values()).map(Dialect::word).collect(Collectors.toSet()));
    return new Wiring(
        providers,
        catalog,
        Personas.in(console.directory(), console.env(), catalog),
        new SpecReader(console.directory(), console.env(), files, catalog, console.in()),
        files.rates(catalog),
        files.deadlines());
  }
}
