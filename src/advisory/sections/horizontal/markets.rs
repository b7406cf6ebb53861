//! Which areas the networks join, who alone joins them, and on whom many areas depend.

use super::services::service;
use crate::advisory::voice::{Voice, code, count, text};
use crate::advisory::{Align, Block, Text};
use crate::networks::markets::{Enabler, EnablerArea, MarketBroker, MarketLink, SIGNIFICANT, TOP};
use crate::networks::services::Who;

/// Pairs of areas in the table.
const MOST_LINKS: usize = 15;
/// Brokers in the table.
const MOST_BROKERS: usize = 5;
/// Areas named in a cell.
const MOST_AREAS: usize = 3;

/// Nothing, if no network is active anywhere.
pub(super) fn write(voice: &Voice<'_>) -> Vec<Block> {
    let markets = &voice.material.results.networks.markets;
    let Some(share) = markets.poly.share else { return Vec::new() };
    let mut blocks: Vec<Block> = voice.invented_networks().into_iter().collect();
    let several: u32 = markets.poly.by_number.iter().skip(1).sum();
    let most = markets.poly.by_number.len();
    blocks.push(voice.paragraph(
        "markets-opening",
        &[
            ("networks", count(markets.poly.networks as usize)),
            ("several", text(several.to_string())),
            ("share", text(voice.percent(share))),
            ("most", text(most.to_string())),
        ],
    ));
    blocks.extend(links(voice));
    blocks.extend(brokers(voice));
    blocks.extend(enablers(voice));
    blocks.extend(enabler_areas(voice));
    blocks
}

fn links(voice: &Voice<'_>) -> Vec<Block> {
    let markets = &voice.material.results.networks.markets;
    if markets.links.is_empty() {
        return Vec::new();
    }
    let mut order: Vec<&MarketLink> = markets.links.iter().collect();
    order.sort_by(|a, b| a.p.total_cmp(&b.p).then_with(|| (a.one, a.other).cmp(&(b.one, b.other))));
    let significant = order.iter().filter(|link| link.significant()).count();
    let rows = order.iter().take(MOST_LINKS.max(significant.min(2 * MOST_LINKS))).map(|link| {
        vec![
            voice.area(link.one).into(),
            voice.area(link.other).into(),
            link.shared.to_string().into(),
            voice.words.number(link.expected, 1).into(),
            voice.words.number(link.lift, 2).into(),
            probability(voice, link.q).into(),
            link.by_swaps.map_or_else(|| voice.say("not-applicable"), |p| probability(voice, p)).into(),
            voice.say(if link.significant() { "yes" } else { "no" }).into(),
        ]
    });
    let columns = [
        ("markets-column-one", Align::Start),
        ("markets-column-other", Align::Start),
        ("markets-column-shared", Align::End),
        ("markets-column-expected", Align::End),
        ("markets-column-lift", Align::End),
        ("markets-column-q", Align::End),
        ("markets-column-swaps", Align::End),
        ("markets-column-significant", Align::Start),
    ];
    vec![
        voice.table("market-links", &voice.say("markets-table"), &columns, rows.collect()),
        voice.paragraph(
            "markets-found",
            &[
                ("links", count(order.len())),
                ("pairs", text(markets.pairs.to_string())),
                ("significant", count(significant)),
                ("q", text(voice.percent(SIGNIFICANT))),
                ("tables", text(voice.words.number(markets.tables as f64, 0))),
            ],
        ),
        voice.paragraph("markets-not-shown", &[]),
    ]
}

/// A probability of chance: small ones as such.
fn probability(voice: &Voice<'_>, p: f64) -> String {
    if p < 0.001 { format!("< {}", voice.words.number(0.001, 3)) } else { voice.words.number(p, 3) }
}

fn brokers(voice: &Voice<'_>) -> Vec<Block> {
    let brokerage = &voice.material.results.networks.markets.brokerage;
    let mut blocks = vec![voice.paragraph(
        "markets-brokers",
        &[
            ("brokers", count(brokerage.brokers as usize)),
            ("groups", count(brokerage.groups as usize)),
            ("largest", text(brokerage.largest.to_string())),
            ("cuts", count(brokerage.cut_pairs.len())),
            ("persons", count(brokerage.persons as usize)),
        ],
    )];
    let row = |broker: &MarketBroker| {
        vec![
            code(voice.material.dossier.network_ids.get(broker.network.index())),
            broker.areas.to_string().into(),
            broker.alone.to_string().into(),
            broker.splits.to_string().into(),
        ]
    };
    let shown = brokerage.first.iter().filter(|broker| broker.may_be_shown);
    let rows: Vec<Vec<Text>> = shown.take(MOST_BROKERS).map(row).collect();
    if !rows.is_empty() {
        let columns = [
            ("services-column-network", Align::Start),
            ("markets-column-areas", Align::End),
            ("markets-column-alone", Align::End),
            ("markets-column-splits", Align::End),
        ];
        blocks.push(voice.table("market-brokers", &voice.say("markets-brokers-table"), &columns, rows));
    }
    blocks
}

fn enablers(voice: &Voice<'_>) -> Vec<Block> {
    let enablers = &voice.material.results.networks.markets.enablers;
    let rows: Vec<Vec<Text>> =
        enablers.first.iter().filter_map(|enabler| enabler_row(voice, enabler)).collect();
    let withheld = enablers.first.len() - rows.len();
    if rows.is_empty() {
        return Vec::new();
    }
    let columns = [
        ("services-column-network", Align::Start),
        ("services-column-services", Align::Start),
        ("enablers-column-areas", Align::End),
        ("enablers-column-clients", Align::End),
        ("enablers-column-reports", Align::End),
        ("services-column-substitutable", Align::End),
        ("enablers-column-top", Align::End),
        ("enablers-column-lost", Align::Start),
        ("enablers-column-groups", Align::End),
    ];
    let shown = [
        ("top", text(TOP.to_string())),
        ("shown", count(rows.len())),
        ("providers", count(enablers.providers as usize)),
        ("draws", count(enablers.draws as usize)),
    ];
    let mut blocks = vec![
        voice.paragraph("enablers-opening", &shown),
        voice.table("enablers", &voice.say("enablers-table"), &columns, rows),
    ];
    if withheld > 0 {
        blocks.push(voice.paragraph("services-withheld", &[("count", count(withheld))]));
    }
    blocks
}

/// None if the handling code of the network does not let it be shown, or if it is a person.
fn enabler_row(voice: &Voice<'_>, enabler: &Enabler) -> Option<Vec<Text>> {
    let Who::Network(network) = enabler.who else { return None };
    if !enabler.may_be_shown {
        return None;
    }
    let kinds: Vec<String> = enabler.kinds.iter().map(|&kind| service(voice, kind)).collect();
    let lost = match enabler.areas_lost.len() {
        0 => voice.say("none"),
        all if all <= MOST_AREAS => voice.areas(&enabler.areas_lost),
        all => voice.with(
            "enablers-more",
            &[
                ("areas", text(voice.areas(&enabler.areas_lost[..MOST_AREAS]))),
                ("more", count(all - MOST_AREAS)),
            ],
        ),
    };
    let groups = [
        ("before", text(enabler.groups_before.to_string())),
        ("after", text(enabler.groups_after.to_string())),
    ];
    let expected = [
        ("count", text(enabler.areas.len().to_string())),
        ("expected", text(voice.words.number(enabler.expected_areas, 1))),
    ];
    let reports =
        [("reports", text(enabler.reports.to_string())), ("relations", text(enabler.relations.to_string()))];
    Some(vec![
        code(voice.material.dossier.network_ids.get(network.index())),
        voice.list(&kinds).into(),
        voice.with("services-clients", &expected).into(),
        enabler.clients.to_string().into(),
        voice.with("enablers-reports", &reports).into(),
        voice.percent(enabler.substitutable).into(),
        enabler.top.map_or_else(|| voice.say("not-applicable"), |share| voice.probability(share)).into(),
        lost.into(),
        voice.with("services-reach", &groups).into(),
    ])
}

fn enabler_areas(voice: &Voice<'_>) -> Option<Block> {
    let row = |found: &EnablerArea| {
        vec![
            Text::from(voice.area(found.area)),
            found.dependents.to_string().into(),
            found.by_involvement.to_string().into(),
            found.top.map_or_else(|| voice.say("not-applicable"), |share| voice.probability(share)).into(),
        ]
    };
    let rows: Vec<Vec<Text>> =
        voice.material.results.networks.markets.enablers.areas.iter().take(MOST_LINKS).map(row).collect();
    let columns = [
        ("picture-column-area", Align::Start),
        ("enabler-areas-column-dependents", Align::End),
        ("enabler-areas-column-shared", Align::End),
        ("enablers-column-top", Align::End),
    ];
    (!rows.is_empty())
        .then(|| voice.table("enabler-areas", &voice.say("enabler-areas-table"), &columns, rows))
}
