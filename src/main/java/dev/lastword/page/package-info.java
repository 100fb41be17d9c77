/// Pages made of what is known: records in, HTML, SVG and Markdown out. Pure functions; what a page
/// says is worded before it comes here, and made harmless here. Start at [Sheet].
@NullMarked
package dev.lastword.page;

import org.jspecify.annotations.NullMarked;
