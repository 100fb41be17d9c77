/// Plans carried out: what a plan's conversations are, what they may take and cost. Start at
/// [Expansion].
@NullMarked
package dev.lastword.batch;

import org.jspecify.annotations.NullMarked;
