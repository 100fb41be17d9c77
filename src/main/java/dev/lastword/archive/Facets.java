package dev.lastword.archive;

import java.util.List;

/// What the conversations of a query have in common, counted: what a library can be narrowed by.
/// The most frequent first, then by name.
///
/// @param models names or models of the sides ([Talk.Party#label()])
/// @param pairs both labels, joined by ` ↔ `, whoever speaks first
/// @param personas the personas of the sides
/// @param batches the folders they stand in
/// @param endings codes of endings ([Talk#over()]); empty for those without one
/// @param classes codes of classes that are present
/// @param tags tags
/// @param months when they began, `2025-10`; the newest first
public record Facets(
    List<Count> models,
    List<Count> pairs,
    List<Count> personas,
    List<Count> batches,
    List<Count> endings,
    List<Count> classes,
    List<Count> tags,
    List<Count> months) {
  /// Copies the lists.
  public Facets {
    models = List.copyOf(models);
    pairs = List.copyOf(pairs);
    personas = List.copyOf(personas);
    batches = List.copyOf(batches);
    endings = List.copyOf(endings);
    classes = List.copyOf(classes);
    tags = List.copyOf(tags);
    months = List.copyOf(months);
  }

  /// A value and how many conversations have it.
  ///
  /// @param value the value, raw
  /// @param talks how many conversations
  public record Count(String value, int talks) {}
}
