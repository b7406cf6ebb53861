//! Methods that add up values on scales.

mod additive;

pub use additive::{Additive, AdditiveScores, Outside, additive, value};

use crate::scoring::Method;

/// The methods of this family, in the order in which they are listed.
pub(super) static METHODS: &[&dyn Method] = &[&Additive];
