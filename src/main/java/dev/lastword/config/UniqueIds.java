package dev.lastword.config;

import java.util.HashSet;
import java.util.Set;

/// The ids of the things of one kind in a plan, none of them twice.
final class UniqueIds {
  private final Set<String> taken = new HashSet<>();

  /// Takes an id of the user's.
  ///
  /// @return whether it was free
  boolean take(String id) {
    return taken.add(id);
  }

  /// Takes an id of our own, numbered where it is taken.
  String unused(String id) {
    var free = id;
    for (var i = 2; !taken.add(free); i++) {
      free = id + "-" + i;
    }
    return free;
  }
}
