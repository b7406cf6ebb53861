//! Who serves many networks, and what their loss would do.

use crate::advisory::cells::{details, word};
use crate::advisory::voice::{Voice, count, text};
use crate::advisory::{Block, Cell};
use crate::networks::services::{Assessed, ServedArea, ServiceKind, Who};
use crate::tables::{DataTable, Value};

/// Areas that are named for a provider.
const MOST_AREAS: usize = 3;

/// Nothing, if no network is reported to serve another.
pub(super) fn write(voice: &Voice<'_>) -> Vec<Block> {
    let services = &voice.material.results.networks.services;
    if services.providers == 0 && services.enablers == 0 {
        return Vec::new();
    }
    let mut blocks: Vec<Block> = voice.invented_networks().into_iter().collect();
    blocks.push(voice.paragraph("services-opening", &[("providers", count(services.providers))]));
    let rows: Vec<Vec<Cell>> = services.first.iter().filter_map(|assessed| row(voice, assessed)).collect();
    let withheld = services.first.len() - rows.len();
    if !rows.is_empty() {
        let columns = [
            voice.start("services-column-network").string("network").keyed(),
            voice.start("services-column-services").list("services"),
            voice.end("services-column-clients").integer("clients").number("expected_clients"),
            voice.end("services-column-unlinked").share("unlinked"),
            voice.end("services-column-lost").integer("lost").number("expected_lost"),
            voice.end("services-column-substitutable").share("substitutable"),
            voice.end("services-column-reach").number("reach_before").number("reach_after"),
            voice.start("services-column-areas"),
        ];
        let table = voice.table("services", &voice.say("services-table"), columns, rows);
        blocks.push(voice.detailed(table, vec![served(voice)]));
    }
    if withheld > 0 {
        blocks.push(voice.paragraph("services-withheld", &[("count", count(withheld))]));
    }
    if services.enablers > 0 {
        blocks.push(voice.paragraph("services-enablers", &[("enablers", count(services.enablers))]));
    }
    blocks
}

/// Name of a service.
pub(super) fn service(voice: &Voice<'_>, kind: ServiceKind) -> String {
    voice.say(match kind {
        ServiceKind::Laundering => "service-laundering",
        ServiceKind::Service => "service-service",
        ServiceKind::Supply => "service-supply",
    })
}

/// Services as a list of keys.
pub(super) fn kinds(voice: &Voice<'_>, kinds: &[ServiceKind]) -> Cell {
    let names: Vec<String> = kinds.iter().map(|&kind| service(voice, kind)).collect();
    Cell::said(voice.list(&names), [Value::list(kinds.iter().map(word))])
}

/// Every area that a provider serves.
fn served(voice: &Voice<'_>) -> DataTable {
    let shown = voice.material.results.networks.services.first.iter().filter_map(|assessed| {
        let Who::Network(network) = assessed.provider.who else { return None };
        assessed.provider.may_be_shown.then_some((network, &assessed.provider.areas))
    });
    let rows = shown.flat_map(|(network, areas)| {
        let network = voice.material.dossier.network_ids.get(network.index());
        areas.iter().map(move |served| {
            vec![
                network.into(),
                voice.area_key(served.area).into(),
                served.clients.into(),
                served.lost.into(),
            ]
        })
    });
    let fields = vec![
        voice.start("services-column-network").string("network").keyed(),
        voice.start("services-column-areas").string("area").keyed().integer("clients").integer("lost"),
    ];
    details("areas", &voice.say("services-table"), fields, rows.collect())
}

/// None if the handling code of the network does not let it be shown.
fn row(voice: &Voice<'_>, assessed: &Assessed) -> Option<Vec<Cell>> {
    let provider = &assessed.provider;
    let Who::Network(network) = provider.who else { return None };
    if !provider.may_be_shown {
        return None;
    }
    let expected = |number: usize, expected: f64| {
        let parts = [("count", Cell::count(number)), ("expected", Cell::number(expected, 1))];
        voice.around("services-clients", parts)
    };
    let reach = [
        ("before", Cell::number(assessed.reach_before, 1)),
        ("after", Cell::number(assessed.reach_after, 1)),
    ];
    let area = |served: &ServedArea| {
        let arguments = [
            ("area", text(voice.area(served.area))),
            ("clients", text(served.clients.to_string())),
            ("lost", text(served.lost.to_string())),
        ];
        voice.with("services-area", &arguments)
    };
    let areas: Vec<String> = provider.areas.iter().take(MOST_AREAS).map(area).collect();
    let named = if areas.is_empty() { voice.say("not-applicable") } else { voice.list(&areas) };
    Some(vec![
        voice.network_cell(network),
        kinds(voice, &provider.kinds),
        expected(provider.clients.len(), provider.expected_clients),
        voice.known(provider.unlinked, |share| Cell::share(share, 0)),
        expected(provider.lost, provider.expected_lost),
        Cell::share(provider.substitutability, 0),
        voice.around("services-reach", reach),
        Cell::said(named, []),
    ])
}
