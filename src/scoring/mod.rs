//! Threats × indicators become scores; one file a method.

mod appraise;
mod assemble;
mod table;

pub use appraise::{Appraisal, appraise};
pub use assemble::{Assembly, DerivedValue, LeftOut, Reason, assemble};
pub use table::*;
