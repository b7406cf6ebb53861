//! Keys of everything that results point at.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::dossier::{Dossier, Network};
use crate::keyed::{Keys, Kind, position};
use crate::model::Catalogue;
use crate::scoring::ThreatTable;

/// The identifiers of the networks of a dossier; one that may not be shown is `#` with its number in the dossier, from 1.
#[must_use]
pub fn network_keys(dossier: &Dossier) -> Vec<String> {
    let key = |(at, network): (usize, &Network)| match network.handling.may_be_shown() {
        true => dossier.network_ids.get(at).to_owned(),
        false => format!("#{}", at + 1),
    };
    dossier.networks.iter().enumerate().map(key).collect()
}

/// Keys of everything that results point at, each list in the order of the dossier. In memory results hold positions in these
/// lists; in a file they hold the keys.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Names {
    /// Areas of the dossier.
    pub areas: Vec<String>,
    /// Bundles of areas.
    pub bundles: Vec<String>,
    /// Indicators of the catalogue.
    pub indicators: Vec<String>,
    /// Contributors.
    pub contributors: Vec<String>,
    /// Sources.
    pub sources: Vec<String>,
    /// Networks; one that may not be shown is `#` with its number in the dossier, from 1.
    pub networks: Vec<String>,
    /// Areas that are scored, in the order of the table.
    pub scored: Vec<String>,
    /// Criteria that count, in the order of the table.
    pub criteria: Vec<String>,
}

impl Names {
    /// The keys of a dossier, of the catalogue, and of the table that is scored.
    #[must_use]
    pub fn of(dossier: &Dossier, catalogue: &Catalogue, table: &ThreatTable) -> Self {
        Self {
            areas: dossier.areas.iter().map(|area| area.key.clone()).collect(),
            bundles: dossier.bundles.iter().map(|bundle| bundle.key.clone()).collect(),
            indicators: catalogue.indicators.iter().map(|one| one.key.clone()).collect(),
            contributors: dossier.contributors.iter().map(|one| one.key.clone()).collect(),
            sources: dossier.sources.iter().map(|source| source.key.clone()).collect(),
            networks: network_keys(dossier),
            scored: table.keys.clone(),
            criteria: table.criteria.iter().map(|criterion| criterion.key.clone()).collect(),
        }
    }

    /// The keys by kind of position.
    pub(super) fn keys(&self) -> Keys<'_> {
        let kind = |name, keys| Kind { name, keys };
        Keys::of([
            kind("AreaIx", self.areas.as_slice()),
            kind(position::GROUP, &self.bundles),
            kind("IndicatorIx", &self.indicators),
            kind("ContributorIx", &self.contributors),
            kind("SourceIx", &self.sources),
            kind("NetworkIx", &self.networks),
            kind(position::ALTERNATIVE, &self.scored),
            kind(position::CRITERION, &self.criteria),
        ])
    }
}
