//! Methods that compare alternatives in pairs.

mod credibility;
mod dominance;
mod electre_tri;
mod promethee2;

pub use credibility::Outranking;
pub use dominance::{Dominance, DominanceCounts, dominance};
pub use electre_tri::{ElectreTri, Sorting, electre_tri};
pub use promethee2::{Flows, Promethee2, preference_indices, promethee2};

use crate::scoring::Method;

/// The methods of this family, in the order in which they are listed.
pub(super) static METHODS: &[&dyn Method] = &[&Promethee2, &ElectreTri, &Dominance];
