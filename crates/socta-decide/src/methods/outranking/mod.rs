//! Methods that compare alternatives in pairs.

pub mod credibility;
pub mod distillation;
pub mod dominance;
pub mod electre1;
pub mod electre3;
pub mod electre_tri;
mod kernel;
pub mod promethee1;
pub mod promethee2;
mod relations;

use crate::method::Method;

/// The methods of this family, in the order in which they are listed.
pub(super) static METHODS: &[&dyn Method] = &[
    &promethee1::Promethee1,
    &promethee2::Promethee2,
    &electre1::Electre1,
    &electre3::Electre3,
    &electre_tri::ElectreTri,
    &dominance::Dominance,
];
