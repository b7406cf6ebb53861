//! Methods of threat assessment as police services publish them, done as published, with what critics hold against them.

mod greenfield_paoli;
mod groups;
mod harm_index;
mod layered;
mod levels;
mod means;
mod morile;
mod sleipnir;
mod threat_harm;

pub use greenfield_paoli::{GreenfieldPaoli, PRIORITIES, Priority, priority};
pub use harm_index::HarmIndex;
pub use layered::LayeredOrdinal;
pub use levels::Level;
pub use means::MeansOfMeans;
pub use morile::Morile;
pub use sleipnir::{ATTRIBUTES, Sleipnir, sleipnir};
pub use threat_harm::ThreatHarm;

use crate::scoring::Method;

/// The methods of this family, in the order in which they are listed.
pub(super) static METHODS: &[&dyn Method] =
    &[&Sleipnir, &LayeredOrdinal, &MeansOfMeans, &ThreatHarm, &Morile, &HarmIndex, &GreenfieldPaoli];
