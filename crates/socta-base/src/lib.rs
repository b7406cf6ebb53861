#![doc = include_str!("../README.md")]

pub mod diagnostics;
mod identifiers;
pub mod keyed;
pub mod numeric;
pub mod source;
mod structure;
pub mod tables;
pub mod words;

pub use identifiers::Identifiers;
pub use structure::Structure;
