//! Properties that hold for every graph.

#[path = "laws/measures.rs"]
mod measures;
#[path = "laws/positions.rs"]
mod positions;
#[path = "laws/structures.rs"]
mod structures;
