//! One criterion decides.
//!
//! # Source
//! Take-the-best without its later cues: Gigerenzer & Goldstein (1996), Psychological Review 103(4):650-669.
//!
//! # Complexity
//! O(m) for m alternatives.

use crate::card::{Card, Gaps, Needs, ScaleLevel, Treatment};
use crate::method::Method;
use crate::method_error::MethodError;
use crate::methods::baseline::column::{by_column, named};
use crate::outcome::Outcome;
use crate::parameter::{Kind, Parameter, Parameters};
use crate::problem::Problem;
use crate::problem::criterion::Criterion;

static CARD: Card = Card {
    name: "single-best",
    aliases: &["single-best-indicator"],
    title: "single best indicator",
    source: "Gigerenzer & Goldstein (1996), Psychological Review 103(4):650-669, its first cue alone",
    complexity: "O(m)",
    score: "the criterion's value, negative if less is better; highest is best",
    parameters: &[
        Parameter {
            name: "criterion",
            kind: Kind::Text { default: "" },
            meaning: "Name of the criterion that decides; nothing is the one of the highest weight, and of equals the first by name.",
        },
        Parameter {
            name: "missing",
            kind: Kind::Choice { options: &["error", "last"], default: "error" },
            meaning: "Missing cells: refuse, or put the alternative behind all others.",
        },
    ],
    needs: Needs {
        weights: false,
        scale: ScaleLevel::Ordinal,
        criteria: "nothing; weights only to find the heaviest where none is named",
    },
    treatment: Treatment {
        ties: "Equal values share the best rank.",
        equal_columns: "If the criterion is one, all alternatives share rank 1.",
        zero: "Nothing special.",
        negative: "Nothing special: only the order counts.",
        missing: "An error; by parameter, last.",
    },
    rank_reversal_free: true,
    gaps: Gaps::Choice("missing", "last"),
};

/// The registered method.
#[derive(Debug, Clone, Copy)]
pub struct SingleBest;

impl Method for SingleBest {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn run(&self, problem: &Problem, parameters: &Parameters) -> Result<Outcome, MethodError> {
        let column = match parameters.text("criterion") {
            "" => heaviest(problem)?,
            name => named(problem, name)?,
        };
        let hint = "set the parameter missing=last to put them behind all others";
        by_column(problem, column, parameters.choice("missing") == "last", hint)
    }

    fn criticism(&self) -> &'static str {
        "It throws away all other evidence; a method that does not beat it makes no use of its criteria."
    }
}

/// The column of the highest weight, and of equals the first by name.
fn heaviest(problem: &Problem) -> Result<usize, MethodError> {
    let weights = problem.weights()?.values;
    let name =
        |column: usize| -> &str { problem.criteria().get(column).map_or("", |Criterion { name, .. }| name) };
    let better = |a: &usize, b: &usize| weights[*a].total_cmp(&weights[*b]).then(name(*b).cmp(name(*a)));
    Ok((0..weights.len()).max_by(better).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::methods::baseline::column::examples::ranks;

    #[test]
    fn the_heaviest_criterion_decides_and_ties_of_weight_go_by_name() {
        assert_eq!(ranks(&SingleBest, &[]), Ok(vec![1, 3, 2]));
        assert_eq!(ranks(&SingleBest, &[("criterion", "b")]), Ok(vec![3, 1, 2]));
        assert!(matches!(
            ranks(&SingleBest, &[("criterion", "c")]),
            Err(MethodError::CriterionMissing { .. })
        ));
    }
}
