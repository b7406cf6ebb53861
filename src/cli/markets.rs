//! `socta networks DOSSIER`: the two-mode analysis of the networks and areas of a dossier.

use std::path::Path;

use super::exit::Failure;
use super::speech::say;
use super::table;
use super::terminal::Terminal;
use crate::comparison::{PlainCell, PlainTable};
use crate::diagnostics::{Severities, render_text};
use crate::dossier::{self, AreaIx, Dossier, NetworkIx};
use crate::formats::{Document, MarketsFile};
use crate::model::Catalogue;
use crate::networks::markets::{Markets, TOP};
use crate::networks::services::{ServiceKind, Who};
use crate::networks::uncertain::DEFAULT_CERTAINTIES;
use crate::networks::{
    AreaIndicator, AreaLoss, DEFINITIONS, IndicatorDefinition, KeyLosses, NetworkAnalysis, NetworkProfile,
    RiskProfile, TraitCounts, TraitSource, analyse,
};
use crate::tables::Value;

/// High-risk networks that the table shows; JSON has all.
const MOST_HIGH_RISK: usize = 20;

/// Reads a dossier and prints its two-mode analysis, links being believed by the certainties of the shipped models.
pub(super) fn run(folder: &Path, json: bool, terminal: Terminal) -> Result<(), Failure> {
    let catalogue = Catalogue::built_in();
    let checked = dossier::read(folder, &catalogue);
    let Some(dossier) = checked.value else {
        let style = crate::diagnostics::TextStyle::default();
        let text = render_text(&checked.findings, &Severities::default(), &style);
        return Err(Failure::Findings(say("markets-unreadable", &[("findings", text.into())])));
    };
    let markets = Markets::of(&dossier, &DEFAULT_CERTAINTIES);
    let analysis = analyse(&dossier, &DEFAULT_CERTAINTIES);
    let losses = KeyLosses::of(&dossier, &analysis, &largest(&analysis)).areas;
    if json {
        let document = MarketsFile::of(&dossier, markets, &analysis, losses);
        return terminal.data(&document.text().map_err(|fault| Failure::Io(fault.to_string()))?);
    }
    let view = View { dossier: &dossier, markets: &markets };
    let tables = [
        view.poly(),
        view.links(),
        view.brokers(),
        view.enablers(),
        view.areas(),
        view.indicators(&analysis.indicators),
        traits(&analysis.risk),
        view.high_risk(&analysis.networks),
        view.losses(&losses),
        view.lost_reach(&losses),
        view.lost_indicators(&losses),
    ];
    let mut parts: Vec<String> =
        tables.iter().filter(|table| !table.rows.is_empty()).map(table::text).collect();
    parts.push(definitions());
    terminal.data(&parts.join("\n"))
}

/// Areas by the number of their networks, the largest first.
fn largest(analysis: &NetworkAnalysis) -> Vec<AreaIx> {
    let mut profiles: Vec<_> = analysis.areas.iter().collect();
    profiles.sort_by_key(|profile| (std::cmp::Reverse(profile.networks), profile.area));
    profiles.into_iter().map(|profile| profile.area).collect()
}

fn shown(dossier: &Dossier, at: usize) -> Option<&str> {
    dossier.networks[at].handling.may_be_shown().then(|| dossier.network_ids.get(at))
}

/// What each indicator counts, why it raises threat, and how it misleads.
fn definitions() -> String {
    let mut text = format!("{}\n", say("markets-definitions", &[]));
    for found in &DEFINITIONS {
        let IndicatorDefinition { key, definition, range, why, warning, .. } = found;
        text.push_str(&format!("  {key} ({range}): {definition}\n"));
        text.push_str(&format!(
            "    {}: {why}\n    {}: {warning}\n",
            say("markets-why", &[]),
            say("markets-warning", &[])
        ));
    }
    text
}

struct View<'a> {
    dossier: &'a Dossier,
    markets: &'a Markets,
}

impl View<'_> {
    fn area(&self, area: AreaIx) -> PlainCell {
        self.dossier.areas[area.index()].key.as_str().into()
    }

    fn network(&self, network: NetworkIx) -> PlainCell {
        shown(self.dossier, network.index())
            .map_or_else(|| say("markets-hidden", &[]).into(), PlainCell::from)
    }

    fn poly(&self) -> PlainTable {
        let row = |found: &crate::networks::markets::AreaPoly| {
            vec![
                self.area(found.area),
                found.networks.into(),
                found.several.into(),
                number(found.share),
                number(found.low),
                number(found.high),
                number(found.others),
            ]
        };
        let columns = ["area", "networks", "in_several", "share", "low", "high", "mean_other_areas"];
        let rows = self.markets.poly.areas.iter().map(row).collect();
        PlainTable::new("table-poly", columns, rows)
    }

    fn links(&self) -> PlainTable {
        let mut links: Vec<_> = self.markets.links.iter().collect();
        links.sort_by(|a, b| a.p.total_cmp(&b.p).then_with(|| (a.one, a.other).cmp(&(b.one, b.other))));
        let row = |link: &&crate::networks::markets::MarketLink| {
            vec![
                self.area(link.one),
                self.area(link.other),
                link.shared.into(),
                number(link.expected),
                number(link.lift),
                number(link.p),
                number(link.q),
                link.by_swaps.into(),
            ]
        };
        let columns = ["area", "other", "shared", "expected", "lift", "p", "q", "p_by_swaps"];
        PlainTable::new("table-links", columns, links.iter().map(row).collect())
    }

    fn brokers(&self) -> PlainTable {
        let row = |found: &crate::networks::markets::MarketBroker| {
            let numbers = [found.areas, found.alone, found.splits].map(PlainCell::from);
            [vec![self.network(found.network)], numbers.to_vec()].concat()
        };
        let columns = ["network", "areas", "pairs_alone", "groups_more_without"];
        let rows = self.markets.brokerage.first.iter().map(row).collect();
        PlainTable::new("table-brokers", columns, rows)
    }

    fn enablers(&self) -> PlainTable {
        let row = |found: &crate::networks::markets::Enabler| {
            let who = match found.who {
                Who::Network(network) if found.may_be_shown => self.network(network),
                Who::Network(_) => say("markets-hidden", &[]).into(),
                Who::Enabler(_) => say("markets-person", &[]).into(),
            };
            let kinds: Vec<&str> = found.kinds.iter().map(|&kind| kind_name(kind)).collect();
            vec![
                who,
                Value::list(kinds).into(),
                found.areas.len().into(),
                number(found.expected_areas),
                found.clients.into(),
                found.relations.into(),
                found.reports.into(),
                number(found.substitutable),
                found.top.into(),
                Value::list(
                    found.areas_lost.iter().map(|&area| self.dossier.areas[area.index()].key.as_str()),
                )
                .into(),
                found.groups_before.into(),
                found.groups_after.into(),
            ]
        };
        let top = format!("p_first_{TOP}");
        let columns = [
            "provider",
            "services",
            "areas",
            "expected_areas",
            "clients",
            "relations",
            "reports",
            "substitutable",
            &top,
            "areas_lost",
            "groups",
            "groups_without",
        ];
        let rows = self.markets.enablers.first.iter().map(row).collect();
        PlainTable::new("table-enablers", columns, rows)
    }

    fn areas(&self) -> PlainTable {
        let row = |found: &crate::networks::markets::EnablerArea| {
            vec![
                self.area(found.area),
                found.dependents.into(),
                found.by_involvement.into(),
                found.top.into(),
            ]
        };
        let top = format!("p_first_{TOP}");
        let columns = ["area", "dependents", "by_shared_networks", &top];
        let rows = self.markets.enablers.areas.iter().map(row).collect();
        PlainTable::new("table-enabler-areas", columns, rows)
    }

    fn indicators(&self, found: &[AreaIndicator]) -> PlainTable {
        let row = |found: &AreaIndicator| {
            let numbers = [found.value, found.low, found.high].map(number);
            let names = vec![self.area(found.area), found.key.into()];
            [names, numbers.to_vec(), vec![found.networks.into()]].concat()
        };
        let columns = ["area", "indicator", "value", "low", "high", "networks"];
        PlainTable::new("table-indicators", columns, found.iter().map(row).collect())
    }
}

/// How many networks have each trait, and by what.
fn traits(risk: &RiskProfile) -> PlainTable {
    let row = |(name, counts): (&str, TraitCounts)| {
        let numbers =
            [counts.met, counts.declared, counts.reported, counts.computed, counts.not_met, counts.unknown];
        [vec![name.into()], numbers.map(PlainCell::from).to_vec()].concat()
    };
    let all = [
        ("agile", risk.agile),
        ("borderless", risk.borderless),
        ("controlling", risk.controlling),
        ("destructive", risk.destructive),
    ];
    let columns = ["trait", "met", "declared", "reported", "computed", "not_met", "unknown"];
    let rows = if risk.networks > 0 { all.map(row).to_vec() } else { Vec::new() };
    PlainTable::new("table-traits", columns, rows)
}

/// A trait of a network in a word.
fn state((met, source): (Option<bool>, Option<TraitSource>)) -> PlainCell {
    match (met, source) {
        (Some(true), Some(TraitSource::Declared)) => "declared",
        (Some(true), Some(TraitSource::Reported)) => "reported",
        (Some(true), Some(TraitSource::Computed)) => "computed",
        (Some(true), None) => "met",
        (Some(false), _) => "no",
        (None, _) => "unknown",
    }
    .into()
}

impl View<'_> {
    /// High-risk networks that may be shown: most traits first.
    fn high_risk(&self, networks: &[NetworkProfile]) -> PlainTable {
        let shown = |profile: &&NetworkProfile| profile.high_risk && profile.may_be_shown;
        let mut found: Vec<&NetworkProfile> = networks.iter().filter(shown).collect();
        found.sort_by_key(|profile| std::cmp::Reverse(profile.traits_met));
        let row = |profile: &&NetworkProfile| {
            let traits = profile.traits.all().map(state);
            [vec![self.network(profile.network)], traits.to_vec()].concat()
        };
        let columns = ["network", "agile", "borderless", "controlling", "destructive"];
        let rows = found.iter().take(MOST_HIGH_RISK).map(row).collect();
        PlainTable::new("table-high-risk", columns, rows)
    }

    fn losses(&self, found: &[AreaLoss]) -> PlainTable {
        let rows = found.iter().flat_map(|loss| {
            loss.sets.iter().map(move |set| {
                vec![
                    self.area(loss.area),
                    loss.actors.into(),
                    loss.ties.into(),
                    set.size.into(),
                    (if set.exact { "yes" } else { "no" }).into(),
                    set.equals.into(),
                    set.fragmentation_before.into(),
                    set.fragmentation_after.into(),
                    set.reach.largest_before.into(),
                    set.reach.largest_after.into(),
                    set.lost_links.into(),
                ]
            })
        });
        let columns = [
            "area",
            "actors",
            "ties",
            "taken",
            "exact",
            "equal_sets",
            "apart",
            "apart_without",
            "largest",
            "largest_without",
            "lost_links",
        ];
        PlainTable::new("table-key-losses", columns, rows.collect())
    }

    fn lost_reach(&self, found: &[AreaLoss]) -> PlainTable {
        let rows = found.iter().flat_map(|loss| {
            let of_set = move |set: &crate::networks::SetLoss| {
                let size = PlainCell::from(set.size);
                let row = move |reach: &crate::networks::AreaReach| {
                    vec![
                        self.area(loss.area),
                        size.clone(),
                        self.area(reach.area),
                        reach.removed.into(),
                        number(reach.before),
                        number(reach.after),
                    ]
                };
                set.areas.iter().map(row).collect::<Vec<_>>()
            };
            loss.sets.iter().flat_map(of_set)
        });
        let columns = ["area", "taken", "in_area", "of_it", "reach", "reach_without"];
        PlainTable::new("table-lost-reach", columns, rows.collect())
    }

    fn lost_indicators(&self, found: &[AreaLoss]) -> PlainTable {
        let rows = found.iter().flat_map(|loss| {
            let of_set = move |set: &crate::networks::SetLoss| {
                let size = PlainCell::from(set.size);
                let row = |change: &crate::networks::IndicatorChange| {
                    vec![
                        self.area(loss.area),
                        size.clone(),
                        self.area(change.area),
                        change.key.into(),
                        change.before.into(),
                        change.after.into(),
                    ]
                };
                set.indicators.iter().map(row).collect::<Vec<_>>()
            };
            loss.sets.iter().flat_map(of_set)
        });
        let columns = ["area", "taken", "in_area", "indicator", "value", "without"];
        PlainTable::new("table-lost-indicators", columns, rows.collect())
    }
}

fn kind_name(kind: ServiceKind) -> &'static str {
    match kind {
        ServiceKind::Laundering => "laundering",
        ServiceKind::Service => "service",
        ServiceKind::Supply => "supply",
    }
}

fn number(value: f64) -> PlainCell {
    value.into()
}
