package dev.lastword.endpoint;

/// Where the calls to a provider stand: what all processes of a machine share about it. Times are
/// microseconds since 1970.
///
/// @param at when this was written
/// @param until until when the provider asked to be left alone
/// @param lowered when the rate was lowered last
/// @param rate how many requests a window it is slowed down to; 0: it is not
/// @param peak the rate at which it is slow no longer
/// @param requestsDue when as many requests as were sent would have been due
/// @param tokensDue when as many tokens as were used would have been due
record Pace(
    long at, long until, long lowered, double rate, double peak, long requestsDue, long tokensDue) {
  /// Nothing happened yet.
  static final Pace NONE = new Pace(0, 0, 0, 0, 0, 0, 0);

  boolean slowed() {
    return rate > 0;
  }

  /// The same at another time, all of it moved by as much.
  Pace moved(long by) {
    return new Pace(
        at + by, until + by, lowered + by, rate, peak, requestsDue + by, tokensDue + by);
  }

  Pace withAt(long now) {
    return new Pace(now, until, lowered, rate, peak, requestsDue, tokensDue);
  }

  Pace withUntil(long then) {
    return new Pace(at, then, lowered, rate, peak, requestsDue, tokensDue);
  }

  Pace withRate(double newRate, double newPeak, long when) {
    return new Pace(at, until, when, newRate, newPeak, requestsDue, tokensDue);
  }

  Pace withDue(long requests, long tokens) {
    return new Pace(at, until, lowered, rate, peak, requests, tokens);
  }
}
