package dev.lastword.endpoint;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/// The switches that a call to one endpoint heeds: its provider's and its server's. At an address
/// that is not its provider's own, it also heeds every provider that lives there, so that shutting
/// `openai` shuts the bare URL of OpenAI too.
public final class Switched {
  /// Heeds no switch.
  static final Switched NONE = new Switched(Switches.NONE, List.of());

  private static final int MOST_PORT = 65_535;

  private final Switches switches;
  private final List<String> names;

  private Switched(Switches switches, List<String> names) {
    this.switches = switches;
    this.names = names;
  }

  static Switched of(Switches switches, ProviderTable table, Provider provider, HttpUrl base) {
    var names = new LinkedHashSet<String>();
    names.add(provider.name());
    names.add(address(base));
    var own = table.all().stream().filter(row -> row.name().equals(provider.name())).findFirst();
    if (own.isEmpty() || !own.get().baseUrl().equals(provider.baseUrl())) {
      table.all().stream()
          .filter(row -> address(Addresses.base(row.baseUrl())).equals(address(base)))
          .forEach(row -> names.add(row.name()));
    }
    return new Switched(switches, List.copyOf(names));
  }

  /// The names of all its switches, the provider's first.
  List<String> names() {
    return names;
  }

  /// The switch that shuts it; null: none is thrown.
  @Nullable Kill thrown() {
    return thrown(this::read);
  }

  /// Looks at one of its switches.
  @Nullable Kill read(String name) {
    return switches.read(name);
  }

  /// Where several are thrown, one that also cuts running replies counts.
  @Nullable Kill thrown(Function<String, @Nullable Kill> read) {
    Kill found = null;
    for (var name : names) {
      var kill = read.apply(name);
      if (kill != null && (found == null || (kill.now() && !found.now()))) {
        found = kill;
      }
    }
    return found;
  }

  /// Looks at the switches of a provider that is asked at its own address.
  ///
  /// @param switches the switches there are
  /// @param provider a row of the table
  /// @return the switch that shuts it; null where it is open
  public static @Nullable Kill thrown(Switches switches, Provider provider) {
    var names = List.of(provider.name(), address(Addresses.base(provider.baseUrl())));
    return new Switched(switches, names).thrown();
  }

  /// Finds the switch that a user means.
  ///
  /// @param table the providers known by name
  /// @param word a provider in any case, `custom` for every bare address, `host:port`, or a URL
  /// @return the switch's name
  /// @throws UnknownProviderException where it is none of these, with the nearest name
  public static String name(ProviderTable table, String word) {
    var folded = word.strip().toLowerCase(Locale.ROOT);
    var known = new ArrayList<String>();
    table.all().forEach(row -> known.add(row.name()));
    known.add(ModelRef.CUSTOM);
    if (known.contains(folded)) {
      return folded;
    }
    var before = folded.substring(0, Math.max(0, folded.indexOf(':')));
    if (known.contains(before)) {
      throw new UnknownProviderException(word, before);
    }
    var address = url(folded);
    if (address == null) {
      throw new UnknownProviderException(word, table.nearest(word));
    }
    return address(address);
  }

  private static @Nullable HttpUrl url(String word) {
    if (word.startsWith("http://") || word.startsWith("https://")) {
      return HttpUrl.parse(word);
    }
    var colon = word.lastIndexOf(':');
    var port = word.substring(colon + 1);
    var digits =
        port.length() <= 5 && !port.isEmpty() && port.chars().allMatch(c -> c >= '0' && c <= '9');
    return colon > 0
            && digits
            && between(Integer.parseInt(port))
            && word.chars().allMatch(Switched::namesHosts)
        ? HttpUrl.parse("http://" + word + "/")
        : null;
  }

  private static boolean between(int port) {
    return port >= 1 && port <= MOST_PORT;
  }

  private static boolean namesHosts(int c) {
    return Character.isLetterOrDigit(c)
        || c == '.'
        || c == '-'
        || c == '_'
        || c == ':'
        || c == '['
        || c == ']';
  }

  /// A server in one form, however it was written: this machine has one name, and a host no dot
  /// behind it.
  static String address(HttpUrl url) {
    var host = url.host();
    while (host.endsWith(".")) {
      host = host.substring(0, host.length() - 1);
    }
    if (host.equals("localhost") || host.equals("::1")) {
      host = "127.0.0.1";
    }
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + url.port();
  }
}
