//! Methods of threat assessment as police services publish them, done as published, with what critics hold against them.

pub mod greenfield_paoli;
mod groups;
pub mod harm_index;
pub mod layered;
pub mod levels;
pub mod means;
pub mod morile;
pub mod sleipnir;
pub mod threat_harm;

use crate::method::Method;

/// The methods of this family, in the order in which they are listed.
pub(super) static METHODS: &[&dyn Method] = &[
    &sleipnir::Sleipnir,
    &layered::LayeredOrdinal,
    &means::MeansOfMeans,
    &threat_harm::ThreatHarm,
    &morile::Morile,
    &harm_index::HarmIndex,
    &greenfield_paoli::GreenfieldPaoli,
];
