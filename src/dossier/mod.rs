//! Reading and checking: files become a draft and then a [`Dossier`], or findings.
//!
//! What was written may be wrong anywhere, and every fault is found in one go. What leaves this module cannot be wrong:
//! identifiers resolve, levels are on their scale, intervals are ordered, dates are dates. No later stage checks again.

mod types;

pub use types::*;
