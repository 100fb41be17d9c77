/// Lastword lets two language models talk, knows when they are done, and keeps proof of every word.
///
/// The map of the house. Each package may use only what stands beside it; `ArchitectureTest` reads
/// this very table and fails on any other arrow and on a package that is not drawn here. Rooms that
/// are drawn but not yet built stand in it too. Start at `engine` to see a message travel, at
/// `detect` to see how an ending is recognised.
///
/// | package | may use | holds |
/// |---|---|---|
/// | `text` | – | strict UTF-8, neutralised control characters, graphemes and width, slugs |
/// | `talk` | – | messages, sides, endings, caps, the events that watchers hear |
/// | `detect` | – | the judge of endings |
/// | `endpoint` | talk text | wire dialects, providers, keys, retries, kill switches |
/// | `config` | talk text detect endpoint | persona and plan files, flags, one validated `Spec` |
/// | `journal` | talk text | receipts: records, written, recovered, verified |
/// | `transcript` | talk text detect journal | Markdown both ways, importers, exporters |
/// | `engine` | talk text detect endpoint config journal transcript | the turn loop: decides, does |
/// | `archive` | talk text detect journal transcript | index, search, statistics, labels, scores |
/// | `page` | talk text detect journal transcript archive | records to HTML and SVG |
/// | `batch` | text talk detect endpoint config journal transcript engine archive page | plans |
/// | `register` | text talk detect endpoint config journal transcript engine archive page batch | tones |
/// | `web` | text talk detect endpoint config journal transcript engine archive page batch | browser |
/// | `mcp` | text talk detect endpoint config journal transcript engine archive page batch web | tools |
/// | `cluster` | text talk detect endpoint config journal transcript engine archive page batch | Temporal |
/// | `cli` | all | commands; wires everything; the only place that prints or exits |
@NullMarked
package dev.lastword;

import org.jspecify.annotations.NullMarked;
