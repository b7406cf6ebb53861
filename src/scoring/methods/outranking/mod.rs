//! Methods that compare alternatives in pairs.

mod dominance;
mod promethee2;

pub use dominance::{Dominance, DominanceCounts, dominance};
pub use promethee2::{Flows, Promethee2, preference_indices, promethee2};

use crate::scoring::Method;

/// The methods of this family, in the order in which they are listed.
pub(super) static METHODS: &[&dyn Method] = &[&Promethee2, &Dominance];
