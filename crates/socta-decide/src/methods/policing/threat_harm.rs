//! Threat and harm side by side, never multiplied.
//!
//! Each alternative has a position in a matrix: the level of its threat and the level of its harm. One is placed before
//! another if it is at least as high on both and higher on one; else the pair stays open. The score is the number placed
//! behind it less the number placed before it.
//!
//! # Source
//! Matrices of police practice; that products of ordinal levels mean nothing: Cox (2008), What's wrong with risk matrices?, Risk
//! Analysis 28(2):497-512.
//!
//! # Complexity
//! O(m²) for m alternatives.

use socta_base::numeric::rank::Best;

use crate::card::{Card, Gaps, Needs, ScaleLevel, Treatment};
use crate::matrix::{Direction, Matrix};
use crate::method::Method;
use crate::method_error::MethodError;
use crate::methods::given::at_most;
use crate::methods::outranking::dominance::dominance;
use crate::methods::policing::groups;
use crate::methods::policing::levels::rising;
use crate::outcome::{Detail, Outcome, Values};
use crate::parameter::{Kind, Parameter, Parameters};
use crate::problem::Problem;
use crate::refusal::cell_missing;

static CARD: Card = Card {
    name: "threat-harm",
    aliases: &["threat-harm-matrix"],
    title: "threat and harm matrix",
    source: "matrices of police practice, without the product that Cox (2008), Risk Analysis 28(2):497-512, refutes",
    complexity: "O(m²), for at most 20,000 alternatives",
    score: "number placed behind it less number placed before it; highest is the greatest threat",
    parameters: &[Parameter {
        name: "within",
        kind: Kind::Choice { options: &["median", "highest", "lowest"], default: "median" },
        meaning: "Level of a dimension with several criteria: their lower median, the highest, or the lowest.",
    }],
    needs: Needs {
        weights: false,
        scale: ScaleLevel::Ordinal,
        criteria: "the group `threat` or `harm`; the criteria of a group share one set of levels",
    },
    treatment: Treatment {
        ties: "Equal scores share the best rank.",
        equal_columns: "They neither make nor prevent an order.",
        zero: "Nothing special.",
        negative: "Nothing special: only the order counts.",
        missing: "An error.",
    },
    rank_reversal_free: false,
    gaps: Gaps::OwnMean,
};

/// Largest number of alternatives.
const MOST: usize = 20_000;

/// The registered method.
#[derive(Debug, Clone, Copy)]
pub struct ThreatHarm;

impl Method for ThreatHarm {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn run(&self, problem: &Problem, parameters: &Parameters) -> Result<Outcome, MethodError> {
        let groups = [groups::columns(problem, "threat")?, groups::columns(problem, "harm")?];
        rising(problem)?;
        let rows = problem.matrix().rows();
        at_most(MOST, problem, "a partial order of all pairs")?;
        let within = parameters.choice("within");
        let level = |row: usize, columns: &[usize]| -> Option<f64> {
            let cells: Option<Vec<f64>> =
                columns.iter().map(|&column| problem.matrix().get(row, column)).collect();
            cells.map(|cells| joined(cells, within))
        };
        let mut positions = Vec::with_capacity(rows * 2);
        for row in 0..rows {
            for columns in &groups {
                let level = level(row, columns);
                let missing = || cell_missing(problem, "the method has no rule for what is unknown");
                positions.push(Some(level.ok_or_else(missing)?));
            }
        }
        let overflow = MethodError::Overflow { what: "a position" };
        let matrix = Matrix::new(2, &positions).map_err(|_| overflow)?;
        let found = dominance(&matrix, &[Direction::Max; 2], &[0, 1]);
        let score = |(below, above): (&u32, &u32)| f64::from(*below) - f64::from(*above);
        let scores = found.dominates.iter().zip(&found.dominated_by).map(score).collect();
        let position = |at: usize| Values::Alternatives(matrix.column(at).flatten().collect());
        let details = vec![
            Detail { name: "threat", values: position(0) },
            Detail { name: "harm", values: position(1) },
            Detail { name: "placed_behind", values: Values::Counts(found.dominates) },
            Detail { name: "placed_before", values: Values::Counts(found.dominated_by) },
            Detail { name: "front", values: Values::Counts(found.front) },
        ];
        Ok(Outcome { scores, best: Best::Highest, ranks: None, details })
    }

    fn criticism(&self) -> &'static str {
        "Few levels put very different threats into one cell, and what lies across the diagonal stays open."
    }
}

/// One level for several; never a sum, which ordinal levels do not have.
fn joined(mut levels: Vec<f64>, within: &str) -> f64 {
    levels.sort_unstable_by(f64::total_cmp);
    let at = match within {
        "highest" => levels.len().saturating_sub(1),
        "lowest" => 0,
        _ => levels.len().saturating_sub(1) / 2,
    };
    levels.get(at).copied().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::method::evaluate;
    use crate::problem::criterion::Criterion;

    #[test]
    fn positions_are_ordered_by_dominance_and_not_by_product() {
        let mut criteria =
            vec![Criterion::new("t", Direction::Max, 1.0), Criterion::new("h", Direction::Max, 1.0)];
        criteria[0].group = Some("threat".to_owned());
        criteria[1].group = Some("harm".to_owned());
        // By product the first would come before the second; here they cannot be compared.
        let cells = [3.0, 3.0, 5.0, 1.0, 2.0, 2.0, 5.0, 5.0].map(Some);
        let names = ["a", "b", "c", "d"].map(str::to_owned).to_vec();
        let problem =
            Problem::new(names, criteria, Matrix::new(2, &cells).expect("full rows")).expect("no fault");
        let found = evaluate(&ThreatHarm, &problem, &Parameters::defaults(CARD.parameters)).expect("placed");
        assert_eq!(found.scores, [0.0, -1.0, -2.0, 3.0]);
        assert_eq!(found.details[4].values, Values::Counts(vec![2, 2, 3, 1]));
    }

    #[test]
    fn several_criteria_share_a_level() {
        assert_eq!(joined(vec![3.0, 1.0, 2.0, 9.0], "median"), 2.0);
        assert_eq!(joined(vec![3.0, 1.0, 2.0], "highest"), 3.0);
        assert_eq!(joined(vec![3.0, 1.0, 2.0], "lowest"), 1.0);
    }
}
