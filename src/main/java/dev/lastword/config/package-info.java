/// What a run is asked to be: persona files, flags, environment and configuration files, read
/// strictly and validated into one [Spec]. Start at [SpecReader]; a persona file alone is read by
/// [PersonaFile], a plan by [PlanFile].
@NullMarked
package dev.lastword.config;

import org.jspecify.annotations.NullMarked;
