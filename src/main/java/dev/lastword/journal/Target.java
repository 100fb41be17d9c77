package dev.lastword.journal;

/// Where a model is asked.
///
/// @param provider the provider's name
/// @param model the model as it is asked for
/// @param baseUrl the base URL, without key or user info
/// @param dialect the wire dialect's name
public record Target(String provider, String model, String baseUrl, String dialect) {}
