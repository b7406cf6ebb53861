//! The tables of a comparison, without a format.

use crate::tables::Value;

use super::causes::settled;
use super::{
    Agreement, AreaChange, AreaRow, BatchRow, BatchSummary, Cause, Comparison, Input, InputPart, ListRow,
    RunHead,
};

/// What stands in a cell of a table of a command.
#[derive(Debug, Clone, PartialEq)]
pub enum PlainCell {
    /// A value as it is; people see a rounded number.
    Value(Value),
    /// A difference of whole numbers, which people see with its sign; none for no difference.
    Signed(i64),
    /// A whole number, to which people see a star where it is marked.
    Marked(u32, bool),
}

impl<T: Into<Value>> From<T> for PlainCell {
    fn from(value: T) -> Self {
        Self::Value(value.into())
    }
}

impl PlainCell {
    /// What programs get.
    #[must_use]
    pub fn value(&self) -> Value {
        match self {
            Self::Value(value) => value.clone(),
            Self::Signed(number) => (*number).into(),
            Self::Marked(number, _) => (*number).into(),
        }
    }

    /// Whether it says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Value(Value::Nothing) => true,
            Self::Value(Value::Text(text)) => text.is_empty(),
            Self::Value(Value::List(items)) => items.is_empty(),
            _ => false,
        }
    }
}

/// A table of plain cells. Numbers have all their digits; who shows them rounds them.
#[derive(Debug, Clone, PartialEq)]
pub struct PlainTable {
    /// Key of the message that is the heading, as `table-runs`.
    pub heading: &'static str,
    /// Column names.
    pub columns: Vec<String>,
    /// Rows, one cell a column; empty where there is nothing to say.
    pub rows: Vec<Vec<PlainCell>>,
}

impl PlainTable {
    /// A table under the heading of a message, with these columns.
    #[must_use]
    pub fn new<S: Into<String>>(
        heading: &'static str,
        columns: impl IntoIterator<Item = S>,
        rows: Vec<Vec<PlainCell>>,
    ) -> Self {
        Self { heading, columns: columns.into_iter().map(Into::into).collect(), rows }
    }
}

/// The tables of a comparison, in the order in which they are read: runs, agreement of the runs, methods within the base,
/// ranks, shares of best sets, lists, changes with their causes, and causes by criterion. Runs are numbered in their order.
#[must_use]
pub fn comparison_tables(comparison: &Comparison) -> Vec<PlainTable> {
    let names: Vec<String> = comparison.runs.iter().map(|run| run.name.clone()).collect();
    let numbers: Vec<PlainCell> = (1..=names.len()).map(PlainCell::from).collect();
    let mut methods: Vec<String> = Vec::new();
    for method in comparison.methods.iter().flat_map(|pair| [&pair.left, &pair.right]) {
        if !methods.contains(method) {
            methods.push(method.clone());
        }
    }
    vec![
        runs(comparison),
        matrix("table-agreement", &names, &numbers, &comparison.agreement),
        matrix(
            "table-methods",
            &methods,
            &methods.iter().map(PlainCell::from).collect::<Vec<_>>(),
            &comparison.methods,
        ),
        ranks(comparison),
        in_best(comparison),
        lists(comparison),
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
        "K",
        "N",
        "proposed",
        "first",
        "tau_b",
        "top_k_overlap",
        "warnings",
        "bundles",
        "horizontal",
    ];
    let row = |entry: &BatchRow| {
        vec![
            entry.run.as_str().into(),
            entry.dossier.as_str().into(),
            entry.model.as_str().into(),
            entry.scenario.clone().into(),
            entry.priorities.into(),
            entry.plans.into(),
            entry.proposed.into(),
            entry.first.as_str().into(),
            entry.tau_b.into(),
            entry.top_k_overlap.into(),
            entry.warnings.into(),
            Value::list(&entry.bundles).into(),
            Value::list(&entry.horizontal).into(),
        ]
    };
    PlainTable::new("table-summary", columns, batch.runs.iter().map(row).collect())
}

fn runs(comparison: &Comparison) -> PlainTable {
    let columns = ["run", "name", "model", "method", "K", "N", "reports", "proposed", "gained", "lost"];
    let count = |run: &RunHead, wanted: super::ProposalChange| -> PlainCell {
        let changes = comparison.areas.iter().flat_map(|area| &area.changes);
        changes.filter(|change| change.run == run.name && change.proposal == wanted).count().into()
    };
    let row = |(position, run): (usize, &RunHead)| {
        vec![
            (position + 1).into(),
            run.name.as_str().into(),
            run.model.as_str().into(),
            run.method.as_str().into(),
            run.priorities.into(),
            run.plans.into(),
            if run.same_evidence { "same" } else { "other" }.into(),
            run.proposed.len().into(),
            count(run, super::ProposalChange::Gained),
            count(run, super::ProposalChange::Lost),
        ]
    };
    let rows = comparison.runs.iter().enumerate().map(row).collect();
    PlainTable::new("table-runs", columns, rows)
}

/// A square table of pairs: tau-b below the diagonal, overlap above. `shown` are the names in the heads.
fn matrix(heading: &'static str, names: &[String], shown: &[PlainCell], pairs: &[Agreement]) -> PlainTable {
    let find = |left: &str, right: &str| pairs.iter().find(|pair| pair.left == left && pair.right == right);
    let cell = |row: usize, column: usize| match row.cmp(&column) {
        std::cmp::Ordering::Equal => Value::Nothing.into(),
        std::cmp::Ordering::Greater => find(&names[column], &names[row]).and_then(|pair| pair.tau_b).into(),
        std::cmp::Ordering::Less => {
            find(&names[row], &names[column]).and_then(|pair| pair.top_k_overlap).into()
        }
    };
    let row = |at: usize| {
        let cells = (0..names.len()).map(|column| cell(at, column));
        std::iter::once(shown[at].clone()).chain(cells).collect()
    };
    let columns = std::iter::once(String::new()).chain(shown.iter().map(|head| head.value().plain()));
    PlainTable::new(heading, columns, (0..names.len()).map(row).collect())
}

fn ranks(comparison: &Comparison) -> PlainTable {
    let mut columns = vec!["area".to_owned()];
    columns.extend((1..=comparison.runs.len()).map(|number| number.to_string()));
    columns.push("name".to_owned());
    let cell = |(rank, proposed): (&Option<u32>, &Option<bool>)| {
        let marked = *proposed == Some(true);
        rank.map_or_else(|| Value::Nothing.into(), |rank| PlainCell::Marked(rank, marked))
    };
    let row = |area: &AreaRow| {
        let mut cells: Vec<PlainCell> = vec![area.key.as_str().into()];
        cells.extend(area.ranks.iter().zip(&area.proposed).map(cell));
        cells.push(area.label.as_str().into());
        cells
    };
    let rows = comparison.areas.iter().map(row).collect();
    PlainTable::new("table-ranks", columns, rows)
}

/// How often each area is in the best set, run by run; no rows if no run says so.
fn in_best(comparison: &Comparison) -> PlainTable {
    let mut columns = vec!["area".to_owned()];
    columns.extend((1..=comparison.runs.len()).map(|number| number.to_string()));
    columns.push("name".to_owned());
    let said = comparison.areas.iter().filter(|area| area.p_proposed.iter().any(Option::is_some));
    let row = |area: &AreaRow| {
        let shares = area.p_proposed.iter().map(|&share| PlainCell::from(share));
        std::iter::once(area.key.as_str().into()).chain(shares).chain([area.label.as_str().into()]).collect()
    };
    PlainTable::new("table-in-best", columns, said.map(row).collect())
}

/// What each list loses against the best choice at its own costs, run by run; no rows if there is none beside the proposal.
fn lists(comparison: &Comparison) -> PlainTable {
    let mut columns = vec!["list".to_owned()];
    columns.extend((1..=comparison.runs.len()).map(|number| number.to_string()));
    let row = |list: &ListRow| {
        let regrets = list.regrets.iter().map(|&regret| PlainCell::from(regret));
        std::iter::once(list.id.as_str().into()).chain(regrets).collect()
    };
    PlainTable::new("table-lists", columns, comparison.lists.iter().map(row).collect())
}

fn changes(comparison: &Comparison) -> PlainTable {
    let columns = [
        "run", "area", "before", "rank", "places", "movement", "level", "p_higher", "proposal", "by_input",
        "score", "evidence", "weights", "policy", "unsplit", "criteria", "most_by", "name",
    ];
    let mut rows: Vec<(usize, Vec<PlainCell>)> = Vec::new();
    for row in &comparison.areas {
        for (position, change) in row.changes.iter().enumerate() {
            rows.push((position, change_row(row, position + 1, change)));
        }
    }
    rows.sort_by_key(|(position, _)| *position);
    let rows = rows.into_iter().map(|(_, row)| row).collect();
    PlainTable::new("table-changes", columns, rows)
}

fn change_row(row: &AreaRow, position: usize, change: &AreaChange) -> Vec<PlainCell> {
    let rank = |at: usize| row.ranks.get(at).copied().flatten().into();
    let part =
        |of: fn(&Cause) -> f64| change.places.map(|_| settled(change.causes.iter().map(of).sum())).into();
    vec![
        change.run.as_str().into(),
        row.key.as_str().into(),
        rank(0),
        rank(position),
        change.places.map_or_else(|| Value::Nothing.into(), PlainCell::Signed),
        change.movement.key().into(),
        change.level.map(|level| level.direction.key()).into(),
        change.level.map(|level| level.p_higher).into(),
        change.proposal.key().into(),
        most(&change.inputs).map(Input::key).into(),
        change.score.into(),
        part(|cause| cause.evidence),
        part(|cause| cause.weights),
        part(|cause| cause.policy),
        part(|cause| cause.unsplit),
        part(|cause| cause.criteria),
        change.causes.first().map(|cause| cause.criterion.as_str()).into(),
        row.label.as_str().into(),
    ]
}

/// The input that did most to an area's place on the list.
fn most(inputs: &[InputPart]) -> Option<Input> {
    let largest = inputs.iter().rev().max_by(|a, b| a.part.abs().total_cmp(&b.part.abs()));
    largest.map(|part| part.input)
}

fn by_criterion(comparison: &Comparison) -> PlainTable {
    let columns =
        ["run", "area", "criterion", "change", "evidence", "weights", "policy", "unsplit", "criteria"];
    let mut rows = Vec::new();
    for row in &comparison.areas {
        for change in &row.changes {
            for cause in &change.causes {
                let parts = [
                    cause.change,
                    cause.evidence,
                    cause.weights,
                    cause.policy,
                    cause.unsplit,
                    cause.criteria,
                ];
                let keys = [&change.run, &row.key, &cause.criterion].map(|key| PlainCell::from(key.as_str()));
                let mut cells = Vec::from(keys);
                cells.extend(parts.map(PlainCell::from));
                rows.push(cells);
            }
        }
    }
    PlainTable::new("table-causes", columns, rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::compare;
    use crate::comparison::testing::{area, run};

    #[test]
    fn every_row_has_one_cell_a_column() {
        let criteria = [("x", 1.0)];
        let mut base =
            run("m", &criteria, vec![area("a", 1, &[("x", 1.0, 0.5)]), area("b", 2, &[("x", 1.0, 0.1)])]);
        base.methods = ["additive", "topsis"]
            .map(|method| super::super::MethodRanks { method: method.to_owned(), ranks: vec![1, 2] })
            .to_vec();
        base.lists = ["proposal", "draft"]
            .map(|id| super::super::ListSummary {
                id: id.to_owned(),
                fits: true,
                regret: 0.1,
                price_of_bounds: 0.0,
                share_best: 0.2,
                better: None,
            })
            .to_vec();
        let other =
            run("n", &criteria, vec![area("a", 2, &[("x", 1.0, 0.2)]), area("c", 1, &[("x", 1.0, 0.9)])]);
        for table in comparison_tables(&compare(&[base, other])) {
            assert!(!table.rows.is_empty(), "{}", table.heading);
            assert!(table.rows.iter().all(|row| row.len() == table.columns.len()), "{}", table.heading);
        }
    }

    #[test]
    fn a_matrix_has_tau_below_and_overlap_above() {
        let pair = Agreement {
            left: "a".to_owned(),
            right: "b".to_owned(),
            common: 2,
            tau_b: Some(-1.0),
            k: 1,
            top_k_overlap: Some(0.5),
        };
        let names = ["a".to_owned(), "b".to_owned()];
        let table = matrix("t", &names, &names.each_ref().map(PlainCell::from), &[pair]);
        let nothing = || PlainCell::from(Value::Nothing);
        assert_eq!(table.rows, [["a".into(), nothing(), 0.5.into()], ["b".into(), (-1.0).into(), nothing()]]);
    }
}
