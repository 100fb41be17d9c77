package dev.lastword.web;

import io.javalin.http.HttpStatus;

/// A request that is not answered, with a sentence that says why.
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final HttpStatus status;

  Refused(HttpStatus status, String why) {
    super(why);
    this.status = status;
  }

  HttpStatus status() {
    return status;
  }
}
