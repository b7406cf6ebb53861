//! Rankings that a method must beat before it means anything.

mod column;
pub mod persistence;
pub mod random;
pub mod single_best;

use crate::method::Method;

/// The methods of this family, in the order in which they are listed.
pub(super) static METHODS: &[&dyn Method] =
    &[&single_best::SingleBest, &persistence::Persistence, &random::Random];
