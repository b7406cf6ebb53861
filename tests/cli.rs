//! Transcripts of the command line. They prove only that it is hooked up; what the parts do is tested below it.

#[path = "cli/fits.rs"]
mod fits;
#[path = "cli/transcript.rs"]
mod transcript;

#[path = "cli/benchmark.rs"]
mod benchmark;
#[path = "cli/cells.rs"]
mod cells;
#[path = "cli/comparisons.rs"]
mod comparisons;
#[path = "cli/contracts.rs"]
mod contracts;
#[path = "cli/exits.rs"]
mod exits;
#[path = "cli/formats.rs"]
mod formats;
#[path = "cli/graph_files.rs"]
mod graph_files;
#[path = "cli/help.rs"]
mod help;
#[path = "cli/information.rs"]
mod information;
#[path = "cli/lists.rs"]
mod lists;
#[path = "cli/models.rs"]
mod models;
#[path = "cli/networks.rs"]
mod networks;
#[path = "cli/positions.rs"]
mod positions;
#[path = "cli/runs.rs"]
mod runs;
#[path = "cli/several.rs"]
mod several;
#[path = "cli/weights.rs"]
mod weights;
