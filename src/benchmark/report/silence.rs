//! What the study of silence found, for people and for programs.

use std::fmt::Write as _;

use super::super::plan::Plan;
use super::super::silence::{Calls, SilenceMechanism, SilencePolicy, SilenceStudy};
use super::tables::table;
use crate::advisory::{Block, Cell, Column, Section, Table};
use crate::locale::{Arg, Words};
use crate::tables::{DataTable, Field, FieldType};

/// The section of the report.
pub(super) fn section(study: &SilenceStudy, plan: &Plan, number: usize, words: &Words) -> Section {
    let mut blocks = Vec::new();
    if let Some(silence) = &plan.silence {
        let sets = study.rows.iter().filter(|row| row.policy == SilencePolicy::Interval);
        let sets: u32 = sets.map(|row| row.sets).sum();
        let said = [
            ("sets", Arg::Count(sets as usize)),
            ("indicators", Arg::Count(silence.indicators as usize)),
            ("least", Arg::from(words.number(silence.least, 2))),
            ("k", Arg::Count(silence.top_k as usize)),
        ];
        blocks.push(Block::Paragraph(words.say("benchmark-silence-run", &said).into()));
    }
    blocks.push(Block::Table(shown(study, words)));
    blocks.push(Block::Paragraph(words.say("benchmark-silence-reading", &[]).into()));
    Section { number, id: "silence".to_owned(), title: words.say("benchmark-silence-title", &[]), blocks }
}

/// Tau-b, share called and share wrong of each policy under each mechanism.
fn shown(study: &SilenceStudy, words: &Words) -> Table {
    let mechanisms = study.mechanisms();
    let mut columns =
        vec![Column::start(words.say("benchmark-silence-policy", &[])).string("policy").keyed()];
    for mechanism in &mechanisms {
        let name = |end: &str| format!("{}_{end}", mechanism.name().replace('-', "_"));
        columns.push(
            Column::end(words.say(mechanism_key(*mechanism), &[]))
                .number(&name("tau_b"))
                .share(&name("called"))
                .share(&name("wrong")),
        );
    }
    let row = |policy: SilencePolicy| {
        let of = |mechanism: &SilenceMechanism| {
            let calls = study.over(policy, |row| row.mechanism == *mechanism);
            let values = [Some(calls.tau_b), calls.pairs.called(), calls.pairs.share_wrong()];
            Cell::said(three(&calls, words), values.map(crate::tables::Value::from))
        };
        std::iter::once(Cell::code(policy.name())).chain(mechanisms.iter().map(of)).collect()
    };
    let rows = SilencePolicy::ALL.into_iter().map(row).collect();
    table("silence-policies", words.say("benchmark-silence-caption", &[]), columns, rows)
}

fn mechanism_key(mechanism: SilenceMechanism) -> &'static str {
    match mechanism {
        SilenceMechanism::AtRandom => "benchmark-silence-at-random",
        SilenceMechanism::Effort => "benchmark-silence-effort",
        SilenceMechanism::Alarm => "benchmark-silence-alarm",
        SilenceMechanism::ThreatLed => "benchmark-silence-threat-led",
        SilenceMechanism::Biased => "benchmark-silence-biased",
        SilenceMechanism::Mix => "benchmark-silence-mix",
    }
}

fn three(calls: &Calls, words: &Words) -> String {
    let share = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| words.percent(value, 1));
    let tau = words.number(calls.tau_b, 2);
    format!("{tau} / {} / {}", share(calls.pairs.called()), share(calls.pairs.share_wrong()))
}

/// The same table in plain Markdown, with the calls of places below it, as the documentation carries it.
#[must_use]
pub fn silence_markdown(study: &SilenceStudy, words: &Words) -> String {
    let mechanisms = study.mechanisms();
    let names: Vec<&str> = mechanisms.iter().map(|mechanism| mechanism.name()).collect();
    let head = |text: &mut String| {
        let _ = writeln!(text, "| policy | {} |\n|:---|{}", names.join(" | "), "---:|".repeat(names.len()));
    };
    let mut text = String::new();
    let row = |text: &mut String, policy: SilencePolicy, cell: &dyn Fn(&Calls) -> String| {
        let of = |mechanism: &SilenceMechanism| cell(&study.over(policy, |row| row.mechanism == *mechanism));
        let cells: Vec<String> = mechanisms.iter().map(of).collect();
        let _ = writeln!(text, "| {} | {} |", policy.name(), cells.join(" | "));
    };
    head(&mut text);
    for policy in SilencePolicy::ALL {
        row(&mut text, policy, &|calls| three(calls, words));
    }
    text.push('\n');
    head(&mut text);
    for policy in SilencePolicy::ALL {
        row(&mut text, policy, &|calls| places(calls, words));
    }
    text
}

/// Calls of places: share called, share wrong, share admitted to be wrong.
fn places(calls: &Calls, words: &Words) -> String {
    let mut both = calls.inside;
    both += calls.outside;
    let share = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| words.percent(value, 1));
    format!("{} / {} / {}", share(both.called()), share(both.share_wrong()), share(both.share_admitted()))
}

/// Every condition and policy.
#[must_use]
pub fn silence_cells(study: &SilenceStudy, words: &Words) -> DataTable {
    let (text, number, whole) = (FieldType::String, FieldType::Number, FieldType::Integer);
    let mut fields: Vec<Field> = [
        ("areas", whole),
        ("truth", text),
        ("mechanism", text),
        ("coverage", number),
        ("policy", text),
        ("sets", whole),
        ("tau_b", number),
        ("tau_b_error", number),
    ]
    .into_iter()
    .map(|(name, kind)| Field::new(name, kind))
    .collect();
    for kind in ["pairs", "inside", "outside"] {
        let names = ["possible", "called", "wrong", "admitted"];
        fields.extend(names.map(|name| Field::new(&format!("{kind}_{name}"), number)));
    }
    let rows = study.rows.iter().map(|row| {
        let tallies = [row.calls.pairs, row.calls.inside, row.calls.outside];
        let counts = tallies.into_iter().flat_map(|it| [it.possible, it.made, it.wrong, it.admitted]);
        let mut cells = vec![
            row.areas.into(),
            row.truth.name().into(),
            row.mechanism.name().into(),
            row.coverage.into(),
            row.policy.name().into(),
            row.sets.into(),
            row.calls.tau_b.into(),
            row.tau_error.into(),
        ];
        cells.extend(counts.map(crate::tables::Value::from));
        cells
    });
    DataTable {
        name: "silence".to_owned(),
        title: words.say("benchmark-silence-cells", &[]),
        descriptions: fields.iter().map(|field| field.name.clone()).collect(),
        rows: rows.collect(),
        fields,
    }
}
