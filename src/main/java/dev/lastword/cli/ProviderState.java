package dev.lastword.cli;

import dev.lastword.endpoint.CallCounts;
import dev.lastword.endpoint.Kill;
import dev.lastword.endpoint.Provider;
import dev.lastword.endpoint.RateState;
import org.jspecify.annotations.Nullable;

/// What `lastword providers` tells of one provider or bare address.
///
/// @param name its name, or `host:port`
/// @param provider its row; null for a bare address
/// @param keySet whether a key for it is there
/// @param kill the switch that shuts it; null: it is open
/// @param today its calls
/// @param rates its limits and what holds it back; null where it is neither a row nor an address
record ProviderState(
    String name,
    @Nullable Provider provider,
    boolean keySet,
    @Nullable Kill kill,
    CallCounts.Day today,
    @Nullable RateState rates) {}
