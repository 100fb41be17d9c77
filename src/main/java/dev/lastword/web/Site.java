package dev.lastword.web;

import dev.lastword.endpoint.LivingRuns;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The pages of an archive, served on 127.0.0.1 until they are closed.
///
/// ```java
/// try (var site = Site.open(new Site.Setup(archive, null, 0, token, living))) {
///   … site.link("/") …
/// }
/// ```
public final class Site implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final int LARGEST_REQUEST = 64 << 10;

  private final Javalin server;
  private final Catalogue catalogue;
  private final Following following;
  private final String token;

  private Site(Javalin server, Catalogue catalogue, Following following, String token) {
    this.server = server;
    this.catalogue = catalogue;
    this.following = following;
    this.token = token;
  }

  /// What is served, and how.
  ///
  /// @param archive the archive; need not exist
  /// @param cache where an index may lie that cannot lie in the archive; null: in memory
  /// @param port where; 0: any that is free
  /// @param token what a request must know that changes something: letters and digits
  /// @param living what runs on this machine
  public record Setup(
      Path archive, @Nullable Path cache, int port, String token, LivingRuns living) {
    /// Refuses what is absent.
    public Setup {
      Objects.requireNonNull(archive);
      Objects.requireNonNull(token);
      Objects.requireNonNull(living);
    }
  }

  /// Opens the site.
  ///
  /// @param setup what is served
  /// @return to close
  /// @throws IOException where the port is taken or the archive cannot be looked at
  public static Site open(Setup setup) throws IOException {
    requireFree(setup.port());
    var catalogue = Catalogue.of(setup);
    var gate = new Gate(setup.token());
    var following = new Following(catalogue);
    try {
      var server = Javalin.create(config -> configure(config, gate, catalogue, following));
      server.start(HOST, setup.port());
      gate.at(server.port());
      return new Site(server, catalogue, following, setup.token());
    } catch (RuntimeException e) {
      catalogue.close();
      throw e;
    }
  }

  /// A server that finds its port taken says so in its own words; we say it in ours.
  private static void requireFree(int port) throws IOException {
    if (port != 0) {
      try (var probe = new ServerSocket()) {
        probe.setReuseAddress(true);
        probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      }
    }
  }

  private static void configure(
      JavalinConfig config, Gate gate, Catalogue catalogue, Following following) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.concurrency.useVirtualThreads = true;
    config.http.maxRequestSize = LARGEST_REQUEST;
    config.jetty.modifyHttpConfiguration(http -> {
      http.setSendServerVersion(false);
      http.setSendDateHeader(false);
    });
    config.routes.before(gate::check);
    new LibraryRoutes(catalogue).add(config.routes);
    new TalkRoutes(catalogue, following).add(config.routes);
    new CompareRoutes(catalogue).add(config.routes);
    new LiveRoutes(catalogue, following).add(config.routes);
    Trouble.add(config.routes);
  }

  /// Where the site is.
  ///
  /// @return such as `http://127.0.0.1:40123/`
  public URI address() {
    return URI.create("http://" + HOST + ":" + server.port() + "/");
  }

  /// The link to hand to whoever opened the site: it carries the token where no server, log or
  /// other site sees it.
  ///
  /// @param path the path of a page, with its query
  /// @return the link
  public String link(String path) {
    return address().resolve(path) + "#token=" + token;
  }

  /// The path of a conversation's page.
  ///
  /// @param name where it stands in the archive
  /// @return with a query
  public static String talk(String name) {
    return Catalogue.link(name);
  }

  /// Waits until all of the archive is listed.
  void settle() throws IOException {
    catalogue.settle();
  }

  @Override
  public void close() throws IOException {
    following.close();
    server.stop();
    catalogue.close();
  }
}
