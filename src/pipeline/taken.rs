//! Which providers are taken away one at a time, and what follows from networks then.

use super::derive::{dependents_by_networks, derived_values};
use crate::comparison::{Base, Removal, WithoutNetwork, removals};
use crate::dossier::{AreaIx, NetworkIx};
use crate::networks::markets::Markets;
use crate::networks::services::Who;
use crate::networks::{NetworkAnalysis, areas_without};
use crate::scoring::ThreatTable;

/// Providers that are taken away.
const MOST: usize = 5;

/// What would change without each of the providers on whom most areas depend; none if no indicator that follows from networks
/// counts in this run.
pub(super) fn taken_away(
    base: &Base<'_>,
    table: &ThreatTable,
    networks: &NetworkAnalysis,
    markets: &Markets,
) -> Option<Vec<Removal>> {
    let reading = base.reading;
    let derived = |indicator: usize| reading.catalogue.indicators[indicator].derived;
    if !table.criteria.iter().any(|criterion| derived(criterion.indicator.index())) {
        return None;
    }
    let network = |who: Who| match who {
        Who::Network(network) => Some(network),
        Who::Enabler(_) => None,
    };
    let several = markets.enablers.first.iter().filter(|enabler| enabler.areas.len() > 1);
    let first: Vec<NetworkIx> = several.filter_map(|enabler| network(enabler.who)).take(MOST).collect();
    let without: Vec<WithoutNetwork> = areas_without(reading.dossier, networks, &first)
        .into_iter()
        .map(|left| WithoutNetwork {
            network: left.network,
            derived: derived_values(reading.catalogue, &left.indicators),
            dependents: (0..reading.dossier.areas.len() as u32)
                .map(|area| dependents_by_networks(&left.areas, AreaIx(area)))
                .collect(),
        })
        .collect();
    Some(removals(base, &without))
}
