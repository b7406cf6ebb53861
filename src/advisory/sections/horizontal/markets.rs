//! Which areas the networks join, who alone joins them, and on whom many areas depend.

use super::services::kinds;
use crate::advisory::voice::{Voice, count, text};
use crate::advisory::{Block, Cell};
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
            voice.area_cell(link.one),
            voice.area_cell(link.other),
            Cell::count(link.shared),
            Cell::number(link.expected, 1),
            Cell::number(link.lift, 2),
            probability(voice, link.q),
            voice.known(link.by_swaps, |p| probability(voice, p)),
            voice.yes_no(link.significant()),
        ]
    });
    let columns = [
        voice.start("markets-column-one").labelled("area").keyed(),
        voice.start("markets-column-other").labelled("other").keyed(),
        voice.end("markets-column-shared").integer("shared_networks"),
        voice.end("markets-column-expected").number("expected"),
        voice.end("markets-column-lift").number("lift"),
        voice.end("markets-column-q").share("q"),
        voice.end("markets-column-swaps").share("p_by_swaps"),
        voice.start("markets-column-significant").boolean("significant"),
    ];
    vec![
        voice.table("market-links", &voice.say("markets-table"), columns, rows.collect()),
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
fn probability(voice: &Voice<'_>, p: f64) -> Cell {
    if p < 0.001 {
        Cell::said(format!("< {}", voice.words.number(0.001, 3)), [p.into()])
    } else {
        Cell::number(p, 3)
    }
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
            voice.network_cell(broker.network),
            Cell::count(broker.areas),
            Cell::count(broker.alone),
            Cell::count(broker.splits),
        ]
    };
    let shown = brokerage.first.iter().filter(|broker| broker.may_be_shown);
    let rows: Vec<Vec<Cell>> = shown.take(MOST_BROKERS).map(row).collect();
    if !rows.is_empty() {
        let columns = [
            voice.start("services-column-network").string("network").keyed(),
            voice.end("markets-column-areas").integer("areas"),
            voice.end("markets-column-alone").integer("pairs_alone"),
            voice.end("markets-column-splits").integer("splits"),
        ];
        blocks.push(voice.table("market-brokers", &voice.say("markets-brokers-table"), columns, rows));
    }
    blocks
}

fn enablers(voice: &Voice<'_>) -> Vec<Block> {
    let enablers = &voice.material.results.networks.markets.enablers;
    let rows: Vec<Vec<Cell>> =
        enablers.first.iter().filter_map(|enabler| enabler_row(voice, enabler)).collect();
    let withheld = enablers.first.len() - rows.len();
    if rows.is_empty() {
        return Vec::new();
    }
    let columns = [
        voice.start("services-column-network").string("network").keyed(),
        voice.start("services-column-services").list("services"),
        voice.end("enablers-column-areas").integer("areas").number("expected_areas"),
        voice.end("enablers-column-clients").integer("clients"),
        voice.end("enablers-column-reports").integer("reports").integer("relations"),
        voice.end("services-column-substitutable").share("substitutable"),
        voice.end("enablers-column-top").share("p_first"),
        voice.start("enablers-column-lost").list("areas_lost"),
        voice.end("enablers-column-groups").integer("groups_before").integer("groups_after"),
    ];
    let shown = [
        ("top", text(TOP.to_string())),
        ("shown", count(rows.len())),
        ("providers", count(enablers.providers as usize)),
        ("draws", count(enablers.draws as usize)),
    ];
    let mut blocks = vec![
        voice.paragraph("enablers-opening", &shown),
        voice.table("enablers", &voice.say("enablers-table"), columns, rows),
    ];
    if withheld > 0 {
        blocks.push(voice.paragraph("services-withheld", &[("count", count(withheld))]));
    }
    blocks
}

/// None if the handling code of the network does not let it be shown, or if it is a person.
fn enabler_row(voice: &Voice<'_>, enabler: &Enabler) -> Option<Vec<Cell>> {
    let Who::Network(network) = enabler.who else { return None };
    if !enabler.may_be_shown {
        return None;
    }
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
    let groups =
        [("before", Cell::count(enabler.groups_before)), ("after", Cell::count(enabler.groups_after))];
    let expected =
        [("count", Cell::count(enabler.areas.len())), ("expected", Cell::number(enabler.expected_areas, 1))];
    let reports = [("reports", Cell::count(enabler.reports)), ("relations", Cell::count(enabler.relations))];
    Some(vec![
        voice.network_cell(network),
        kinds(voice, &enabler.kinds),
        voice.around("services-clients", expected),
        Cell::count(enabler.clients),
        voice.around("enablers-reports", reports),
        Cell::share(enabler.substitutable, 0),
        voice.known(enabler.top, Cell::probability),
        Cell::said(lost, [voice.area_keys(&enabler.areas_lost)]),
        voice.around("services-reach", groups),
    ])
}

fn enabler_areas(voice: &Voice<'_>) -> Option<Block> {
    let row = |found: &EnablerArea| {
        vec![
            voice.area_cell(found.area),
            Cell::count(found.dependents),
            Cell::count(found.by_involvement),
            voice.known(found.top, Cell::probability),
        ]
    };
    let rows: Vec<Vec<Cell>> =
        voice.material.results.networks.markets.enablers.areas.iter().take(MOST_LINKS).map(row).collect();
    let columns = [
        voice.area_column().keyed(),
        voice.end("enabler-areas-column-dependents").integer("dependents"),
        voice.end("enabler-areas-column-shared").integer("by_shared_networks"),
        voice.end("enablers-column-top").share("p_first"),
    ];
    (!rows.is_empty()).then(|| voice.table("enabler-areas", &voice.say("enabler-areas-table"), columns, rows))
}
