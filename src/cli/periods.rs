//! A network by period at the command line.

use std::collections::BTreeMap;

use super::exit::Failure;
use super::table;
use super::terminal::Terminal;
use crate::comparison::PlainTable;
use crate::dossier::{Date, Period};
use crate::networks::{Change, SLICES_CAVEAT, Slice, Slices, StructureClass, StructureOutcome};

/// A period as it is typed: `2019..2020-06`.
pub(super) fn parse(text: &str) -> Result<Period, String> {
    let hint = "write two days, months or years as 2019..2020-06";
    let (from, to) = text.split_once("..").ok_or(hint)?;
    let first = Date::parse_period(from).ok_or(hint)?;
    let last = Date::parse_period(to).ok_or(hint)?;
    let period = Period { from: first.from, to: last.to };
    if period.from > period.to { Err("the period ends before it begins".to_owned()) } else { Ok(period) }
}

/// How to print it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// socta.network-periods/1.
    Json,
    /// One row a measure, one column a period.
    Csv,
    /// Tables for people.
    Text,
}

/// Prints a network by period.
pub(super) fn print(found: &Slices, form: Form, terminal: Terminal) -> Result<(), Failure> {
    match form {
        Form::Json => terminal.stream(|out| {
            serde_json::to_writer(&mut *out, found)?;
            out.write_all(b"\n")
        }),
        Form::Csv => terminal.data(&super::table::csv(&measures(found))?),
        Form::Text => {
            let dated = format!(
                "{} of {} links carry no dates and belong to no period.\n{SLICES_CAVEAT}\n",
                found.undated_links, found.links
            );
            let parts = [table::text(&measures(found)), table::text(&changes(found)), dated];
            terminal.data(&parts.join("\n"))
        }
    }
}

fn words(period: Period) -> String {
    format!("{}..{}", period.from, period.to)
}

fn number(value: Option<f64>) -> String {
    value.map(|value| format!("{value:?}")).unwrap_or_default()
}

/// Every measure of the whole network, by period.
fn measures(found: &Slices) -> PlainTable {
    let mut rows: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (at, slice) in found.periods.iter().enumerate() {
        let mut put = |name: &str, value: String| {
            let row = rows.entry(name.to_owned()).or_default();
            row.resize(at, String::new());
            row.push(value);
        };
        if let Ok(serde_json::Value::Object(values)) = serde_json::to_value(&slice.network) {
            for (name, value) in &values {
                put(name, if value.is_null() { String::new() } else { value.to_string() });
            }
        }
        put("links", slice.links.to_string());
        put("structure", structure(slice));
    }
    let row = |(name, mut values): (String, Vec<String>)| {
        values.resize(found.periods.len(), String::new());
        std::iter::once(name).chain(values).collect()
    };
    let periods = found.periods.iter().map(|slice| words(slice.period));
    PlainTable {
        name: "periods",
        title: "The network by period",
        columns: std::iter::once("measure".to_owned()).chain(periods).collect(),
        rows: rows.into_iter().map(row).collect(),
    }
}

fn structure(slice: &Slice) -> String {
    match &slice.structure {
        StructureOutcome::Called(call) => match call.class {
            StructureClass::CoreGroup => "core group",
            StructureClass::Hierarchical => "hierarchical",
            StructureClass::Loose => "loose",
        }
        .to_owned(),
        StructureOutcome::Refused(_) => "not called".to_owned(),
    }
}

/// What changed from each period to the next.
fn changes(found: &Slices) -> PlainTable {
    type Row = (&'static str, fn(&Change) -> String);
    let rows: [Row; 15] = [
        ("between", |it| format!("{} and {}", words(it.from), words(it.to))),
        ("actors entered", |it| it.actors_entered.join(" ")),
        ("actors left", |it| it.actors_left.join(" ")),
        ("Jaccard of actors", |it| number(it.actors_jaccard)),
        ("ties entered", |it| it.ties_entered.to_string()),
        ("ties left", |it| it.ties_left.to_string()),
        ("ties stayed", |it| it.ties_stayed.to_string()),
        ("Jaccard of ties", |it| number(it.ties_jaccard)),
        ("degree centralization", |it| number(it.degree_centralization)),
        ("betweenness centralization", |it| number(it.betweenness_centralization)),
        ("closeness centralization", |it| number(it.closeness_centralization)),
        ("core entered", |it| it.core_entered.join(" ")),
        ("core left", |it| it.core_left.join(" ")),
        ("core turnover", |it| number(it.core_turnover)),
        ("structure changed", |it| {
            it.structure_changed
                .map_or_else(|| "not known".to_owned(), |it| if it { "yes" } else { "no" }.to_owned())
        }),
    ];
    let numbered = (1..=found.changes.len()).map(|at| format!("{at} to {}", at + 1));
    let row =
        |(name, of): &Row| std::iter::once((*name).to_owned()).chain(found.changes.iter().map(of)).collect();
    PlainTable {
        name: "changes",
        title: "Change from each period to the next",
        columns: std::iter::once("change".to_owned()).chain(numbered).collect(),
        rows: rows.iter().map(row).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn periods_are_two_dates() {
        let read = |text: &str| parse(text).map(|it| format!("{} {}", it.from, it.to));
        assert_eq!(read("2019..2020-06").as_deref(), Ok("2019-01-01 2020-06-30"));
        for text in ["2019", "2019..", "2020..2019", "a..b", "2019...2020"] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
