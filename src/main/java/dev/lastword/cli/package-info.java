/// Commands, the screen, exit codes: wires everything and is the only place that prints or exits.
/// Start at [Main].
@NullMarked
package dev.lastword.cli;

import org.jspecify.annotations.NullMarked;
