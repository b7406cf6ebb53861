//! What the votes of criteria have in common.

use crate::aggregation::pairwise::{Ballot, Pairwise};
use crate::card::{Gaps, Needs, ScaleLevel, Treatment};
use crate::method_error::MethodError;
use crate::methods::given::{TIES_RULE, at_most};
use crate::parameter::{Kind, Parameter, Parameters};
use crate::problem::Problem;
use crate::refusal::cell_missing;

/// The parameter that says what becomes of missing cells.
pub(super) const MISSING: Parameter = Parameter {
    name: "missing",
    kind: Kind::Choice { options: &["error", "silent"], default: "error" },
    meaning: "Missing cells: refuse, or let a criterion say nothing about pairs with the alternative.",
};

/// What a vote of the criteria needs.
pub(super) const NEEDS: Needs = Needs {
    weights: true,
    scale: ScaleLevel::Ordinal,
    criteria: "nothing; a criterion is a voter, and its weight is the weight of the vote",
};

/// What a vote of the criteria does in special cases.
pub(super) const TREATMENT: Treatment = Treatment {
    ties: TIES_RULE,
    equal_columns: "They are votes that tie everything and decide nothing.",
    zero: "Nothing special.",
    negative: "Nothing special: only the order counts.",
    missing: "An error; by parameter, the criterion says nothing about pairs with the alternative.",
};

/// How a matrix with excluded cells is put to a vote.
pub(super) const GAPS: Gaps = Gaps::Choice("missing", "silent");

/// The votes of the criteria, with weights that add up to 1.
pub(super) fn votes(
    problem: &Problem,
    parameters: &Parameters,
    most: usize,
) -> Result<(Vec<f64>, Pairwise), MethodError> {
    let weights = problem.weights()?.values;
    let matrix = problem.matrix();
    at_most(most, problem, "a vote over all pairs")?;
    if parameters.choice("missing") == "error" && matrix.first_missing().is_some() {
        return Err(cell_missing(problem, "set the parameter missing=silent to let criteria keep silent"));
    }
    let ballot = |(column, weight): (usize, &f64)| {
        let sign = -problem.criteria()[column].direction.sign();
        Ballot { weight: *weight, places: matrix.column(column).map(|cell| cell.map(|x| x * sign)).collect() }
    };
    let ballots: Vec<Ballot> = weights.iter().enumerate().map(ballot).collect();
    let votes = Pairwise::new(matrix.rows(), &ballots);
    Ok((weights, votes))
}
