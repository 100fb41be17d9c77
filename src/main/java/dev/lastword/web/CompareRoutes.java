package dev.lastword.web;

import dev.lastword.archive.Dossier;
import dev.lastword.archive.Query;
import dev.lastword.page.CompareHtml;
import dev.lastword.page.ComparePage;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.ArrayList;

/// Conversations side by side.
final class CompareRoutes {
  private static final int OFFERED = 40;
  private static final int MOST = 4;

  private final Catalogue catalogue;

  CompareRoutes(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  void add(RoutesConfig routes) {
    routes.get("/compare", this::compare);
  }

  private void compare(Context request) throws IOException {
    var names = request.queryParams("of").stream().distinct().toList();
    request.contentType(TalkRoutes.HTML);
    if (names.size() < 2) {
      var newest = catalogue.index().list(new Query.Builder().limit(OFFERED).build());
      request.result(CompareHtml.choice(newest.talks()));
      return;
    }
    if (names.size() > MOST) {
      throw new Refused(
          HttpStatus.BAD_REQUEST, "Four conversations fit side by side, not " + names.size() + ".");
    }
    var dossiers = new ArrayList<Dossier>();
    for (var name : names) {
      dossiers.add(catalogue.dossier(catalogue.talk(name)));
    }
    var closing = "closing".equals(request.queryParam("by"));
    var whole = request.queryParam("whole") != null;
    request.result(CompareHtml.of(ComparePage.of(names, dossiers, closing, whole)));
  }
}
