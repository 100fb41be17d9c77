package dev.lastword.archive;

import java.util.List;

/// Conversations that were asked for.
///
/// @param talks those shown, in the order asked for
/// @param matching how many there are that match, shown or not
/// @param all how many the archive holds
public record Listing(List<Talk> talks, int matching, int all) {
  /// Copies the list.
  public Listing {
    talks = List.copyOf(talks);
  }
}
