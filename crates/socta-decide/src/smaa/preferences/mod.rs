//! Weights of which only some things are said.
//!
//! Statements ([`crate::Statement`]) leave a part of the simplex. [`StatedWeights`] draws uniformly from it: exactly
//! where an exact sampler exists (the simplex, lower and upper ends, orders), by rejection from one where at least one
//! proposal in a hundred is kept, and else by a random walk whose thinning is measured and whose samples are worth what
//! their effective number says. [`StatedLevels`] does so for weights at two levels. [`Admissible`] is the part that is left.

mod effective;
pub(crate) mod region;
pub(crate) mod stated;
mod stated_levels;
mod tiers;
mod walk;

pub use effective::effective_size;
pub use region::{Admissible, criteria_region};
pub use stated::{Drawing, DrawnBy, StatedWeights};
pub use stated_levels::StatedLevels;
