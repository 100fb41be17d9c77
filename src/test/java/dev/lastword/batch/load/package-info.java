/// Load for `scripts/bench batch`: an endpoint that answers as a quick provider would, a bare loop
/// to compare with, and what measures both. Start at [BatchLoad].
@NullMarked
package dev.lastword.batch.load;

import org.jspecify.annotations.NullMarked;
