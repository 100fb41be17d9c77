package dev.lastword.web;

import dev.lastword.page.Assets;
import dev.lastword.page.NoticeHtml;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;

/// What is said where there is nothing to show, and the files the pages are made with.
final class Trouble {
  private static final String TOLD = "lastword.told";

  private Trouble() {}

  static void add(RoutesConfig routes) {
    routes.get("/assets/{name}", Trouble::asset);
    routes.exception(
        Refused.class,
        (why, request) -> say(request, why.status(), String.valueOf(why.getMessage())));
    routes.exception(
        IOException.class,
        (why, request) ->
            say(request, HttpStatus.INTERNAL_SERVER_ERROR, String.valueOf(why.getMessage())));
    routes.exception(
        RuntimeException.class,
        (why, request) ->
            say(
                request,
                HttpStatus.INTERNAL_SERVER_ERROR,
                "Lastword made a mistake it did not expect: " + why));
    routes.error(
        404,
        request -> {
          if (request.attribute(TOLD) == null) {
            say(request, HttpStatus.NOT_FOUND, "There is no such page.");
          }
        });
  }

  private static void asset(Context request) {
    var asset =
        Assets.named(request.pathParam("name"))
            .orElseThrow(() -> new Refused(HttpStatus.NOT_FOUND, "There is no such file."));
    request.header("Cache-Control", "max-age=86400").contentType(asset.type()).result(asset.text());
  }

  private static void say(Context request, HttpStatus status, String why) {
    request
        .status(status)
        .contentType(TalkRoutes.HTML)
        .result(NoticeHtml.of(status.getCode(), why));
  }
}
