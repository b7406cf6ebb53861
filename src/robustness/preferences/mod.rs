//! Weights of which only some things are said, for a table and its model.
//!
//! [`admissible`] joins the ranges of a model with its statements for one table, [`sampler`] draws from what they leave, and
//! [`possible`] tells what holds for every admissible weight and what for some. Regions and samplers know no areas; they are
//! those of [`socta_decide::smaa::preferences`].

mod admissible;
mod possible;

pub use admissible::{admissible, sampler};
pub use possible::{Possible, possible};

pub use socta_decide::smaa::preferences::{
    Admissible, Drawing, DrawnBy, StatedLevels, StatedWeights, criteria_region, effective_size,
};
