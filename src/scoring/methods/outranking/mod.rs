//! Methods that compare alternatives in pairs.

mod credibility;
mod distillation;
mod dominance;
mod electre1;
mod electre3;
mod electre_tri;
mod kernel;
mod promethee1;
mod promethee2;
mod relations;

pub use credibility::Outranking;
pub use distillation::{Course, Discrimination, distil};
pub use dominance::{Dominance, DominanceCounts, dominance};
pub use electre_tri::{ElectreTri, Sorting, electre_tri};
pub use electre1::{Electre1, Electre1Result, Unit, electre1};
pub use electre3::{Electre3, Electre3Result, electre3};
pub use promethee1::Promethee1;
pub use promethee2::{Flows, Promethee2, preference_indices, promethee2};

use crate::scoring::Method;

/// The methods of this family, in the order in which they are listed.
pub(super) static METHODS: &[&dyn Method] =
    &[&Promethee1, &Promethee2, &Electre1, &Electre3, &ElectreTri, &Dominance];
