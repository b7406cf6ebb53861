//! Everything of an invented dossier but its network layer: areas with a planted severity, what contributors say of it.
//!
//! # Complexity
//! O(areas · indicators · contributors) time, O(areas) memory.

use std::io::{self, Write};

use serde_json::{Value, json};

use crate::numeric::float;
use crate::numeric::random::{Source, Stream};
use crate::tables::MadeRows;

use super::structure::below;
use super::{MarketArea, Settings, Sink, Written};

/// Leaves of one inner node.
const GROUP: u32 = 10;
/// Share of the cells that a contributor answers.
const ANSWERED: f64 = 0.6;
/// Share of the answers that are Unknown.
const UNKNOWN: f64 = 0.08;

/// Structured indicators of the catalogue, with their spread: how loosely they follow the planted severity.
const INDICATORS: [(&str, f64); 19] = [
    ("resources", 0.10),
    ("demand_supply", 0.10),
    ("evolution", 0.20),
    ("geographical_dimension", 0.15),
    ("expertise", 0.10),
    ("cooperation", 0.15),
    ("adaptability", 0.15),
    ("violence", 0.15),
    ("lbs", 0.15),
    ("money_laundering", 0.15),
    ("document_fraud", 0.20),
    ("corruption", 0.10),
    ("countermeasures", 0.15),
    ("impact_economic", 0.10),
    ("impact_social", 0.10),
    ("impact_health", 0.20),
    ("impact_security", 0.10),
    ("impact_political", 0.15),
    ("impact_environment", 0.25),
];

const FACTORS: [&str; 8] = [
    "economic",
    "sociological",
    "geopolitical",
    "transport_trade_infrastructure",
    "technology",
    "legislation",
    "national_strategies",
    "law_enforcement_activity",
];

/// The planted areas.
pub(super) struct Areas {
    keys: Vec<String>,
    severity: Vec<f64>,
    horizontal: Vec<bool>,
    /// Areas about the networks themselves, with what is held of them. They are no part of the planted order.
    threats: Vec<(&'static str, &'static str, f64)>,
}

/// All high-risk networks, and one network alone.
const THREATS: [(&str, &str, f64); 2] =
    [("networks.high-risk", "High-risk networks", 0.75), ("networks.n0", "Network N0", 0.5)];

impl Areas {
    /// Severities are evenly spaced in `0..1` and dealt at random, so that the planted order has no ties.
    pub(super) fn plan(settings: &Settings) -> Self {
        let count = settings.areas;
        let mut severity: Vec<f64> =
            (0..count).map(|rank| (f64::from(rank) + 0.5) / f64::from(count)).collect();
        Source::new(settings.seed, &["generate", "areas"]).stream(0).shuffle(&mut severity);
        Self {
            keys: (0..count).map(|area| format!("g{}.a{area}", area / GROUP)).collect(),
            severity,
            horizontal: (0..count).map(|area| area % 20 == 4).collect(),
            threats: match (settings.network_threat, settings.networks) {
                (false, _) => Vec::new(),
                (true, 0) => THREATS[..1].to_vec(),
                (true, _) => THREATS.to_vec(),
            },
        }
    }

    /// Key of the area that is about the first network.
    pub(super) fn alone(&self) -> Option<&'static str> {
        self.threats.get(1).map(|threat| threat.0)
    }

    /// As areas of the network layer; severe areas are the main activity of more networks.
    pub(super) fn market(&self) -> Vec<MarketArea> {
        (0..self.keys.len())
            .map(|area| MarketArea {
                key: self.keys[area].clone(),
                weight: 0.3 + self.severity[area],
                drugs: false,
                enabler: self.horizontal[area],
                severity: self.severity[area],
            })
            .collect()
    }

    /// Positions from the severest to the mildest.
    fn order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.keys.len()).collect();
        order.sort_by(|&a, &b| self.severity[b].total_cmp(&self.severity[a]));
        order
    }
}

/// Writes `dossier.json`, `observations.csv` and `factors.csv`.
pub(super) fn write(settings: &Settings, areas: &Areas, sink: &mut dyn Sink) -> io::Result<Written> {
    let mut file = sink.open("dossier.json")?;
    serde_json::to_writer_pretty(&mut file, &head(settings, areas))?;
    file.write_all(b"\n")?;
    file.flush()?;
    let observations = observations(settings, areas, sink)?;
    factors(settings, areas, sink)?;
    Ok(Written { observations, ..Written::default() })
}

/// Writes the first lines of `truth.jsonl`: what it is, and the areas from the severest to the mildest.
pub(super) fn write_truth(settings: &Settings, areas: &Areas, out: &mut dyn Write) -> io::Result<()> {
    let seed = settings.seed;
    writeln!(out, "{{\"schema\": \"socta.truth/1\", \"seed\": {seed}}}")?;
    for (rank, area) in areas.order().into_iter().enumerate() {
        let (key, severity) = (&areas.keys[area], areas.severity[area]);
        writeln!(out, "{{\"area\": \"{key}\", \"rank\": {}, \"severity\": {severity}}}", rank + 1)?;
    }
    Ok(())
}

fn head(settings: &Settings, areas: &Areas) -> Value {
    json!({
        "schema": "socta.dossier/1",
        "title": {"en": format!("Invented dossier, seed {}", settings.seed)},
        "story": {"en": "Everything here is invented by a program: severities were planted in the areas and structures in the \
                         networks, and reports were drawn around them."},
        "language": "en",
        "invented": true,
        "cycle": {"id": "2026-2029", "from": "2026-01-01", "to": "2029-12-31", "plan_months": 24},
        "reference_date": "2025-06-30",
        "window": {"from": "2023-01-01", "to": "2025-06-30"},
        "areas": area_list(areas),
        "bundles": bundles(areas),
        "previous_priorities": previous(areas),
        "contributors": (0..settings.contributors)
            .map(|index| json!({"key": format!("c{index}"), "labels": {"en": format!("Contributor {index}")}}))
            .collect::<Vec<_>>(),
    })
}

fn area_list(areas: &Areas) -> Vec<Value> {
    let mut list = Vec::with_capacity(areas.keys.len() * 11 / 10 + 1);
    for (area, key) in areas.keys.iter().enumerate() {
        if area % GROUP as usize == 0 {
            let group = area / GROUP as usize;
            list.push(
                json!({"key": format!("g{group}"), "kind": "market", "labels": {"en": format!("Group {group}")}}),
            );
        }
        let horizontal = areas.horizontal[area];
        let kind = match area % 3 {
            _ if horizontal => "enabler",
            0 | 1 => "market",
            _ => "offence",
        };
        list.push(json!({
            "key": key,
            "parent": format!("g{}", area / GROUP as usize),
            "kind": kind,
            "horizontal": horizontal,
            "labels": {"en": format!("Area {area}")},
        }));
    }
    if !areas.threats.is_empty() {
        list.push(
            json!({"key": "networks", "kind": "network-threat", "labels": {"en": "Criminal networks"}}),
        );
    }
    list.extend(areas.threats.iter().map(|(key, label, _)| {
        json!({"key": key, "parent": "networks", "kind": "network-threat", "labels": {"en": label}})
    }));
    list
}

/// In every third group the first two areas would make one priority.
fn bundles(areas: &Areas) -> Vec<Value> {
    let firsts =
        (0..areas.keys.len()).step_by(3 * GROUP as usize).filter(|first| first + 1 < areas.keys.len());
    firsts
        .map(|first| {
            json!({
                "key": format!("b{first}"),
                "labels": {"en": format!("Areas {first} and {}", first + 1)},
                "areas": [areas.keys[first], areas.keys[first + 1]],
            })
        })
        .collect()
}

/// The list before was nearly right: it held every other one of the severest areas.
fn previous(areas: &Areas) -> Vec<Value> {
    let severest = areas.order().into_iter().filter(|&area| !areas.horizontal[area]);
    severest
        .step_by(2)
        .take(5)
        .map(|area| json!({"key": format!("p{area}"), "labels": {"en": format!("Area {area}")}, "areas": [areas.keys[area]]}))
        .collect()
}

fn observations(settings: &Settings, areas: &Areas, sink: &mut dyn Sink) -> io::Result<u64> {
    let header = "subject,indicator,level,value,low,high,bound,unit,contributor,from,to,source_code,information_code,\
                  handling,source_kind";
    let mut table = MadeRows::new(sink.open("observations.csv")?, header);
    let source = Source::new(settings.seed, &["generate", "observations"]);
    let mut rows = 0;
    let planted = areas.keys.iter().map(String::as_str).zip(areas.severity.iter().copied());
    let threats = areas.threats.iter().map(|&(key, _, held)| (key, held));
    for (area, (key, severity)) in planted.chain(threats).enumerate() {
        let mut stream = source.stream(area as u64);
        for (indicator, spread) in INDICATORS {
            let held = severity + spread * stream.normal();
            for contributor in 0..settings.contributors {
                if stream.chance(ANSWERED) {
                    let level = answer(held + 0.12 * stream.normal(), &mut stream);
                    table.text(key).text(",").text(indicator).text(",").text(level).text(",,,,,,c");
                    table.number(u64::from(contributor)).text(",2024,2024").text(codes(&mut stream)).end()?;
                    rows += 1;
                }
            }
        }
        rows += market_value(&mut table, key, severity, &mut stream)?;
    }
    table.finish()?;
    Ok(rows)
}

fn answer(held: f64, stream: &mut Stream) -> &'static str {
    if stream.chance(UNKNOWN) {
        return "Unknown";
    }
    match held {
        held if held < 0.05 => "Nil",
        held if held < 0.35 => "Low",
        held if held < 0.65 => "Medium",
        _ => "High",
    }
}

/// Evaluation codes, handling code and kind of the source, as the last columns of a row.
fn codes(stream: &mut Stream) -> &'static str {
    match below(stream, 20) {
        0..4 => ",A,1,H0,questionnaire",
        4..8 => ",A,2,H0,questionnaire",
        8..11 => ",B,2,H0,questionnaire",
        11..14 => ",B,3,H1,questionnaire",
        14..16 => ",C,3,H0,agency",
        16..18 => ",X,4,H0,open",
        18 => ",B,4,H2,analysis-project",
        _ => ",X,3,H0,expert",
    }
}

/// For half of the areas one contributor dares an estimate in whole million euro, written in EUR billion.
fn market_value(table: &mut MadeRows, key: &str, severity: f64, stream: &mut Stream) -> io::Result<u64> {
    if !stream.chance(0.5) {
        return Ok(0);
    }
    let millions = 1_000.0 * float::exp(3.0 * severity - 1.0 + 0.3 * stream.normal());
    table.text(key).text(",market_value_eur,");
    for factor in [1.0, 0.6, 1.5] {
        let rounded = (millions * factor) as u64;
        table.text(",").number(rounded / 1_000).text(".");
        let rest = rounded % 1_000;
        table.number(rest / 100).number(rest / 10 % 10).number(rest % 10);
    }
    table.text(",about,EUR billion,c0,2024,2024").text(codes(stream)).end()?;
    Ok(1)
}

fn factors(settings: &Settings, areas: &Areas, sink: &mut dyn Sink) -> io::Result<()> {
    let mut table = MadeRows::new(sink.open("factors.csv")?, "factor,area,push,horizon,rationale");
    let source = Source::new(settings.seed, &["generate", "factors"]);
    for (area, key) in areas.keys.iter().enumerate() {
        let mut stream = source.stream(area as u64);
        for factor in FACTORS {
            if stream.chance(0.2) {
                let push = ["-2", "-1", "1", "2"][below(&mut stream, 4) as usize];
                table.text(factor).text(",").text(key).text(",").text(push).text(",4,Invented.").end()?;
            }
        }
    }
    table.finish()
}
