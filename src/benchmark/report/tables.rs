//! Tables of the report, and the same figures for programs.

use std::fmt::Write as _;

use super::super::experiment::{Experiment, Origin};
use super::super::measures::Measure;
use super::super::statistics::Interval;
use super::super::summary::Summary;
use crate::advisory::{Align, Column, Table, Text};
use crate::locale::Words;

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

fn table(id: &str, caption: &str, titles: &[(&str, Align)], rows: Vec<Vec<Text>>) -> Table {
    let column = |(title, align): &(&str, Align)| Column { title: (*title).to_owned(), align: *align };
    Table {
        id: id.to_owned(),
        caption: caption.to_owned(),
        columns: titles.iter().map(column).collect(),
        rows,
    }
}

fn with_interval(found: Option<Interval>, words: &Words) -> String {
    let Some(found) = found else { return "–".to_owned() };
    format!("{} ({})", words.number(found.mean, 3), words.range(found.low, found.high, 3))
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
    let mut titles = vec![("method", Align::Start)];
    titles.extend(shown.iter().map(|(_, title)| (*title, Align::End)));
    titles.push(("refused", Align::End));
    let row = |method: usize| {
        let mut cells = vec![named(summary, method)];
        cells
            .extend(shown.iter().map(|(measure, _)| with_interval(summary.overall(method, *measure), words)));
        cells.push(summary.methods[method].refused.to_string());
        cells.into_iter().map(Text::from).collect()
    };
    let rows = summary.leaders().into_iter().map(row).collect();
    table(
        "methods-overall",
        "Means over all data sets with a planted truth, with 95 % intervals",
        &titles,
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
    let titles = [
        ("data", Align::Start),
        ("alternatives", Align::End),
        ("criteria", Align::End),
        ("what is planted", Align::Start),
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
        [data.name.clone(), m.to_string(), n.to_string(), what].map(Text::from).to_vec()
    };
    table("data", "The data", &titles, experiment.data.iter().map(row).collect())
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
pub(super) fn differences(experiment: &Experiment, summary: &Summary, words: &Words) -> Table {
    let planted = experiment.plan.synthetic.len();
    let names: Vec<String> = experiment.data.iter().take(planted).map(|data| data.name.clone()).collect();
    let mut titles = vec![("method", Align::Start), ("all", Align::End)];
    titles.extend(names.iter().map(|name| (name.as_str(), Align::End)));
    let row = |method: usize| {
        let mut cells = vec![summary.methods[method].label.clone()];
        cells.extend(summary.methods[method].differences.iter().take(planted + 1).map(|found| {
            found.map_or_else(
                || "–".to_owned(),
                |found| format!("{} ± {}", words.number(found.mean, 3), words.number(1.96 * found.error, 3)),
            )
        }));
        cells.into_iter().map(Text::from).collect()
    };
    let leaders = summary.leaders().into_iter();
    let rows = leaders.filter(|method| summary.methods[*method].label != summary.baseline).map(row).collect();
    let caption = format!(
        "Tau-b less that of {} on the same data sets, with half the width of its 95 % interval",
        summary.baseline
    );
    table("differences", &caption, &titles, rows)
}

/// Mean ranks, best first.
pub(super) fn mean_ranks(summary: &Summary, words: &Words) -> Option<Table> {
    let found = summary.mean_ranks.as_ref()?;
    let mut rows: Vec<(f64, &String)> = found.ranks.iter().copied().zip(&summary.ranked_classes).collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(b.1)));
    let rows =
        rows.into_iter().map(|(rank, label)| vec![Text::from(label.as_str()), words.number(rank, 2).into()]);
    let caption = format!(
        "Mean rank by tau-b over {} blocks; the critical difference is {}",
        found.blocks,
        words.number(found.critical_difference, 2)
    );
    Some(table(
        "mean-ranks",
        &caption,
        &[("method", Align::Start), ("mean rank", Align::End)],
        rows.collect(),
    ))
}

/// Scores of calibration by value of each axis.
pub(super) fn calibration(summary: &Summary, words: &Words) -> Option<Table> {
    summary.calibration?;
    let titles = [
        ("setting", Align::Start),
        ("Brier", Align::End),
        ("reliability", Align::End),
        ("resolution", Align::End),
        ("uncertainty", Align::End),
        ("ECE", Align::End),
    ];
    let line = |name: String, scores: super::super::calibration::Scores| {
        let figures = [scores.brier, scores.reliability, scores.resolution, scores.uncertainty, scores.error];
        let mut cells = vec![Text::from(name)];
        cells.extend(figures.map(|figure| Text::from(words.number(figure, 4))));
        cells
    };
    let mut rows: Vec<Vec<Text>> =
        summary.calibration.map(|scores| line("all".to_owned(), scores)).into_iter().collect();
    for axis in &summary.axes {
        for (value, scores) in axis.values.iter().zip(&axis.calibration) {
            rows.extend(scores.map(|scores| line(format!("{} {value}", axis.name), scores)));
        }
    }
    Some(table("calibration", "Brier score of P(top K) and its parts", &titles, rows))
}

/// Refusals by method and reason.
pub(super) fn refusals(summary: &Summary, words: &Words) -> Table {
    let titles = [
        ("method", Align::Start),
        ("reason", Align::Start),
        ("data sets", Align::End),
        ("the first one", Align::Start),
    ];
    let row = |refusal: &super::super::run::Refusal| {
        let label = summary.methods[refusal.method].label.clone();
        let count = words.number(refusal.count as f64, 0);
        [label, refusal.kind.clone(), count, refusal.example.clone()].map(Text::from).to_vec()
    };
    table("refusals", "Data sets that a method refused", &titles, summary.refusals.iter().map(row).collect())
}

/// Every condition, method and measure in a row of its own.
#[must_use]
pub fn cells_csv(summary: &Summary) -> String {
    let mut text =
        "data,noise,missing,mechanism,contributors,weights,reference,method,class,measure,mean,low,high,n,refused\n".to_owned();
    for cell in &summary.cells {
        let (at, method) = (&summary.conditions[cell.condition], &summary.methods[cell.method]);
        let mechanism = match at.mechanism {
            super::super::plan::Mechanism::Mcar => "mcar",
            super::super::plan::Mechanism::Mnar => "mnar",
        };
        for (measure, value) in summary.measures.iter().zip(&cell.values) {
            let _ = write!(
                text,
                "{},{},{},{mechanism},{},{},{},{},{},{},",
                at.data,
                at.noise,
                at.missing,
                at.contributors,
                at.weights,
                if at.planted { "planted" } else { "own" },
                quoted(&method.label),
                quoted(&method.class),
                measure.name()
            );
            let _ = match value {
                Some(found) => writeln!(
                    text,
                    "{:.6},{:.6},{:.6},{},{}",
                    found.mean, found.low, found.high, found.count, cell.refused
                ),
                None => writeln!(text, ",,,0,{}", cell.refused),
            };
        }
    }
    text
}

/// A label that a user chose, safe in a line of CSV.
fn quoted(label: &str) -> String {
    if label.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", label.replace('"', "\"\""))
    } else {
        label.to_owned()
    }
}
