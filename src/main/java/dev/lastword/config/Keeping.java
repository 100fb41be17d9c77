package dev.lastword.config;

import dev.lastword.config.Spec.Durability;
import java.util.Objects;

/// What is kept of a run.
///
/// @param telemetry whether the log carries receipts and latencies
/// @param bytes whether the journal keeps requests and replies byte for byte
/// @param durability what must have happened before a byte is sent
public record Keeping(boolean telemetry, boolean bytes, Durability durability) {
  /// What was said, digests of the bytes, synced before anything is sent.
  public static final Keeping DEFAULT = new Keeping(false, false, Durability.POWER);

  /// Refuses what is absent.
  public Keeping {
    Objects.requireNonNull(durability);
  }
}
