//! A network by period at the command line.

use std::collections::BTreeMap;

use super::exit::Failure;
use super::table;
use super::terminal::Terminal;
use crate::comparison::{PlainCell, PlainTable};
use crate::dossier::{Date, Period};
use crate::formats::Document;
use crate::networks::{Change, SLICES_CAVEAT, Slice, Slices, StructureClass, StructureOutcome};
use crate::tables::Value;

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
    /// One row a period, one column a measure.
    Csv,
    /// Tables for people.
    Text,
}

/// Prints a network by period.
pub(super) fn print(found: &Slices, form: Form, terminal: Terminal) -> Result<(), Failure> {
    match form {
        Form::Json => terminal.stream(|out| found.write(out)),
        Form::Csv => terminal.data(&super::table::csv(&data(found))?),
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

/// Measures of the whole network by name, each with one value a period.
fn by_period(found: &Slices) -> BTreeMap<String, Vec<PlainCell>> {
    let nothing = || PlainCell::from(Value::Nothing);
    let mut rows: BTreeMap<String, Vec<PlainCell>> = BTreeMap::new();
    for (at, slice) in found.periods.iter().enumerate() {
        let mut put = |name: &str, value: PlainCell| {
            let row = rows.entry(name.to_owned()).or_insert_with(|| vec![nothing(); found.periods.len()]);
            row[at] = value;
        };
        if let Ok(serde_json::Value::Object(values)) = serde_json::to_value(&slice.network) {
            values.iter().for_each(|(name, value)| put(name, cell(value)));
        }
        put("links", slice.links.into());
        put("structure", structure(slice).into());
    }
    rows
}

/// A measure as JSON knows it: yes or no, or a number.
fn cell(value: &serde_json::Value) -> PlainCell {
    match (value.as_bool(), value.as_i64()) {
        (Some(holds), _) => holds.into(),
        (None, Some(whole)) => whole.into(),
        (None, None) => value.as_f64().into(),
    }
}

/// For programs: one row a period.
fn data(found: &Slices) -> PlainTable {
    let measures = by_period(found);
    let day = |date: Date| PlainCell::from(Value::Date(date.to_string()));
    let row = |(at, slice): (usize, &Slice)| {
        let ends = [day(slice.period.from), day(slice.period.to)];
        ends.into_iter().chain(measures.values().map(|values| values[at].clone())).collect()
    };
    let columns = ["from", "to"].map(str::to_owned).into_iter().chain(measures.keys().cloned()).collect();
    let rows = found.periods.iter().enumerate().map(row).collect();
    PlainTable { name: "periods", title: "The network by period", columns, rows }
}

/// For people: one row a measure.
fn measures(found: &Slices) -> PlainTable {
    let row = |(name, values): (String, Vec<PlainCell>)| std::iter::once(name.into()).chain(values).collect();
    let periods = found.periods.iter().map(|slice| words(slice.period));
    PlainTable {
        name: "periods",
        title: "The network by period",
        columns: std::iter::once("measure".to_owned()).chain(periods).collect(),
        rows: by_period(found).into_iter().map(row).collect(),
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
    type Row = (&'static str, fn(&Change) -> PlainCell);
    let rows: [Row; 15] = [
        ("between", |it| format!("{} and {}", words(it.from), words(it.to)).into()),
        ("actors entered", |it| it.actors_entered.join(" ").into()),
        ("actors left", |it| it.actors_left.join(" ").into()),
        ("Jaccard of actors", |it| it.actors_jaccard.into()),
        ("ties entered", |it| it.ties_entered.into()),
        ("ties left", |it| it.ties_left.into()),
        ("ties stayed", |it| it.ties_stayed.into()),
        ("Jaccard of ties", |it| it.ties_jaccard.into()),
        ("degree centralization", |it| it.degree_centralization.into()),
        ("betweenness centralization", |it| it.betweenness_centralization.into()),
        ("closeness centralization", |it| it.closeness_centralization.into()),
        ("core entered", |it| it.core_entered.join(" ").into()),
        ("core left", |it| it.core_left.join(" ").into()),
        ("core turnover", |it| it.core_turnover.into()),
        ("structure changed", |it| {
            it.structure_changed.map_or("not known", |it| if it { "yes" } else { "no" }).into()
        }),
    ];
    let numbered = (1..=found.changes.len()).map(|at| format!("{at} to {}", at + 1));
    let row =
        |(name, of): &Row| std::iter::once((*name).into()).chain(found.changes.iter().map(of)).collect();
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
