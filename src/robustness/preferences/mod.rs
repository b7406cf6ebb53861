//! Weights of which only some things are said.
//!
//! Statements ([`crate::model::Statement`]) leave a part of the simplex. [`StatedWeights`] draws uniformly from it: exactly
//! where an exact sampler exists (the simplex, lower and upper ends, orders), by rejection from one where at least one
//! proposal in a hundred is kept, and else by a random walk whose thinning is measured and whose samples are worth what
//! their effective number says. [`admissible`] joins the ranges of a model with its statements for one table; [`possible`]
//! tells what holds for every admissible weight and what for some.

mod admissible;
mod effective;
mod layered;
mod possible;
mod stated;
mod tiers;
mod walk;

pub use admissible::{Admissible, admissible, criteria_region, sampler};
pub use effective::effective_size;
pub use possible::{Possible, possible};
pub use stated::{Drawing, DrawnBy, StatedWeights};
