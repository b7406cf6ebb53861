//! Tables of the report, and the same figures for programs.

use std::fmt::Write as _;

use super::super::experiment::{Experiment, Origin};
use super::super::measures::Measure;
use super::super::statistics::Interval;
use super::super::summary::Summary;
use crate::advisory::{Cell, Column, Table};
use crate::locale::{Arg, Words};
use crate::tables::{DataTable, Field, FieldType, Value};

/// Measures of the overall table, with the messages of their headings.
const SHOWN: [(Measure, &str); 8] = [
    (Measure::TauB, "bench-measure-tau"),
    (Measure::WeightedTau, "bench-measure-weighted-tau"),
    (Measure::Precision, "bench-measure-precision"),
    (Measure::Regret, "bench-measure-regret"),
    (Measure::ReversalAdded, "bench-measure-reversal-added"),
    (Measure::ReversalRemoved, "bench-measure-reversal-removed"),
    (Measure::ReversalDoubled, "bench-measure-reversal-doubled"),
    (Measure::StabilityValues, "bench-measure-stability"),
];

/// Makes the tables of a report.
pub(super) struct Tables<'a> {
    pub(super) experiment: &'a Experiment,
    pub(super) summary: &'a Summary,
    pub(super) words: &'a Words,
}

pub(super) fn table(id: &str, caption: String, columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Table {
    Table { id: id.to_owned(), caption, columns, rows, details: Vec::new() }
}

fn nothing() -> Cell {
    Cell::Nothing("–".into())
}

fn with_interval(found: Option<Interval>, words: &Words) -> Cell {
    let Some(found) = found else { return nothing() };
    let said = format!("{} ({})", words.number(found.mean, 3), words.range(found.low, found.high, 3));
    Cell::said(said, [found.mean, found.low, found.high].map(Value::from))
}

fn number(value: Option<f64>, digits: usize, words: &Words) -> String {
    value.map_or_else(|| "–".to_owned(), |value| words.number(value, digits))
}

/// Name of a method with the names of those that rank alike.
fn named(summary: &Summary, method: usize) -> String {
    let same = summary.same_as(method);
    let label = &summary.methods[method].label;
    if same.is_empty() { label.clone() } else { format!("{label} (= {})", same.join(", ")) }
}

fn taken(summary: &Summary) -> Vec<(Measure, &'static str)> {
    SHOWN.iter().copied().filter(|(measure, _)| summary.position(*measure).is_some()).collect()
}

impl Tables<'_> {
    /// A heading of a column, or a caption without figures.
    fn say(&self, key: &str) -> String {
        self.words.say(key, &[])
    }

    /// The column of methods.
    fn methods(&self) -> Column {
        Column::start(self.say("bench-column-method")).string("method").keyed()
    }

    /// The methods, one row for those that rank alike, best first.
    pub(super) fn overall(&self) -> Table {
        let summary = self.summary;
        let shown = taken(summary);
        let mut columns = vec![self.methods().list("same_as")];
        columns.extend(shown.iter().map(|(measure, title)| {
            let name = |end: &str| format!("{}{end}", measure.name());
            Column::end(self.say(title)).number(&name("")).number(&name("_low")).number(&name("_high"))
        }));
        columns.push(Column::end(self.say("bench-column-refused")).integer("refused"));
        let row = |method: usize| {
            let label = summary.methods[method].label.as_str();
            let same = Value::list(summary.same_as(method));
            let mut cells = vec![Cell::said(named(summary, method), [label.into(), same])];
            let figure =
                |(measure, _): &(Measure, &str)| with_interval(summary.overall(method, *measure), self.words);
            cells.extend(shown.iter().map(figure));
            cells.push(Cell::count(summary.methods[method].refused as usize));
            cells
        };
        let rows = summary.leaders().into_iter().map(row).collect();
        table("methods-overall", self.say("bench-overall"), columns, rows)
    }

    /// What the data are.
    pub(super) fn data(&self) -> Table {
        let columns = vec![
            Column::start(self.say("bench-column-data")).string("data").keyed(),
            Column::end(self.say("bench-column-alternatives")).integer("alternatives"),
            Column::end(self.say("bench-column-criteria")).integer("criteria"),
            Column::start(self.say("bench-column-planted")).string("planted"),
        ];
        let row = |data: &super::super::experiment::Data| {
            let (m, n, what) = match &data.origin {
                Origin::Synthetic(synthetic) => (
                    synthetic.alternatives as usize,
                    synthetic.criteria as usize,
                    planted(synthetic, self.words),
                ),
                Origin::Given(problem) => (
                    problem.alternatives().len(),
                    problem.criteria().len(),
                    self.say("bench-planted-nothing"),
                ),
            };
            vec![data.name.as_str().into(), Cell::count(m), Cell::count(n), what.into()]
        };
        let rows = self.experiment.data.iter().map(row).collect();
        table("data", self.say("bench-data"), columns, rows)
    }

    /// Differences of tau-b from the baseline, one column a planted data.
    pub(super) fn differences(&self) -> Table {
        let (experiment, summary) = (self.experiment, self.summary);
        let planted = experiment.plan.synthetic.len();
        let names: Vec<String> = experiment.data.iter().take(planted).map(|data| data.name.clone()).collect();
        let difference =
            |title: &str, name: &str| Column::end(title).number(name).number(&format!("{name}_half_width"));
        let mut columns = vec![self.methods(), difference(&self.say("bench-column-all"), "all")];
        columns.extend(names.iter().map(|name| difference(name, &format!("on_{name}"))));
        let row = |method: usize| {
            let mut cells = vec![Cell::from(summary.methods[method].label.as_str())];
            cells.extend(summary.methods[method].differences.iter().take(planted + 1).map(|found| {
                found.map_or_else(nothing, |found| {
                    Cell::two(Cell::number(found.mean, 3), " ± ", Cell::number(1.96 * found.error, 3))
                })
            }));
            cells
        };
        let leaders = summary.leaders().into_iter();
        let rows =
            leaders.filter(|method| summary.methods[*method].label != summary.baseline).map(row).collect();
        let caption = self.words.say("bench-differences", &[("baseline", summary.baseline.as_str().into())]);
        table("differences", caption, columns, rows)
    }

    /// Mean ranks, best first.
    pub(super) fn mean_ranks(&self) -> Option<Table> {
        let found = self.summary.mean_ranks.as_ref()?;
        let mut rows: Vec<(f64, &String)> =
            found.ranks.iter().copied().zip(&self.summary.ranked_classes).collect();
        rows.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(b.1)));
        let rows = rows.into_iter().map(|(rank, label)| vec![label.as_str().into(), Cell::number(rank, 2)]);
        let said = [
            ("blocks", found.blocks.to_string().into()),
            ("difference", Arg::Number(found.critical_difference, 2)),
        ];
        let columns =
            vec![self.methods(), Column::end(self.say("bench-column-mean-rank")).number("mean_rank")];
        Some(table("mean-ranks", self.words.say("bench-mean-rank-table", &said), columns, rows.collect()))
    }

    /// Scores of calibration by value of each axis.
    pub(super) fn calibration(&self) -> Option<Table> {
        let summary = self.summary;
        summary.calibration?;
        let columns = vec![
            Column::start(self.say("bench-column-setting")).string("axis").keyed().string("value"),
            Column::end(self.say("bench-column-brier")).number("brier"),
            Column::end(self.say("bench-column-reliability")).number("reliability"),
            Column::end(self.say("bench-column-resolution")).number("resolution"),
            Column::end(self.say("bench-column-uncertainty")).number("uncertainty"),
            Column::end(self.say("bench-column-error")).number("expected_calibration_error"),
        ];
        let line = |name: String, setting: [Value; 2], scores: super::super::calibration::Scores| {
            let figures =
                [scores.brier, scores.reliability, scores.resolution, scores.uncertainty, scores.error];
            let mut cells = vec![Cell::said(name, setting)];
            cells.extend(figures.map(|figure| Cell::number(figure, 4)));
            cells
        };
        let all = summary
            .calibration
            .map(|scores| line(self.say("bench-column-all"), ["all".into(), Value::Nothing], scores));
        let mut rows: Vec<Vec<Cell>> = all.into_iter().collect();
        for axis in &summary.axes {
            for (value, scores) in axis.values.iter().zip(&axis.calibration) {
                let setting = || [(&axis.name).into(), value.into()];
                rows.extend(scores.map(|scores| line(format!("{} {value}", axis.name), setting(), scores)));
            }
        }
        Some(table("calibration", self.say("bench-calibration-table"), columns, rows))
    }

    /// Refusals by method and reason.
    pub(super) fn refusals(&self) -> Table {
        let columns = vec![
            self.methods(),
            Column::start(self.say("bench-column-reason")).string("reason").keyed(),
            Column::end(self.say("bench-column-data-sets")).integer("data_sets"),
            Column::start(self.say("bench-column-first")).string("first"),
        ];
        let row = |refusal: &super::super::run::Refusal| {
            let label = self.summary.methods[refusal.method].label.clone();
            let count = Cell::Count { count: refusal.count, grouped: true };
            vec![label.into(), refusal.kind.as_str().into(), count, refusal.example.as_str().into()]
        };
        let rows = self.summary.refusals.iter().map(row).collect();
        table("refusals", self.say("bench-refused"), columns, rows)
    }
}

/// What is planted in synthetic data, in words.
fn planted(data: &super::super::plan::Synthetic, words: &Words) -> String {
    use super::super::plan::{Spread, Truth};
    let by = |key: &str, amount: f64| words.say(key, &[("amount", amount.to_string().into())]);
    let mut parts = vec![match data.truth {
        Truth::Additive => words.say("bench-planted-additive", &[]),
        Truth::Multiplicative => by("bench-planted-multiplicative", data.strength),
        Truth::Synergy => by("bench-planted-synergy", data.strength),
        Truth::Redundancy => by("bench-planted-redundancy", data.strength),
        Truth::Veto => by("bench-planted-veto", data.strength),
    }];
    if data.correlation > 0.0 {
        parts.push(by("bench-planted-correlation", data.correlation));
    }
    if data.duplicates > 0 {
        parts.push(by("bench-planted-duplicates", data.duplicates.into()));
    }
    if data.spread == Spread::Skewed {
        parts.push(words.say("bench-planted-skewed", &[]));
    }
    if data.units {
        parts.push(words.say("bench-planted-units", &[]));
    }
    if let Some(levels) = data.levels {
        let unequal = if levels.unequal { "yes" } else { "no" };
        let said = [("count", levels.count.to_string().into()), ("unequal", unequal.into())];
        parts.push(words.say("bench-planted-levels", &said));
    }
    if data.bias > 0.0 {
        parts.push(by("bench-planted-bias", data.bias));
    }
    if data.effort < 1.0 {
        parts.push(by("bench-planted-effort", data.effort));
    }
    parts.join(", ")
}

/// The table of methods in plain Markdown without intervals, as the documentation carries it.
#[must_use]
pub fn markdown_table(experiment: &Experiment, summary: &Summary, words: &Words) -> String {
    let shown = taken(summary);
    let data: &[String] = summary.axes.first().map_or(&[], |axis| &axis.values);
    let plan = &experiment.plan;
    let said = [
        ("plan", plan.name.as_str().into()),
        ("methods", summary.methods.len().to_string().into()),
        ("classes", summary.classes.to_string().into()),
        ("sets", summary.data_sets.to_string().into()),
        ("seed", plan.seed.to_string().into()),
        ("k", plan.top_k.to_string().into()),
    ];
    let mut text = format!("{}\n\n", words.say("bench-plan", &said));
    let method = words.say("bench-column-method", &[]);
    let refused = words.say("bench-column-refused", &[]);
    let titles: Vec<String> = shown.iter().map(|(_, title)| words.say(title, &[])).collect();
    let ends = |count: usize| "---:|".repeat(count);
    let _ = writeln!(
        text,
        "| {method} | {} | {refused} |\n|:---|{}---:|",
        titles.join(" | "),
        ends(titles.len())
    );
    for method in summary.leaders() {
        let cells: Vec<String> = shown
            .iter()
            .map(|(measure, _)| number(summary.overall(method, *measure).map(|found| found.mean), 3, words))
            .collect();
        let refused = summary.methods[method].refused;
        let _ = writeln!(text, "| {} | {} | {refused} |", named(summary, method), cells.join(" | "));
    }
    if data.len() > 1 {
        let by_data = words.say("bench-by-data", &[]);
        let _ =
            writeln!(text, "\n{by_data}\n\n| {method} | {} |\n|:---|{}", data.join(" | "), ends(data.len()));
        for method in summary.leaders() {
            let values = summary.axes[0].tau_b.get(method).cloned().unwrap_or_default();
            let cells: Vec<String> = values.into_iter().map(|value| number(value, 3, words)).collect();
            let _ = writeln!(text, "| {} | {} |", summary.methods[method].label, cells.join(" | "));
        }
    }
    text
}

/// Every condition, method and measure in a row of its own.
#[must_use]
pub fn cells(summary: &Summary, words: &Words) -> DataTable {
    let mut rows = Vec::new();
    for cell in &summary.cells {
        let (at, method) = (&summary.conditions[cell.condition], &summary.methods[cell.method]);
        let mechanism = match at.mechanism {
            super::super::plan::Mechanism::Mcar => "mcar",
            super::super::plan::Mechanism::Mnar => "mnar",
        };
        for (measure, value) in summary.measures.iter().zip(&cell.values) {
            rows.push(vec![
                at.data.as_str().into(),
                at.noise.into(),
                at.missing.into(),
                mechanism.into(),
                at.contributors.into(),
                at.weights.to_string().into(),
                if at.planted { "planted" } else { "own" }.into(),
                method.label.as_str().into(),
                method.class.as_str().into(),
                measure.name().into(),
                value.map(|found| found.mean).into(),
                value.map(|found| found.low).into(),
                value.map(|found| found.high).into(),
                value.map_or(0, |found| found.count).into(),
                cell.refused.into(),
            ]);
        }
    }
    let (text, number, whole) = (FieldType::String, FieldType::Number, FieldType::Integer);
    let names = ["data", "noise", "missing", "mechanism", "contributors", "weights", "reference", "method"];
    let types = [text, number, number, text, whole, text, text, text];
    let more = ["class", "measure", "mean", "low", "high", "n", "refused"];
    let more = more.into_iter().zip([text, text, number, number, number, whole, whole]);
    let fields: Vec<Field> =
        names.into_iter().zip(types).chain(more).map(|(name, kind)| Field::new(name, kind)).collect();
    DataTable {
        name: "cells".to_owned(),
        title: words.say("bench-cells", &[]),
        descriptions: fields.iter().map(|field| field.name.clone()).collect(),
        fields,
        rows,
    }
}
