//! Nothing changes: the ranks of last time.
//!
//! # Source
//! The persistence forecast of meteorology: Murphy (1992), Weather and Forecasting 7(4):692-698.
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

static CARD: Card = Card {
    name: "persistence",
    aliases: &["last-cycle"],
    title: "persistence",
    source: "Murphy (1992), Weather and Forecasting 7(4):692-698, as a baseline of forecasts",
    complexity: "O(m)",
    score: "the previous rank or score, negative if less is better; highest is best",
    parameters: &[
        Parameter {
            name: "criterion",
            kind: Kind::Text { default: "" },
            meaning: "Name of the criterion that holds the previous ranks or scores; nothing is the one in the group `previous`.",
        },
        Parameter {
            name: "missing",
            kind: Kind::Choice { options: &["last", "error"], default: "last" },
            meaning: "What was not ranked before: put it behind all others, or refuse.",
        },
    ],
    needs: Needs {
        weights: false,
        scale: ScaleLevel::Ordinal,
        criteria: "one that holds the previous ranks (less is better) or scores (more is better), in the group `previous` or named",
    },
    treatment: Treatment {
        ties: "Equal previous ranks share the best rank.",
        equal_columns: "If the criterion is one, all alternatives share rank 1.",
        zero: "Nothing special.",
        negative: "Nothing special: only the order counts.",
        missing: "What was not ranked before shares the last rank; by parameter, an error.",
    },
    rank_reversal_free: true,
    gaps: Gaps::Handled,
};

/// The registered method.
#[derive(Debug, Clone, Copy)]
pub struct Persistence;

impl Method for Persistence {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn run(&self, problem: &Problem, parameters: &Parameters) -> Result<Outcome, MethodError> {
        let column = match parameters.text("criterion") {
            "" => previous(problem)?,
            name => named(problem, name)?,
        };
        let hint = "set the parameter missing=last to put them behind all others";
        by_column(problem, column, parameters.choice("missing") == "last", hint)
    }

    fn criticism(&self) -> &'static str {
        "It sees no change; a method that does not beat it adds nothing to the last list."
    }
}

fn previous(problem: &Problem) -> Result<usize, MethodError> {
    let at = problem.criteria().iter().position(|criterion| criterion.group.as_deref() == Some("previous"));
    at.ok_or(MethodError::GroupMissing {
        group: "previous",
        hint: "put the criterion with the previous ranks into it, or name it by the parameter `criterion`",
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::methods::baseline::column::examples::ranks;

    #[test]
    fn what_was_not_ranked_before_comes_last() {
        assert_eq!(ranks(&Persistence, &[]), Ok(vec![2, 3, 1]));
        assert_eq!(ranks(&Persistence, &[("criterion", "a")]), Ok(vec![1, 3, 2]));
        assert!(matches!(ranks(&Persistence, &[("missing", "error")]), Err(MethodError::CellMissing { .. })));
    }
}
