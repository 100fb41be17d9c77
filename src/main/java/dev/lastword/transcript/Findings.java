package dev.lastword.transcript;

import java.util.ArrayList;
import java.util.List;

/// What was found in a file while it is being read.
final class Findings {
  final List<Transcript> talks = new ArrayList<>();
  final List<NotATranscriptException> refused = new ArrayList<>();

  /// The number of the next conversation, from 1.
  int next() {
    return talks.size() + refused.size() + 1;
  }
}
