//! Several rankings of one matrix, for people and as a table.

use super::speech::{say, shown};
use super::table;
use crate::comparison::{PlainCell, PlainTable, Ranks};

/// Names of the methods of a class, with what is the same here only.
fn head(found: &Ranks, class: usize) -> String {
    found.classes[class].methods.join(" = ")
}

/// Ranks by alternative: one column a class, and the votes.
pub(super) fn table(found: &Ranks) -> PlainTable {
    let mut columns = vec!["alternative".to_owned()];
    columns.extend((0..found.classes.len()).map(|class| head(found, class)));
    let first = |class: usize| found.methods.iter().find(|method| method.class == class);
    let mut rows: Vec<Vec<PlainCell>> = Vec::new();
    for (at, alternative) in found.alternatives.iter().enumerate() {
        let mut row = vec![PlainCell::from(alternative)];
        let rank = |class| PlainCell::from(first(class).map(|method| method.ranks[at]));
        row.extend((0..found.classes.len()).map(rank));
        rows.push(row);
    }
    if let Some(vote) = &found.vote {
        columns.extend(["vote: borda", "vote: copeland", "vote: kemeny"].map(str::to_owned));
        for (at, row) in rows.iter_mut().enumerate() {
            let place = vote.kemeny.order.iter().position(|alternative| *alternative == at);
            row.push(vote.borda_ranks[at].into());
            row.push(vote.copeland_ranks[at].into());
            row.push(place.map(|place| place + 1).into());
        }
    }
    PlainTable::new("table-class-ranks", columns, rows)
}

/// Ranks turned round, one row a class, so that they fit a terminal; classes, agreement, votes and refusals.
pub(super) fn text(found: &Ranks) -> String {
    let by_alternative = table(found);
    let mut columns = vec!["method".to_owned()];
    columns.extend(found.alternatives.iter().cloned());
    let row = |(column, name): (usize, &String)| {
        let mut row = vec![PlainCell::from(name)];
        row.extend(by_alternative.rows.iter().map(|cells| cells[column].clone()));
        row
    };
    let rows = by_alternative.columns.iter().enumerate().skip(1).map(row).collect();
    let mut out = table::text(&PlainTable::new("table-class-ranks", columns, rows));
    out.push_str(&table::text(&agreement(found)));
    let mut said: Vec<&str> = Vec::new();
    for class in found.classes.iter().filter(|class| !class.same_here.is_empty()) {
        // Each group of classes is said once, at its first one.
        if class.methods.iter().any(|method| said.contains(method)) {
            continue;
        }
        said.extend(class.methods.iter().chain(&class.same_here));
        let methods = [class.methods.join(" = "), class.same_here.join(", ")].join(", ");
        out.push_str(&say(
            "ranks-same-here",
            &[("trials", shown(found.trials)), ("methods", methods.into())],
        ));
        out.push('\n');
    }
    if let Some(vote) = &found.vote {
        let gap = vote.kemeny.gap();
        let opinions = ("opinions", shown(vote.kemeny.disagreement));
        out.push_str(&match gap > 0.0 {
            true => say("ranks-kemeny-bound", &[opinions, ("gap", shown(gap))]),
            false => say("ranks-kemeny-proven", &[opinions]),
        });
        out.push('\n');
    }
    for method in &found.methods {
        for warning in &method.warnings {
            out.push_str(&format!("{}\n", say("ranks-warning", &[("warning", shown(warning))])));
        }
    }
    for method in &found.refused {
        let said = [("method", shown(method.method)), ("reason", shown(&method.reason))];
        out.push_str(&format!("{}\n", say("ranks-refused", &said)));
    }
    out
}

fn agreement(found: &Ranks) -> PlainTable {
    let mut columns = vec!["Kendall's tau-b".to_owned()];
    columns.extend((0..found.classes.len()).map(|class| found.classes[class].methods[0].to_owned()));
    let row = |(class, taus): (usize, &Vec<Option<f64>>)| {
        let mut row = vec![PlainCell::from(found.classes[class].methods[0])];
        row.extend(taus.iter().map(|&tau| PlainCell::from(tau)));
        row
    };
    let rows = found.agreement.iter().enumerate().map(row).collect();
    PlainTable::new("table-class-agreement", columns, rows)
}
