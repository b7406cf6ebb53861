//! Properties that hold for every problem, method, weighting and simulation.

#[path = "laws/aggregation.rs"]
mod aggregation;
#[path = "laws/methods.rs"]
mod methods;
#[path = "laws/preferences.rs"]
mod preferences;
#[path = "laws/scoring.rs"]
mod scoring;
#[path = "laws/smaa.rs"]
mod smaa;
#[path = "laws/weights.rs"]
mod weights;
