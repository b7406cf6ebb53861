//! Who is taken away, and what follows from networks then: providers one at a time, and the key players of areas.

use super::derive::{dependents, derived_values};
use crate::comparison::{Base, KeyRemoval, Removal, Without, rescored};
use crate::dossier::{AreaIx, Dossier, NetworkIx};
use crate::networks::markets::Markets;
use crate::networks::services::Who;
use crate::networks::{AreaLoss, AreasWithout, KeyLosses, MOST_AREAS, NetworkAnalysis, areas_without};
use crate::numeric::rank::falling;
use crate::scoring::ThreatTable;

/// Providers that are taken away, and areas whose key players are in a dossier of many areas, where every appraisal takes long.
const MOST: usize = 5;
/// Areas from which on they are many.
const MANY_AREAS: usize = 100;

/// What the loss of the key players of areas would do to reach and to indicators, in the order in which areas are asked about.
pub(super) fn losses(dossier: &Dossier, networks: &NetworkAnalysis, areas: &[AreaIx]) -> Vec<AreaLoss> {
    KeyLosses::of(dossier, networks, areas).areas
}

/// What is taken away, and from what.
pub(super) struct Taken<'a> {
    pub(super) base: &'a Base<'a>,
    pub(super) table: &'a ThreatTable,
    /// The score of each area of the table.
    pub(super) scores: &'a [f64],
    pub(super) networks: &'a NetworkAnalysis,
    pub(super) markets: &'a Markets,
}

/// What the loss of the key players of areas would do.
pub(super) struct KeyPlayersTaken {
    /// To reach and to indicators.
    pub(super) losses: Vec<AreaLoss>,
    /// To scores and proposal; none if no indicator that follows from networks counts in this run.
    pub(super) removals: Option<Vec<KeyRemoval>>,
}

impl Taken<'_> {
    /// Whether an indicator that follows from networks counts in this run.
    fn networks_count(&self) -> bool {
        let derived = |indicator: usize| self.base.reading.catalogue.indicators[indicator].derived;
        self.table.criteria.iter().any(|criterion| derived(criterion.indicator.index()))
    }

    /// What would change without each of the providers on whom most areas depend; none if no indicator that follows from
    /// networks counts in this run.
    pub(super) fn providers(&self) -> Option<Vec<Removal>> {
        if !self.networks_count() {
            return None;
        }
        let network = |who: Who| match who {
            Who::Network(network) => Some(network),
            Who::Enabler(_) => None,
        };
        let several = self.markets.enablers.first.iter().filter(|enabler| enabler.areas.len() > 1);
        let first: Vec<NetworkIx> = several.filter_map(|enabler| network(enabler.who)).take(MOST).collect();
        let left = areas_without(self.base.reading.dossier, self.networks, &first);
        let effects = rescored(self.base, &self.without(&left));
        let each = first.into_iter().zip(effects);
        Some(each.filter_map(|(network, effect)| Some(Removal { network, effect: effect? })).collect())
    }

    /// What the loss of the key players of each area would do, the area of the highest score first.
    pub(super) fn key_players(&self) -> KeyPlayersTaken {
        let mut order: Vec<usize> = (0..self.table.areas.len()).collect();
        order.sort_by(|&a, &b| {
            let keys = &self.table.keys;
            falling((self.scores[a], &keys[a]), (self.scores[b], &keys[b]))
        });
        let most = if order.len() > MANY_AREAS { MOST } else { MOST_AREAS };
        let areas: Vec<AreaIx> = order.into_iter().take(most).map(|row| self.table.areas[row]).collect();
        let found = KeyLosses::of(self.base.reading.dossier, self.networks, &areas);
        let removals = self.networks_count().then(|| {
            let effects = rescored(self.base, &self.without(&found.without));
            let sets = found.areas.iter().flat_map(|loss| loss.sets.iter().map(|set| (loss.area, set.size)));
            let removal = |((area, size), effect): ((AreaIx, usize), Option<_>)| {
                Some(KeyRemoval { area, size, effect: effect? })
            };
            sets.zip(effects).filter_map(removal).collect()
        });
        KeyPlayersTaken { losses: found.areas, removals }
    }

    /// In the terms of the scores.
    fn without(&self, left: &[AreasWithout]) -> Vec<Without> {
        let reading = self.base.reading;
        let one = |left: &AreasWithout| Without {
            derived: derived_values(reading.catalogue, &left.indicators),
            dependents: dependents(reading.dossier, &left.areas),
        };
        left.iter().map(one).collect()
    }
}
