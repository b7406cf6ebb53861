//! Who serves many networks, and what their loss would do.

use crate::advisory::voice::{Voice, code, count, text};
use crate::advisory::{Align, Block, Text};
use crate::networks::services::{Assessed, ServedArea, ServiceKind, Who};

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
    let rows: Vec<Vec<Text>> = services.first.iter().filter_map(|assessed| row(voice, assessed)).collect();
    let withheld = services.first.len() - rows.len();
    if !rows.is_empty() {
        let columns = [
            ("services-column-network", Align::Start),
            ("services-column-services", Align::Start),
            ("services-column-clients", Align::End),
            ("services-column-unlinked", Align::End),
            ("services-column-lost", Align::End),
            ("services-column-substitutable", Align::End),
            ("services-column-reach", Align::End),
            ("services-column-areas", Align::Start),
        ];
        blocks.push(voice.table("services", &voice.say("services-table"), &columns, rows));
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

/// None if the handling code of the network does not let it be shown.
fn row(voice: &Voice<'_>, assessed: &Assessed) -> Option<Vec<Text>> {
    let provider = &assessed.provider;
    let Who::Network(network) = provider.who else { return None };
    if !provider.may_be_shown {
        return None;
    }
    let kinds: Vec<String> = provider.kinds.iter().map(|&kind| service(voice, kind)).collect();
    let expected = |number: usize, expected: f64| {
        let arguments = [("count", text(number.to_string())), ("expected", text(format!("{expected:.1}")))];
        Text::from(voice.with("services-clients", &arguments))
    };
    let reach = [
        ("before", text(format!("{:.1}", assessed.reach_before))),
        ("after", text(format!("{:.1}", assessed.reach_after))),
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
    let none = || voice.say("not-applicable");
    Some(vec![
        code(voice.material.dossier.network_ids.get(network.index())),
        Text::from(voice.list(&kinds)),
        expected(provider.clients.len(), provider.expected_clients),
        Text::from(provider.unlinked.map_or_else(none, |share| voice.percent(share))),
        expected(provider.lost, provider.expected_lost),
        Text::from(voice.percent(provider.substitutability)),
        Text::from(voice.with("services-reach", &reach)),
        Text::from(if areas.is_empty() { none() } else { voice.list(&areas) }),
    ])
}
