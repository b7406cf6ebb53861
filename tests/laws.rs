//! Properties that hold for every input, and tables of published results.

#[path = "laws/benchmark.rs"]
mod benchmark;
#[path = "laws/comparison.rs"]
mod comparison;
#[path = "laws/export.rs"]
mod export;
#[path = "laws/networks.rs"]
mod networks;
#[path = "laws/pictures.rs"]
mod pictures;
#[path = "laws/portfolio.rs"]
mod portfolio;
#[path = "laws/preferences.rs"]
mod preferences;

#[path = "laws/reference.rs"]
mod reference;
#[path = "laws/robustness.rs"]
mod robustness;
#[path = "laws/silence.rs"]
mod silence;
#[path = "laws/store.rs"]
mod store;
#[path = "laws/structures.rs"]
mod structures;
#[path = "laws/why.rs"]
mod why;
#[path = "laws/words.rs"]
mod words;
