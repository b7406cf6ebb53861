//! The cases as a table: `docs/reference-cases.md`.

use super::case::{Case, Kind, Status};
use super::compare::Difference;

/// Smaller differences are rounding, and differ with the order of sums.
const ROUNDING: f64 = 1e-12;

/// The whole document.
pub fn markdown(rows: &[(Case, Vec<(String, Difference)>)]) -> String {
    let count = |status| rows.iter().filter(|(case, _)| case.status == status).count();
    let mut text = format!(
        "# Reference cases\n\n\
         Results that others have published or that are known exactly, and what this program finds for them: {} are\n\
         reproduced within the tolerance of their printed digits, {} are refuted, with the reason. The cases are the files of\n\
         `fixtures/reference`; `cargo test --test laws reference` computes them anew, and fails if a reproduced one is missed or\n\
         a refuted one is met. *Published* figures are printed in the source, *formula* figures were computed from the published\n\
         formula by another program, *exact* ones follow from a proof or by counting. A difference below 1e-12 is rounding, and\n\
         shown as 0. This file is made from the cases.\n\n\
         | case | method | kind | compared | tolerance | largest difference | status | citation |\n\
         | --- | --- | --- | --- | --- | --- | --- | --- |\n",
        count(Status::Reproduced),
        count(Status::Refuted),
    );
    for (case, differences) in rows {
        text.push_str(&row(case, differences));
    }
    let refuted: Vec<&Case> =
        rows.iter().map(|(case, _)| case).filter(|case| case.status == Status::Refuted).collect();
    if !refuted.is_empty() {
        text.push_str("\n## Why they are refuted\n\n");
    }
    for case in refuted {
        text.push_str(&format!("- `{}`: {}\n", case.id, case.reason.as_deref().unwrap_or_default()));
    }
    text
}

fn row(case: &Case, differences: &[(String, Difference)]) -> String {
    let join = |cell: &dyn Fn(&(String, Difference)) -> String| {
        differences.iter().map(cell).collect::<Vec<_>>().join(", ")
    };
    let kind = match case.kind {
        Kind::Published => "published",
        Kind::Formula => "formula",
        Kind::Exact => "exact",
    };
    let status = match case.status {
        Status::Reproduced => "reproduced",
        Status::Refuted => "refuted",
    };
    format!(
        "| `{}` | {}: {} | {kind} | {} | {} | {} | {status} | {} |\n",
        case.id,
        case.tool,
        case.method,
        join(&|(key, _)| format!("`{key}`")),
        join(&|(key, _)| tolerance(case.tolerance_of(key))),
        join(&|(_, difference)| digit(difference.largest)),
        case.citation.replace('|', "\\|"),
    )
}

/// One significant digit.
fn digit(value: f64) -> String {
    if value < ROUNDING {
        "0".to_owned()
    } else if value.is_finite() {
        format!("{value:.0e}")
    } else {
        "other words".to_owned()
    }
}

fn tolerance(value: f64) -> String {
    if value == 0.0 { "0".to_owned() } else { format!("{value:e}") }
}
