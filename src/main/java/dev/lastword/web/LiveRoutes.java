package dev.lastword.web;

import dev.lastword.archive.Query;
import dev.lastword.batch.MorningReport;
import dev.lastword.endpoint.Living;
import dev.lastword.page.BatchHtml;
import dev.lastword.page.LiveHtml;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What runs on this machine, and batches as their reports tell them now.
final class LiveRoutes {
  private static final int MOST_FOLDERS = 60;

  private final Catalogue catalogue;
  private final Following following;

  LiveRoutes(Catalogue catalogue, Following following) {
    this.catalogue = catalogue;
    this.following = following;
  }

  void add(RoutesConfig routes) {
    routes.get("/live", request -> html(request, LiveHtml.of(living())));
    routes.sse(
        "/live/events",
        client ->
            following.start(
                client, new Changes(client::sendEvent, () -> LiveHtml.body(living()), 4)));
    routes.get("/batches", request -> html(request, BatchHtml.list(folders())));
    routes.get("/batch/{key}/", this::batch);
    routes.sse(
        "/batch/{key}/events",
        client ->
            following.start(
                client,
                new Changes(
                    client::sendEvent, () -> BatchHtml.body(sheet(folder(client.ctx()))), 8)));
    routes.get("/batch/{key}/{file}", this::talk);
  }

  private static void html(Context request, String page) {
    request.contentType(TalkRoutes.HTML).result(page);
  }

  /// A part of a page.
  private interface Body {
    String draw() throws IOException;
  }

  private interface Out {
    void send(String event, Object data);
  }

  /// Sends a part of a page whenever it is another.
  private static final class Changes implements Following.Job {
    private final Out out;
    private final Body body;
    private final int every;
    private int looks;
    private String before = "";

    private Changes(Out out, Body body, int every) {
      this.out = out;
      this.body = body;
      this.every = every;
    }

    @Override
    public boolean look() throws IOException {
      if (looks++ % every == 0) {
        var now = body.draw();
        if (!now.equals(before)) {
          out.send("whole", now);
          before = now;
        }
      }
      return true;
    }
  }

  private List<LiveHtml.Row> living() throws IOException {
    var rows = new ArrayList<LiveHtml.Row>();
    for (var one : catalogue.living()) {
      rows.add(row(one));
    }
    return rows;
  }

  private LiveHtml.Row row(Living one) throws IOException {
    var standing = one.standing();
    var talks = standing.talks();
    var most = standing.most();
    return LiveHtml.Row.of(
        one.kind().code(),
        one.id(),
        page(one),
        talks == null ? standing.messages() : talks.done() + talks.failed(),
        talks == null ? (most == null ? 0 : most) : talks.all(),
        talks == null ? "messages" : "talks",
        standing.phase().code(),
        one.since(),
        ZoneId.systemDefault(),
        standing.dollars());
  }

  /// The page of something that runs; null where it writes elsewhere.
  private @Nullable String page(Living one) throws IOException {
    if (one.place().isEmpty()) {
      return null;
    }
    var place = Path.of(one.place()).toAbsolutePath().normalize();
    var root = catalogue.archive().toAbsolutePath().normalize();
    if (!place.startsWith(root)) {
      return null;
    }
    var name = root.relativize(place).toString().replace('\\', '/');
    return switch (one.kind()) {
      case BATCH -> "/batch/" + key(name) + "/";
      case RUN -> {
        var stem = name.endsWith(".md") ? name.substring(0, name.length() - 3) : name;
        yield catalogue.index().named(stem).isPresent() ? Catalogue.link(stem) : null;
      }
    };
  }

  private List<BatchHtml.Row> folders() throws IOException {
    var rows = new ArrayList<BatchHtml.Row>();
    for (var folder : names().values().stream().limit(MOST_FOLDERS).toList()) {
      var query = new Query.Builder().batches(List.of(folder)).build();
      rows.add(
          BatchHtml.Row.of(
              folder,
              "/batch/" + key(folder) + "/",
              isRunning(folder),
              catalogue.index().statistics(query).all()));
    }
    return rows;
  }

  private boolean isRunning(String folder) throws IOException {
    var place = catalogue.archive().resolve(folder).toAbsolutePath().normalize();
    for (var one : catalogue.living()) {
      if (one.kind() == Living.Kind.BATCH
          && !one.place().isEmpty()
          && Path.of(one.place()).toAbsolutePath().normalize().equals(place)) {
        return true;
      }
    }
    return false;
  }

  /// The folders of the archive by what links name them by.
  private Map<String, String> names() throws IOException {
    var names = new TreeMap<String, String>();
    for (var count : catalogue.index().facets(Query.ALL).batches()) {
      if (!count.value().isEmpty()) {
        names.put(key(count.value()), count.value());
      }
    }
    return names;
  }

  private String folder(Context request) throws IOException {
    var folder = names().get(request.pathParam("key"));
    if (folder == null) {
      throw new Refused(HttpStatus.NOT_FOUND, "There is no such batch in this archive.");
    }
    return folder;
  }

  private dev.lastword.page.Sheet sheet(String folder) throws IOException {
    return MorningReport.sheet(catalogue.archive().resolve(folder), Instant.now());
  }

  private void batch(Context request) throws IOException {
    var folder = folder(request);
    var watch = isRunning(folder) ? "/batch/" + key(folder) + "/events" : "";
    html(request, BatchHtml.of(sheet(folder), folder, watch));
  }

  /// The reports link the logs beside them; here those are pages.
  private void talk(Context request) throws IOException {
    var file = request.pathParam("file");
    var stem = file.replaceFirst("\\.(md|jsonl)$", "");
    var talk = catalogue.talk(folder(request) + "/" + stem);
    request.redirect(Catalogue.link(talk.name()));
  }

  private static String key(String folder) {
    try {
      var sha =
          MessageDigest.getInstance("SHA-256").digest(folder.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha).substring(0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
