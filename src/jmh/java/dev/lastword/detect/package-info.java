/// Benchmarks of the judge, compiled and run only by `scripts/bench detect` (profile `jmh`). Start
/// at [DetectBench].
@NullMarked
package dev.lastword.detect;

import org.jspecify.annotations.NullMarked;
