//! Threats × indicators become scores; one file a method.

mod table;

pub use table::*;
