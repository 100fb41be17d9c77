/// The archive in a browser: pages on 127.0.0.1 that anybody on this machine may read and nobody
/// elsewhere can reach. Start at [Site].
@NullMarked
package dev.lastword.web;

import org.jspecify.annotations.NullMarked;
