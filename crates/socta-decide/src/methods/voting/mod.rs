//! Criteria as voters: each ranks the alternatives, and its weight is what its vote weighs.

pub mod borda;
pub mod copeland;
pub mod kemeny;
mod votes;

use crate::method::Method;

/// The methods of this family, in the order in which they are listed.
pub(super) static METHODS: &[&dyn Method] = &[&borda::Borda, &copeland::Copeland, &kemeny::KemenyOrder];
