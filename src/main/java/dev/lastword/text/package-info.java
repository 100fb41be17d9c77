/// What is true of any text: strict UTF-8, control characters made harmless, width on a screen,
/// slugs for file names. Start at [Neutral].
@NullMarked
package dev.lastword.text;

import org.jspecify.annotations.NullMarked;
