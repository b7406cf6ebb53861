//! A network by period at the command line.

use std::collections::BTreeMap;

use super::exit::Failure;
use super::options::OptionError;
use super::speech::{say, shown};
use super::table;
use super::terminal::Terminal;
use crate::comparison::{PlainCell, PlainTable};
use crate::dossier::{Date, Period};
use crate::formats::Document;
use crate::networks::{Change, SLICES_CAVEAT, Slice, Slices, StructureClass, StructureOutcome};
use crate::tables::Value;

/// A period as it is typed: `2019..2020-06`.
pub(super) fn parse(text: &str) -> Result<Period, OptionError> {
    let (from, to) = text.split_once("..").ok_or(OptionError::Period)?;
    let first = Date::parse_period(from).ok_or(OptionError::Period)?;
    let last = Date::parse_period(to).ok_or(OptionError::Period)?;
    let period = Period { from: first.from, to: last.to };
    if period.from > period.to { Err(OptionError::PeriodOrder) } else { Ok(period) }
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
            let said = [("undated", shown(found.undated_links)), ("links", shown(found.links))];
            let dated = format!("{}\n{SLICES_CAVEAT}\n", say("periods-undated", &said));
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
    let columns = ["from", "to"].map(str::to_owned).into_iter().chain(measures.keys().cloned());
    let rows = found.periods.iter().enumerate().map(row).collect();
    PlainTable::new("table-periods", columns, rows)
}

/// For people: one row a measure.
fn measures(found: &Slices) -> PlainTable {
    let row = |(name, values): (String, Vec<PlainCell>)| std::iter::once(name.into()).chain(values).collect();
    let periods = found.periods.iter().map(|slice| words(slice.period));
    let columns = std::iter::once("measure".to_owned()).chain(periods);
    PlainTable::new("table-periods", columns, by_period(found).into_iter().map(row).collect())
}

fn structure(slice: &Slice) -> String {
    match &slice.structure {
        StructureOutcome::Called(call) => match call.class {
            StructureClass::CoreGroup => say("periods-core-group", &[]),
            StructureClass::Hierarchical => say("periods-hierarchical", &[]),
            StructureClass::Loose => say("periods-loose", &[]),
        },
        StructureOutcome::Refused(_) => say("periods-not-called", &[]),
    }
}

/// What changed from each period to the next.
fn changes(found: &Slices) -> PlainTable {
    type Row = (&'static str, fn(&Change) -> PlainCell);
    let rows: [Row; 15] = [
        ("change-between", |it| {
            say("periods-between", &[("from", words(it.from).into()), ("to", words(it.to).into())]).into()
        }),
        ("change-actors-entered", |it| it.actors_entered.join(" ").into()),
        ("change-actors-left", |it| it.actors_left.join(" ").into()),
        ("change-jaccard-of-actors", |it| it.actors_jaccard.into()),
        ("change-ties-entered", |it| it.ties_entered.into()),
        ("change-ties-left", |it| it.ties_left.into()),
        ("change-ties-stayed", |it| it.ties_stayed.into()),
        ("change-jaccard-of-ties", |it| it.ties_jaccard.into()),
        ("change-degree-centralization", |it| it.degree_centralization.into()),
        ("change-betweenness-centralization", |it| it.betweenness_centralization.into()),
        ("change-closeness-centralization", |it| it.closeness_centralization.into()),
        ("change-core-entered", |it| it.core_entered.join(" ").into()),
        ("change-core-left", |it| it.core_left.join(" ").into()),
        ("change-core-turnover", |it| it.core_turnover.into()),
        ("change-structure-changed", |it| {
            let known = it.structure_changed.map(|changed| if changed { "yes" } else { "no" });
            say("periods-changed", &[("changed", known.unwrap_or("unknown").into())]).into()
        }),
    ];
    let numbered = (1..=found.changes.len())
        .map(|at| say("periods-from-to", &[("from", shown(at)), ("to", shown(at + 1))]));
    let row =
        |(key, of): &Row| std::iter::once(say(key, &[]).into()).chain(found.changes.iter().map(of)).collect();
    let columns = std::iter::once("change".to_owned()).chain(numbered);
    PlainTable::new("table-period-changes", columns, rows.iter().map(row).collect())
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
