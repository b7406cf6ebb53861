//! Everything above becomes one format-free document.

mod document;

pub use document::*;
