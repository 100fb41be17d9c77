package dev.lastword.web;

import dev.lastword.archive.Dossier;
import dev.lastword.archive.NotOneConversationException;
import dev.lastword.archive.Talk;
import dev.lastword.detect.Policy;
import dev.lastword.page.ReceiptPage;
import dev.lastword.page.TalkHtml;
import dev.lastword.page.TalkPage;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The reading page of a conversation, its slices, receipts and raw messages.
final class TalkRoutes {
  static final String HTML = "text/html; charset=utf-8";

  private static final int DEEPEST = 6;

  private final Catalogue catalogue;
  private final Following following;

  TalkRoutes(Catalogue catalogue, Following following) {
    this.catalogue = catalogue;
    this.following = following;
  }

  void add(RoutesConfig routes) {
    routes.get("/talk", this::page);
    routes.get("/talk/part", this::part);
    routes.get("/talk/receipt", this::receipt);
    routes.get("/talk/raw", this::raw);
    routes.get("/talk/export", this::export);
    routes.sse("/talk/events", client -> following.follow(client, this::read));
  }

  /// A conversation that was asked for.
  ///
  /// @param talk as it is listed
  /// @param dossier all that is known of it
  /// @param page as it is shown
  record Asked(Talk talk, Dossier dossier, TalkPage page) {}

  private Asked read(Context request) throws IOException {
    var talk = catalogue.talk(name(request));
    var dossier = catalogue.dossier(talk);
    var setting =
        new TalkPage.Setting(
            Catalogue.link(talk.name()),
            policy(request.queryParam("try")),
            catalogue.isRunning(talk, dossier),
            branches(talk),
            talk.tags());
    return new Asked(talk, dossier, catalogue.page(talk, dossier, setting));
  }

  static String name(Context request) {
    return Objects.requireNonNullElse(request.queryParam("of"), "");
  }

  static @Nullable Policy policy(@Nullable String code) {
    return Arrays.stream(Policy.values())
        .filter(policy -> policy.code().equals(code))
        .findFirst()
        .orElse(null);
  }

  private void page(Context request) throws IOException {
    var asked = read(request);
    request.contentType(HTML).result(TalkHtml.served(asked.page(), number(request, "part", 1)));
  }

  private void part(Context request) throws IOException {
    var wanted = number(request, "part", 1);
    var page = read(request).page();
    var part =
        page.parts().stream()
            .filter(one -> one.number() == wanted)
            .findFirst()
            .orElseThrow(() -> new Refused(HttpStatus.NOT_FOUND, "There is no such part."));
    request.contentType(HTML).result(TalkHtml.rows(page, part));
  }

  private void receipt(Context request) throws IOException {
    var talk = catalogue.talk(name(request));
    var message = number(request, "message", 0);
    var back = Catalogue.link(talk.name()) + "#m" + message;
    var receipt = ReceiptPage.of(catalogue.dossier(talk), message, back);
    if (receipt == null) {
      throw new Refused(
          HttpStatus.NOT_FOUND,
          "No receipt: this message came from no call, or its journal is not here.");
    }
    var bare = request.queryParam("bare") != null;
    request.contentType(HTML).result(bare ? TalkHtml.drawer(receipt) : TalkHtml.page(receipt));
  }

  /// A message as it was said. As plain text it does nothing, whatever it holds.
  private void raw(Context request) throws IOException {
    var message = number(request, "message", 0);
    var messages = catalogue.dossier(catalogue.talk(name(request))).transcript().messages();
    if (message < 1 || message > messages.size()) {
      throw new Refused(HttpStatus.NOT_FOUND, "There is no message " + message + ".");
    }
    request
        .contentType("text/plain; charset=utf-8")
        .result(messages.get(message - 1).text().getBytes(StandardCharsets.UTF_8));
  }

  private void export(Context request) throws IOException {
    var talk = catalogue.talk(name(request));
    request
        .contentType(HTML)
        .header("Content-Disposition", "attachment; filename=\"lastword.html\"")
        .result(TalkHtml.alone(catalogue.dossier(talk)));
  }

  static int number(Context request, String name, int otherwise) {
    var text = request.queryParam(name);
    if (text == null || text.isEmpty() || text.length() > 9) {
      return otherwise;
    }
    return text.chars().allMatch(c -> c >= '0' && c <= '9') ? Integer.parseInt(text) : otherwise;
  }

  /// The tree of forks a conversation stands in, its root first.
  private List<TalkPage.Branch> branches(Talk talk) throws IOException {
    var root = talk;
    for (var i = 0; i < DEEPEST && root.forked() != null; i++) {
      var parent = parent(root);
      if (parent == null) {
        break;
      }
      root = parent;
    }
    var branches = new ArrayList<TalkPage.Branch>();
    if (root.forked() != null) {
      branches.add(new TalkPage.Branch(root.forked().id(), null, 0, 0, false));
    }
    grow(root, talk, branches.size(), branches);
    return branches.size() < 2 ? List.of() : branches;
  }

  private @Nullable Talk parent(Talk talk) throws IOException {
    var origin = talk.forked();
    if (origin == null) {
      return null;
    }
    try {
      var found = catalogue.index().find(origin.id());
      return found.id().equals(origin.id()) ? found : null;
    } catch (NotOneConversationException e) {
      return null; // it was deleted, or several are called so
    }
  }

  private void grow(Talk from, Talk here, int depth, List<TalkPage.Branch> branches)
      throws IOException {
    var at = from.forked() == null ? 0 : from.forked().at();
    var href = Catalogue.link(from.name());
    branches.add(new TalkPage.Branch(from.id(), href, at, depth, from.name().equals(here.name())));
    if (depth < DEEPEST && branches.size() < 60) {
      for (var fork : catalogue.index().forksOf(from.id())) {
        grow(fork, here, depth + 1, branches);
      }
    }
  }
}
