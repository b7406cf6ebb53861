//! The tables of a comparison, without a format.

use super::{AreaChange, AreaRow, BatchSummary, Cause, Comparison};

/// A table of plain cells. Numbers are written with the digits that they have; who shows them rounds them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlainTable {
    /// Short name, usable as a file name.
    pub name: &'static str,
    /// Heading.
    pub title: &'static str,
    /// Column names.
    pub columns: Vec<String>,
    /// Rows, one cell a column; empty where there is nothing to say.
    pub rows: Vec<Vec<String>>,
}

/// The tables of a comparison: the runs, their agreement, the ranks, the changes with their causes, and the causes by
/// criterion.
#[must_use]
pub fn comparison_tables(comparison: &Comparison) -> Vec<PlainTable> {
    vec![
        runs(comparison),
        agreement(comparison),
        ranks(comparison),
        changes(comparison),
        by_criterion(comparison),
    ]
}

/// The table of a batch.
#[must_use]
pub fn batch_table(batch: &BatchSummary) -> PlainTable {
    let columns = [
        "run",
        "dossier",
        "model",
        "scenario",
        "priorities",
        "plans",
        "proposed",
        "first",
        "tau_b",
        "top_k_overlap",
        "warnings",
        "bundles",
    ];
    let row = |entry: &super::BatchRow| {
        vec![
            entry.run.clone(),
            entry.dossier.clone(),
            entry.model.clone(),
            entry.scenario.clone().unwrap_or_default(),
            entry.priorities.to_string(),
            entry.plans.to_string(),
            entry.proposed.to_string(),
            entry.first.clone(),
            number(entry.tau_b),
            number(entry.top_k_overlap),
            entry.warnings.to_string(),
            entry.bundles.join(" "),
        ]
    };
    table("summary", "Runs", &columns, batch.runs.iter().map(row).collect())
}

fn table(name: &'static str, title: &'static str, columns: &[&str], rows: Vec<Vec<String>>) -> PlainTable {
    PlainTable { name, title, columns: columns.iter().map(|&column| column.to_owned()).collect(), rows }
}

fn runs(comparison: &Comparison) -> PlainTable {
    let columns = ["run", "model", "method", "K", "N", "evidence", "proposed"];
    let row = |run: &super::RunHead| {
        vec![
            run.name.clone(),
            run.model.clone(),
            run.method.clone(),
            run.priorities.to_string(),
            run.plans.to_string(),
            if run.same_evidence { "same" } else { "other" }.to_owned(),
            run.proposed.join(" "),
        ]
    };
    table("runs", "Runs, the first one is the base", &columns, comparison.runs.iter().map(row).collect())
}

fn agreement(comparison: &Comparison) -> PlainTable {
    let columns = ["left", "right", "common areas", "tau-b", "K", "top-K overlap"];
    let pairs = comparison.agreement.iter().chain(&comparison.methods);
    let row = |pair: &super::Agreement| {
        vec![
            pair.left.clone(),
            pair.right.clone(),
            pair.common.to_string(),
            number(pair.tau_b),
            pair.k.to_string(),
            number(pair.top_k_overlap),
        ]
    };
    table(
        "agreement",
        "Agreement of runs, and of methods within the base",
        &columns,
        pairs.map(row).collect(),
    )
}

fn ranks(comparison: &Comparison) -> PlainTable {
    let mut columns = vec!["area".to_owned(), "name".to_owned()];
    columns.extend(comparison.runs.iter().map(|run| run.name.clone()));
    let cell = |(rank, proposed): (&Option<u32>, &Option<bool>)| {
        let mark = if *proposed == Some(true) { "*" } else { "" };
        rank.map_or_else(String::new, |rank| format!("{rank}{mark}"))
    };
    let row = |area: &AreaRow| {
        let mut cells = vec![area.key.clone(), area.label.clone()];
        cells.extend(area.ranks.iter().zip(&area.proposed).map(cell));
        cells
    };
    let rows = comparison.areas.iter().map(row).collect();
    PlainTable { name: "ranks", title: "Rank of each area; * = proposed", columns, rows }
}

fn changes(comparison: &Comparison) -> PlainTable {
    let columns = [
        "run",
        "area",
        "name",
        "rank before",
        "rank",
        "places",
        "movement",
        "proposal",
        "score",
        "evidence",
        "weights",
        "policy",
        "unsplit",
    ];
    let pairs = comparison.areas.iter().flat_map(|row| {
        row.changes.iter().enumerate().map(move |(position, change)| (row, position + 1, change))
    });
    let mut rows: Vec<(usize, Vec<String>)> =
        pairs.map(|(row, position, change)| (position, change_row(row, position, change))).collect();
    rows.sort_by_key(|(position, _)| *position);
    let rows = rows.into_iter().map(|(_, row)| row).collect();
    table("changes", "Changes against the base, and what they come from", &columns, rows)
}

fn change_row(row: &AreaRow, position: usize, change: &AreaChange) -> Vec<String> {
    let rank =
        |at: usize| row.ranks.get(at).copied().flatten().map_or_else(String::new, |rank| rank.to_string());
    let part = |of: fn(&Cause) -> f64| {
        let none = change.places.is_none();
        if none { String::new() } else { number(Some(change.causes.iter().map(of).sum())) }
    };
    vec![
        change.run.clone(),
        row.key.clone(),
        row.label.clone(),
        rank(0),
        rank(position),
        change.places.map_or_else(String::new, |places| format!("{places:+}")),
        change.movement.key().to_owned(),
        change.proposal.key().to_owned(),
        number(change.score),
        part(|cause| cause.evidence),
        part(|cause| cause.weights),
        part(|cause| cause.policy),
        part(|cause| cause.unsplit),
    ]
}

fn by_criterion(comparison: &Comparison) -> PlainTable {
    let columns = ["run", "area", "criterion", "change", "evidence", "weights", "policy", "unsplit"];
    let mut rows = Vec::new();
    for row in &comparison.areas {
        for change in &row.changes {
            for cause in &change.causes {
                let parts = [cause.change, cause.evidence, cause.weights, cause.policy, cause.unsplit];
                let mut cells = vec![change.run.clone(), row.key.clone(), cause.criterion.clone()];
                cells.extend(parts.iter().map(|part| number(Some(*part))));
                rows.push(cells);
            }
        }
    }
    table("causes", "Changes by criterion", &columns, rows)
}

fn number(value: Option<f64>) -> String {
    // A sum of nothing but negative zeros would be written with a sign.
    value.map_or_else(String::new, |value| format!("{}", value + 0.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::compare;
    use crate::comparison::testing::{area, run};

    #[test]
    fn every_row_has_one_cell_a_column() {
        let criteria = [("x", 1.0)];
        let base =
            run("m", &criteria, vec![area("a", 1, &[("x", 1.0, 0.5)]), area("b", 2, &[("x", 1.0, 0.1)])]);
        let other =
            run("n", &criteria, vec![area("a", 2, &[("x", 1.0, 0.2)]), area("c", 1, &[("x", 1.0, 0.9)])]);
        for table in comparison_tables(&compare(&[base, other])) {
            assert!(!table.rows.is_empty(), "{}", table.name);
            assert!(table.rows.iter().all(|row| row.len() == table.columns.len()), "{}", table.name);
        }
    }
}
