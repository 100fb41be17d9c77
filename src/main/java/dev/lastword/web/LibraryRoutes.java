package dev.lastword.web;

import dev.lastword.archive.BadQueryException;
import dev.lastword.archive.TagChange;
import dev.lastword.page.Asked;
import dev.lastword.page.LibraryHtml;
import dev.lastword.page.LibraryPage;
import dev.lastword.page.StatisticsHtml;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.List;

/// The library, the figures over it, and the tags: the only thing a page may change.
final class LibraryRoutes {
  private static final int MOST_TAGGED = 500;

  private final Catalogue catalogue;

  LibraryRoutes(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  void add(RoutesConfig routes) {
    routes.get("/", this::library);
    routes.get("/statistics", this::statistics);
    routes.post("/tags", this::tag);
  }

  private void library(Context request) throws IOException {
    var asked = Asked.of(request.queryParamMap());
    var page = page(asked);
    var reading = catalogue.reading();
    if (!reading.isEmpty()) {
      request.header("Refresh", "2"); // a browser looks again by itself
    }
    request.contentType(TalkRoutes.HTML).result(LibraryHtml.of(page, reading));
  }

  private LibraryPage page(Asked asked) throws IOException {
    var index = catalogue.index();
    var query = asked.query();
    if (asked.words().isBlank()) {
      return LibraryPage.of(asked, index.list(query), index.facets(query), catalogue.problems());
    }
    var begun = System.nanoTime();
    try {
      var findings = index.search(asked.search());
      var millis = (System.nanoTime() - begun) / 1_000_000;
      return LibraryPage.of(asked, findings, index.facets(query), millis);
    } catch (BadQueryException e) {
      throw new Refused(HttpStatus.BAD_REQUEST, e.getMessage() + ". " + e.hint());
    }
  }

  private void statistics(Context request) throws IOException {
    var asked = Asked.of(request.queryParamMap());
    var figures = catalogue.index().statistics(asked.query());
    request.contentType(TalkRoutes.HTML).result(StatisticsHtml.of(asked, figures));
  }

  /// Adds a tag, or takes one away. [Gate] has seen the token.
  private void tag(Context request) throws IOException {
    var names = request.formParams("of");
    var add = given(request, "add");
    var remove = given(request, "remove");
    if (names.isEmpty() || names.size() > MOST_TAGGED || (add.isEmpty() && remove.isEmpty())) {
      throw new Refused(
          HttpStatus.BAD_REQUEST, "Name conversations (of), and a tag to add or remove.");
    }
    try {
      for (var name : names) {
        catalogue.index().tag(catalogue.talk(name), new TagChange(add, remove, null));
      }
    } catch (IllegalArgumentException e) {
      throw new Refused(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
    }
    request.status(HttpStatus.NO_CONTENT);
  }

  private static List<String> given(Context request, String name) {
    return request.formParams(name).stream()
        .map(String::strip)
        .filter(tag -> !tag.isEmpty())
        .toList();
  }
}
