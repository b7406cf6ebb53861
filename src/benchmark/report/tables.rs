//! Tables of the report, and the same figures for programs.

use std::fmt::Write as _;

use super::super::experiment::{Experiment, Origin};
use super::super::measures::Measure;
use super::super::statistics::Interval;
use super::super::summary::Summary;
use crate::advisory::{Cell, Column, Table};
use crate::locale::Words;
use crate::tables::{DataTable, Field, FieldType, Value};

/// Measures of the overall table, with their headings.
const SHOWN: [(Measure, &str); 8] = [
    (Measure::TauB, "tau-b"),
    (Measure::WeightedTau, "weighted tau"),
    (Measure::Precision, "top-K precision"),
    (Measure::Regret, "regret"),
    (Measure::ReversalAdded, "reversal, added"),
    (Measure::ReversalRemoved, "reversal, removed"),
    (Measure::ReversalDoubled, "reversal, doubled"),
    (Measure::StabilityValues, "stability"),
];

pub(super) fn table(id: &str, caption: &str, columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Table {
    Table { id: id.to_owned(), caption: caption.to_owned(), columns, rows, details: Vec::new() }
}

/// The column of methods.
fn methods() -> Column {
    Column::start("method").string("method").keyed()
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

/// The methods, one row for those that rank alike, best first.
pub(super) fn overall(summary: &Summary, words: &Words) -> Table {
    let shown = taken(summary);
    let mut columns = vec![Column::start("method").string("method").keyed().list("same_as")];
    columns.extend(shown.iter().map(|(measure, title)| {
        let name = |end: &str| format!("{}{end}", measure.name());
        Column::end(*title).number(&name("")).number(&name("_low")).number(&name("_high"))
    }));
    columns.push(Column::end("refused").integer("refused"));
    let row = |method: usize| {
        let label = summary.methods[method].label.as_str();
        let mut cells =
            vec![Cell::said(named(summary, method), [label.into(), Value::list(summary.same_as(method))])];
        cells
            .extend(shown.iter().map(|(measure, _)| with_interval(summary.overall(method, *measure), words)));
        cells.push(Cell::count(summary.methods[method].refused as usize));
        cells
    };
    let rows = summary.leaders().into_iter().map(row).collect();
    table(
        "methods-overall",
        "Means over all data sets with a planted truth, with 95 % intervals",
        columns,
        rows,
    )
}

/// The same table in plain Markdown without intervals, as the documentation carries it.
#[must_use]
pub fn markdown_table(experiment: &Experiment, summary: &Summary, words: &Words) -> String {
    let shown = taken(summary);
    let data: &[String] = summary.axes.first().map_or(&[], |axis| &axis.values);
    let mut text = format!(
        "Plan `{}`: {} methods with {} different rankings, {} data sets, seed {}, K = {}.\n\n",
        experiment.plan.name,
        summary.methods.len(),
        summary.classes,
        summary.data_sets,
        experiment.plan.seed,
        experiment.plan.top_k
    );
    let titles: Vec<&str> = shown.iter().map(|(_, title)| *title).collect();
    let _ = writeln!(
        text,
        "| method | {} | refused |\n|:---|{}---:|",
        titles.join(" | "),
        "---:|".repeat(titles.len())
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
        let _ = writeln!(
            text,
            "\nTau-b by data:\n\n| method | {} |\n|:---|{}",
            data.join(" | "),
            "---:|".repeat(data.len())
        );
        for method in summary.leaders() {
            let values = summary.axes[0].tau_b.get(method).cloned().unwrap_or_default();
            let cells: Vec<String> = values.into_iter().map(|value| number(value, 3, words)).collect();
            let _ = writeln!(text, "| {} | {} |", summary.methods[method].label, cells.join(" | "));
        }
    }
    text
}

/// What the data are.
pub(super) fn data(experiment: &Experiment) -> Table {
    let columns = vec![
        Column::start("data").string("data").keyed(),
        Column::end("alternatives").integer("alternatives"),
        Column::end("criteria").integer("criteria"),
        Column::start("what is planted").string("planted"),
    ];
    let row = |data: &super::super::experiment::Data| {
        let (m, n, what) = match &data.origin {
            Origin::Synthetic(synthetic) => {
                (synthetic.alternatives as usize, synthetic.criteria as usize, planted(synthetic))
            }
            Origin::Given(problem) => (
                problem.alternatives().len(),
                problem.criteria().len(),
                "nothing; each method is compared with its own undisturbed ranking".to_owned(),
            ),
        };
        vec![data.name.as_str().into(), Cell::count(m), Cell::count(n), what.into()]
    };
    table("data", "The data", columns, experiment.data.iter().map(row).collect())
}

fn planted(data: &super::super::plan::Synthetic) -> String {
    use super::super::plan::{Spread, Truth};
    let mut parts = vec![match data.truth {
        Truth::Additive => "additive".to_owned(),
        Truth::Multiplicative => format!("multiplicative by {}", data.strength),
        Truth::Synergy => format!("synergy of neighbours by {}", data.strength),
        Truth::Redundancy => format!("redundancy of neighbours by {}", data.strength),
        Truth::Veto => format!("veto of the weightiest criterion by {}", data.strength),
    }];
    if data.correlation > 0.0 {
        parts.push(format!("two blocks correlated by {}", data.correlation));
    }
    if data.duplicates > 0 {
        parts.push(format!("{} criteria counted twice", data.duplicates));
    }
    if data.spread == Spread::Skewed {
        parts.push("skewed values".to_owned());
    }
    if data.units {
        parts.push("mixed units and directions".to_owned());
    }
    if let Some(levels) = data.levels {
        parts.push(format!(
            "seen in {} {} levels",
            levels.count,
            if levels.unequal { "unequal" } else { "equal" }
        ));
    }
    if data.bias > 0.0 {
        parts.push(format!("contributors biased by {}", data.bias));
    }
    if data.effort < 1.0 {
        parts.push(format!("detection effort from {} to 1", data.effort));
    }
    parts.join(", ")
}

/// Differences of tau-b from the baseline, one column a planted data.
pub(super) fn differences(experiment: &Experiment, summary: &Summary) -> Table {
    let planted = experiment.plan.synthetic.len();
    let names: Vec<String> = experiment.data.iter().take(planted).map(|data| data.name.clone()).collect();
    let difference =
        |title: &str, name: &str| Column::end(title).number(name).number(&format!("{name}_half_width"));
    let mut columns = vec![methods(), difference("all", "all")];
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
    let rows = leaders.filter(|method| summary.methods[*method].label != summary.baseline).map(row).collect();
    let caption = format!(
        "Tau-b less that of {} on the same data sets, with half the width of its 95 % interval",
        summary.baseline
    );
    table("differences", &caption, columns, rows)
}

/// Mean ranks, best first.
pub(super) fn mean_ranks(summary: &Summary, words: &Words) -> Option<Table> {
    let found = summary.mean_ranks.as_ref()?;
    let mut rows: Vec<(f64, &String)> = found.ranks.iter().copied().zip(&summary.ranked_classes).collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(b.1)));
    let rows = rows.into_iter().map(|(rank, label)| vec![label.as_str().into(), Cell::number(rank, 2)]);
    let caption = format!(
        "Mean rank by tau-b over {} blocks; the critical difference is {}",
        found.blocks,
        words.number(found.critical_difference, 2)
    );
    Some(table(
        "mean-ranks",
        &caption,
        vec![methods(), Column::end("mean rank").number("mean_rank")],
        rows.collect(),
    ))
}

/// Scores of calibration by value of each axis.
pub(super) fn calibration(summary: &Summary) -> Option<Table> {
    summary.calibration?;
    let columns = vec![
        Column::start("setting").string("axis").keyed().string("value"),
        Column::end("Brier").number("brier"),
        Column::end("reliability").number("reliability"),
        Column::end("resolution").number("resolution"),
        Column::end("uncertainty").number("uncertainty"),
        Column::end("ECE").number("expected_calibration_error"),
    ];
    let line = |name: String, setting: [Value; 2], scores: super::super::calibration::Scores| {
        let figures = [scores.brier, scores.reliability, scores.resolution, scores.uncertainty, scores.error];
        let mut cells = vec![Cell::said(name, setting)];
        cells.extend(figures.map(|figure| Cell::number(figure, 4)));
        cells
    };
    let all =
        summary.calibration.map(|scores| line("all".to_owned(), ["all".into(), Value::Nothing], scores));
    let mut rows: Vec<Vec<Cell>> = all.into_iter().collect();
    for axis in &summary.axes {
        for (value, scores) in axis.values.iter().zip(&axis.calibration) {
            let setting = || [(&axis.name).into(), value.into()];
            rows.extend(scores.map(|scores| line(format!("{} {value}", axis.name), setting(), scores)));
        }
    }
    Some(table("calibration", "Brier score of P(top K) and its parts", columns, rows))
}

/// Refusals by method and reason.
pub(super) fn refusals(summary: &Summary) -> Table {
    let columns = vec![
        methods(),
        Column::start("reason").string("reason").keyed(),
        Column::end("data sets").integer("data_sets"),
        Column::start("the first one").string("first"),
    ];
    let row = |refusal: &super::super::run::Refusal| {
        let label = summary.methods[refusal.method].label.clone();
        let count = Cell::Count { count: refusal.count, grouped: true };
        vec![label.into(), refusal.kind.as_str().into(), count, refusal.example.as_str().into()]
    };
    table("refusals", "Data sets that a method refused", columns, summary.refusals.iter().map(row).collect())
}

/// Every condition, method and measure in a row of its own.
#[must_use]
pub fn cells(summary: &Summary) -> DataTable {
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
        title: "Every condition, method and measure".to_owned(),
        descriptions: fields.iter().map(|field| field.name.clone()).collect(),
        fields,
        rows,
    }
}
