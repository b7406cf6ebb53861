//! Everything above becomes one format-free document.

mod document;
pub mod release;
pub mod soundness;

pub use document::*;
pub use release::{Release, Released, Restricted, Withheld, WithheldCounts};
pub use soundness::{DocumentFault, faults};
