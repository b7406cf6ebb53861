//! Markets and who joins them: networks and areas as two-mode data.
//!
//! - [`PolyCriminality`]: in how many areas networks are active;
//! - [`MarketLink`]: which areas share more networks than their sizes explain;
//! - [`Brokerage`]: who joins areas that nobody else joins;
//! - [`Enablers`]: on whom many areas depend, and what they lose if it goes.
//!
//! **Detection.** All of it is about what was reported. Areas that are watched together seem linked; an area without reported
//! networks is left out and not unlinked; a network with one known area is one of which one area is known. The null model holds
//! the sizes of networks and areas, and with them what detection does to sizes, but not what it does to pairs.

mod brokers;
mod enablers;
mod incidence;
mod linked;
mod links;
mod null_model;
mod poly;
pub mod swap;
mod tail;
#[cfg(test)]
mod tests;

pub use brokers::{Brokerage, CutPair, MarketBroker};
pub use enablers::{Enabler, EnablerArea, Enablers, TOP};
pub use incidence::Incidence;
pub(super) use linked::LinkedAreas;
pub use links::{MarketLink, SIGNIFICANT};
pub use null_model::NullModel;
pub use poly::{AreaPoly, PolyCriminality};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use self::incidence::Involved;
use super::uncertain::Certainties;
use crate::dossier::{AreaIx, Dossier, NetworkIx};

/// The two-mode analysis of a dossier.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Markets {
    /// In how many areas networks are active.
    pub poly: PolyCriminality,
    /// Areas that share networks, ordered by area.
    pub links: Vec<MarketLink>,
    /// Pairs of areas with networks: the tests that the q-values correct for.
    pub pairs: u64,
    /// Random tables behind `by_swaps`.
    pub tables: u64,
    /// Who joins areas that nobody else joins.
    pub brokerage: Brokerage,
    /// On whom areas depend.
    pub enablers: Enablers,
}

impl Markets {
    /// The two-mode analysis of a dossier; everything is empty without involvement.
    #[must_use]
    pub fn of(dossier: &Dossier, certainties: &Certainties) -> Self {
        let involved = Involved::of(dossier, None);
        let areas = involved.areas.len() as u64;
        let (links, tables) = links::links(&involved, true);
        Self {
            poly: poly::poly_criminality(&involved),
            links,
            pairs: areas * areas.saturating_sub(1) / 2,
            tables,
            brokerage: brokers::brokerage(dossier, &involved),
            enablers: enablers::enablers(dossier, &involved, certainties),
        }
    }

    /// The link of two areas, in any order; none if they share no network.
    #[must_use]
    pub fn link(&self, one: AreaIx, other: AreaIx) -> Option<&MarketLink> {
        let key = (one.min(other), one.max(other));
        let at = self.links.binary_search_by_key(&key, |link| (link.one, link.other)).ok()?;
        self.links.get(at)
    }

    /// Links that are significant, the least probable first.
    #[must_use]
    pub fn significant(&self) -> Vec<&MarketLink> {
        let mut found: Vec<&MarketLink> = self.links.iter().filter(|link| link.significant()).collect();
        found.sort_by(|a, b| a.p.total_cmp(&b.p).then_with(|| (a.one, a.other).cmp(&(b.one, b.other))));
        found
    }
}

/// Networks that are active in both areas, in the order of the dossier.
///
/// # Complexity
///
/// O(involvement).
#[must_use]
pub fn shared_networks(dossier: &Dossier, one: AreaIx, other: AreaIx) -> Vec<NetworkIx> {
    let of_network = dossier.involvement.chunk_by(|a, b| a.network == b.network);
    of_network
        .filter(|rows| [one, other].iter().all(|area| rows.iter().any(|active| active.area == *area)))
        .map(|rows| rows[0].network)
        .collect()
}
