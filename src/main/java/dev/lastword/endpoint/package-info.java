/// Where a model is asked: wire dialects, the provider table, keys, deadlines, kill switches, when
/// to try again. One attempt is one call of [Endpoint#send]; nothing here retries by itself. Start
/// at [Endpoints], which makes an [Endpoint] of what the user names.
@NullMarked
package dev.lastword.endpoint;

import org.jspecify.annotations.NullMarked;
