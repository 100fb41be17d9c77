/// What a run is asked to be: persona files, flags, environment and configuration files, read
/// strictly and validated into one [Spec]. Start at [SpecReader]; a persona file alone is read by
/// [PersonaFile].
@NullMarked
package dev.lastword.config;

import org.jspecify.annotations.NullMarked;
