package dev.lastword.cli;

import dev.lastword.config.Problem;
import dev.lastword.config.UsageException;
import dev.lastword.endpoint.LivingRuns;
import dev.lastword.web.Site;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What `view` and `open` share: where the pages are served, and until when.
final class ViewOptions {
  private static final int MOST_PORTS = 65_535;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "The port on 127.0.0.1 (default: any that is free).")
  private int port;

  @Option(names = "--no-open", description = "Only print the link; open no browser.")
  private boolean unopened;

  /// Serves an archive until Ctrl-C.
  ///
  /// @param path the page that is opened
  int serve(Console console, Path archive, String path, OutputOptions output) throws Exception {
    if (port < 0 || port > MOST_PORTS) {
      throw new UsageException(
          Problem.with("--port", port + " is no port", "1 to " + MOST_PORTS + ", or 0 for any"));
    }
    var over = new CountDownLatch(1);
    try (var signals = Interrupts.listen(over::countDown, () -> System.exit(130));
        var site = open(console, archive)) {
      var link = site.link(path);
      console
          .out()
          .println(output.json ? JsonLine.of().number("v", 1).text("url", link).end() : link);
      console.out().flush();
      var opened = !unopened && Browser.open(link, console.env());
      if (!output.quiet) {
        console.say(
            (opened ? "opened in the browser; " : "open this link in a browser; ")
                + "Ctrl-C ends the pages");
      }
      over.await();
      return signals.code().code();
    }
  }

  private Site open(Console console, Path archive) throws IOException {
    try {
      return Site.open(
          new Site.Setup(archive, cache(console), port, token(), LivingRuns.in(console.env())));
    } catch (BindException e) {
      throw new UsageException(
          Problem.with(
              "--port", "port " + port + " is taken", "leave --port out for any that is free"));
    }
  }

  private static String token() {
    var bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /// Where an index may lie that cannot lie in its archive.
  private static @Nullable Path cache(Console console) {
    var named = console.env().get("XDG_CACHE_HOME");
    var home = console.env().get("HOME");
    if (named != null && Path.of(named).isAbsolute()) {
      return Path.of(named, "lastword");
    }
    return home == null ? null : Path.of(home, ".cache", "lastword");
  }
}
