//! Threats × indicators become scores; one file a method.

mod assemble;
mod table;

pub use assemble::{Assembly, DerivedValue, LeftOut, Reason, assemble};
pub use table::*;
